import pytest
from mastodon import Mastodon, MastodonNotFoundError

from barza.town.testing import TownHandle


def test_only_the_two_of_them_see_a_private_message(
    us: Mastodon, salim: Mastodon, priya: Mastodon
) -> None:
    secret = salim.status_post("@muscat بيني وبينكم", visibility="direct")
    assert us.status(secret.id).visibility == "direct"
    with pytest.raises(MastodonNotFoundError):
        priya.status(secret.id)
    me = salim.me()
    assert secret.id not in [one.id for one in priya.account_statuses(me.id)]
    assert secret.id in [one.id for one in us.account_statuses(me.id)]


def test_a_private_message_is_on_no_timeline(us: Mastodon, salim: Mastodon) -> None:
    secret = salim.status_post("@muscat secret", visibility="direct")
    for timeline in (us.timeline_public(), us.timeline_home(), salim.timeline_home()):
        assert secret.id not in [one.id for one in timeline]


def test_a_private_answer_does_not_show_in_a_public_thread(
    us: Mastodon, salim: Mastodon, priya: Mastodon
) -> None:
    asked = salim.status_post("@muscat public question")
    us.status_post("@salim_k private answer", in_reply_to_id=asked.id, visibility="direct")
    assert priya.status_context(asked.id).descendants == []
    assert len(salim.status_context(asked.id).descendants) == 1


def test_nobody_can_share_or_answer_what_they_do_not_see(salim: Mastodon, priya: Mastodon) -> None:
    secret = salim.status_post("@muscat hidden", visibility="direct")
    with pytest.raises(MastodonNotFoundError):
        priya.status_favourite(secret.id)
    with pytest.raises(MastodonNotFoundError):
        priya.status_post("@salim_k I saw that", in_reply_to_id=secret.id)


def test_private_messages_form_a_conversation(us: Mastodon, salim: Mastodon) -> None:
    first = salim.status_post("@muscat one", visibility="direct")
    last = us.status_post("@salim_k two", visibility="direct", in_reply_to_id=first.id)
    mine = salim.conversations()[0]
    assert (mine.last_status.id, mine.unread) == (last.id, True)
    assert [who.acct for who in mine.accounts] == ["muscat"]
    salim.conversations_read(mine.id)
    assert not salim.conversations()[0].unread


def test_the_pages_show_no_private_message(town: TownHandle, salim: Mastodon) -> None:
    secret = salim.status_post("@muscat كلام خاص جدًا", visibility="direct")
    for path in ("/", "/@salim_k", f"/@salim_k/{secret.id}"):
        shown = salim.session.get(town.base_url + path, timeout=5)
        assert "كلام خاص جدًا" not in shown.text


def test_only_the_institution_leads_the_exercise(town: TownHandle, salim: Mastodon) -> None:
    address = f"{town.base_url}/practice/next"
    token = town.citizen("salim_k").access_token
    answer = salim.session.post(address, headers={"Authorization": f"Bearer {token}"}, timeout=5)
    assert answer.status_code == 403
    assert salim.session.post(address, timeout=5).status_code == 401
