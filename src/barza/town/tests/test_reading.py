from typing import Any

import pytest
from mastodon import Mastodon, MastodonNotFoundError

from barza.town.testing import TownHandle


def test_the_institution_is_plainly_a_practice_account(us: Mastodon) -> None:
    me = us.me()
    assert me.acct == "muscat"
    assert "ميدان التدريب" in me.display_name
    assert "practice" in me.display_name


def test_both_instance_answers_are_read_by_the_client(us: Mastodon) -> None:
    assert us.instance_v1().configuration.statuses.max_characters == 500
    second = us.instance_v2()
    assert second.configuration.statuses.characters_reserved_per_url == 23
    assert second.configuration.urls.streaming.startswith("ws://")


def test_an_account_is_found_by_handle_id_and_search(us: Mastodon) -> None:
    found = us.account_lookup("salim_k")
    assert us.account(found.id).acct == "salim_k"
    assert [who.id for who in us.account_search("salim")] == [found.id]
    with pytest.raises(MastodonNotFoundError):
        us.account_lookup("nobody_here")


def test_an_account_lists_what_it_wrote_without_replies_if_asked(
    us: Mastodon, priya: Mastodon
) -> None:
    post = us.status_post("A post of ours")
    reply = priya.status_post("@muscat a reply", in_reply_to_id=post.id)
    me = priya.me().id
    assert reply.id in [one.id for one in us.account_statuses(me)]
    assert reply.id not in [one.id for one in us.account_statuses(me, exclude_replies=True)]


def test_a_long_list_is_read_page_by_page_without_gap_or_overlap(
    us: Mastodon, salim: Mastodon
) -> None:
    written = [salim.status_post(f"@muscat number {n}").id for n in range(7)]
    pages: list[Any] = [us.notifications(types=["mention"], limit=3)]
    while pages[-1] and len(pages) < 3:
        pages.append(us.fetch_next(pages[-1]))
    read = [told.status.id for page in pages for told in page]
    assert read[:7] == written[::-1]


def test_since_id_gives_the_newest_and_min_id_the_next(us: Mastodon, salim: Mastodon) -> None:
    start = us.notifications(limit=1)
    mark = start[0].id if start else "0"
    written = [salim.status_post(f"@muscat row {n}").id for n in range(5)]
    newest = us.notifications(since_id=mark, limit=2)
    following = us.notifications(min_id=mark, limit=2)
    assert [told.status.id for told in newest] == [written[4], written[3]]
    assert [told.status.id for told in following] == [written[1], written[0]]


def test_the_link_header_names_both_directions(town: TownHandle, us: Mastodon) -> None:
    answer = us.session.get(
        f"{town.base_url}/api/v1/notifications?limit=1&types[]=mention",
        headers={"Authorization": f"Bearer {town.access_token}"},
        timeout=5,
    )
    assert set(answer.links) == {"next", "prev"}
    assert "types%5B%5D=mention" in answer.links["next"]["url"]


def test_a_dismissed_notification_does_not_come_back(us: Mastodon, salim: Mastodon) -> None:
    salim.status_post("@muscat dismiss me")
    told = us.notifications(limit=1)[0]
    assert us.notifications(told.id).id == told.id
    us.notifications_dismiss(told.id)
    assert told.id not in [one.id for one in us.notifications()]


def test_a_status_is_found_by_its_address(us: Mastodon, salim: Mastodon) -> None:
    written = salim.status_post("find me by address")
    assert us.search_v2(written.url).statuses[0].id == written.id


def test_practising_to_connect_gives_the_token_to_who_holds_it(town: TownHandle) -> None:
    id, secret = Mastodon.create_app("Barza", api_base_url=town.base_url)
    app = Mastodon(client_id=id, client_secret=secret, api_base_url=town.base_url)
    token = app.log_in(code=town.access_token, scopes=["read", "write"], allow_http=True)
    assert token == town.access_token
