import pytest
from mastodon import (
    Mastodon,
    MastodonAPIError,
    MastodonNotFoundError,
    MastodonUnauthorizedError,
)

from barza.town.testing import TownHandle
from barza.town.tests.conftest import client


def test_a_message_to_the_institution_becomes_a_notification(us: Mastodon, salim: Mastodon) -> None:
    written = salim.status_post("@muscat الشارع مظلم في الخوض")
    told = us.notifications(types=["mention"])[0]
    assert (told.status.id, told.account.acct) == (written.id, "salim_k")
    assert told.status.language == "ar"
    assert [mention.acct for mention in told.status.mentions] == ["muscat"]


def test_an_answer_stands_under_the_message(us: Mastodon, salim: Mastodon) -> None:
    asked = salim.status_post("@muscat متى؟")
    answer = us.status_post("@salim_k غدًا", in_reply_to_id=asked.id)
    more = salim.status_post("@muscat شكرًا", in_reply_to_id=answer.id)
    assert [one.id for one in us.status_context(asked.id).descendants] == [answer.id, more.id]
    assert [one.id for one in us.status_context(more.id).ancestors] == [asked.id, answer.id]
    assert us.status(asked.id).replies_count == 1


def test_the_same_key_brings_back_the_same_status(salim: Mastodon) -> None:
    first = salim.status_post("مرة واحدة", idempotency_key="once")
    assert salim.status_post("مرة واحدة", idempotency_key="once").id == first.id


def test_the_same_key_of_another_account_is_another_status(
    salim: Mastodon, priya: Mastodon
) -> None:
    first = salim.status_post("one", idempotency_key="shared")
    assert priya.status_post("one", idempotency_key="shared").id != first.id


def test_an_edit_keeps_every_version(us: Mastodon, salim: Mastodon) -> None:
    written = salim.status_post("@muscat first")
    edited = salim.status_update(written.id, "@muscat second")
    assert edited.edited_at is not None
    assert ["first" in one.content for one in us.status_history(written.id)] == [True, False]
    assert salim.status_source(written.id).text == "@muscat second"


def test_a_deleted_status_is_gone_and_so_is_its_notification(us: Mastodon, salim: Mastodon) -> None:
    written = salim.status_post("@muscat I take it back")
    reply = us.status_post("@salim_k why?", in_reply_to_id=written.id)
    assert salim.status_delete(written.id).text == "@muscat I take it back"
    with pytest.raises(MastodonNotFoundError):
        us.status(written.id)
    assert written.id not in [told.status.id for told in us.notifications()]
    assert us.status(reply.id).in_reply_to_id is None


def test_nobody_edits_or_deletes_what_another_wrote(us: Mastodon, salim: Mastodon) -> None:
    written = salim.status_post("mine")
    with pytest.raises(MastodonNotFoundError):
        us.status_delete(written.id)
    with pytest.raises(MastodonNotFoundError):
        us.status_update(written.id, "yours")


def test_favourites_and_reblogs_count_once_and_are_told(us: Mastodon, salim: Mastodon) -> None:
    post = us.status_post("A notice")
    for _ in range(2):
        salim.status_favourite(post.id)
        salim.status_reblog(post.id)
    seen = salim.status(post.id)
    assert (seen.favourites_count, seen.reblogs_count) == (1, 1)
    assert (seen.favourited, seen.reblogged) == (True, True)
    assert [who.acct for who in us.status_favourited_by(post.id)] == ["salim_k"]
    assert {told.type for told in us.notifications(limit=2)} == {"favourite", "reblog"}


def test_favourites_and_reblogs_can_be_taken_back(us: Mastodon, salim: Mastodon) -> None:
    post = us.status_post("Another notice")
    salim.status_favourite(post.id)
    wrapped = salim.status_reblog(post.id)
    assert wrapped.reblog.id == post.id
    salim.status_unfavourite(post.id)
    salim.status_unreblog(post.id)
    seen = us.status(post.id)
    assert (seen.favourites_count, seen.reblogs_count) == (0, 0)


def test_500_characters_fit_and_501_do_not(salim: Mastodon) -> None:
    salim.status_post("ق" * 500)
    with pytest.raises(MastodonAPIError, match="character limit of 500"):
        salim.status_post("ق" * 501)


def test_a_link_counts_23_however_long_it_is(salim: Mastodon) -> None:
    link = "https://www.example.org/" + "a" * 300
    salim.status_post(link + " " + "x" * 476)
    with pytest.raises(MastodonAPIError):
        salim.status_post(link + " " + "x" * 477)


def test_vowel_signs_do_not_count(salim: Mastodon) -> None:
    salim.status_post("بَ" * 500)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_blank_status_is_refused(salim: Mastodon, text: str) -> None:
    with pytest.raises(MastodonAPIError) as refusal:
        salim.status_post(text)
    assert refusal.value.args[1] == 422


def test_a_reply_to_nothing_is_not_found(salim: Mastodon) -> None:
    with pytest.raises(MastodonNotFoundError):
        salim.status_post("?", in_reply_to_id="12345")


def test_a_wrong_token_is_refused(town: TownHandle) -> None:
    stranger = Mastodon(access_token="wrong", api_base_url=town.base_url)
    with pytest.raises(MastodonUnauthorizedError):
        stranger.me()


def test_ids_grow_with_time(us: Mastodon, salim: Mastodon) -> None:
    ids = [int(who.status_post(f"{n}").id) for n, who in enumerate([us, salim, us])]
    assert ids == sorted(ids)
    assert len(str(ids[0])) == 18


def test_markup_in_a_text_stays_text(salim: Mastodon) -> None:
    assert "<script>" not in salim.status_post("<script>alert(1)</script>").content


def test_a_file_comes_back_with_its_description(town: TownHandle, salim: Mastodon) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) + b"\r\n--x\r\n"
    media = salim.media_post(picture, "image/png", description="حفرة في الطريق")
    written = salim.status_post("@muscat", media_ids=[media])
    shown = client(town).status(written.id).media_attachments[0]
    assert (shown.type, shown.description) == ("image", "حفرة في الطريق")
    assert salim.session.get(shown.url, timeout=5).content == picture


def test_a_file_of_an_unknown_kind_is_refused(salim: Mastodon) -> None:
    with pytest.raises(MastodonAPIError, match="content type"):
        salim.media_post(b"MZ", "application/x-msdownload")


def test_a_file_of_another_cannot_be_attached(us: Mastodon, salim: Mastodon) -> None:
    media = salim.media_post(b"\x89PNG", "image/png")
    with pytest.raises(MastodonAPIError):
        us.status_post("not mine", media_ids=[media])
