"""What is particular to wikis, on a real one and on the wire."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from barza.connectors.errors import ConnectorError, Expired, Permanent, Temporary, Unknown
from barza.connectors.items import Item, ItemKind, Outgoing
from barza.connectors.mediawiki.connector import MediaWikiConnector
from barza.connectors.mediawiki.proposal import Proposal

from .peers import Peer, connect
from .peers_wiki import MediaWikiPeer
from .test_faults import WELL
from .wire import Reaction, answer, wire

Wiki = tuple[MediaWikiPeer, MediaWikiConnector]


def real(test: Any) -> Any:
    for mark in (
        pytest.mark.server,
        pytest.mark.xdist_group("mediawiki"),
        pytest.mark.parametrize("peer", ["mediawiki"], indirect=True),
    ):
        test = mark(test)
    return test


@pytest.fixture
def wiki(peer: Peer) -> Iterator[Wiki]:
    assert isinstance(peer, MediaWikiPeer)
    connector = connect(peer)
    assert isinstance(connector, MediaWikiConnector)
    yield peer, connector
    connector.close()


def new(connector: MediaWikiConnector, cursor: str = "") -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def word() -> str:
    return uuid.uuid4().hex[:10]


def article(peer: MediaWikiPeer) -> tuple[str, str]:
    title = f"Main Street {word()}"
    return title, peer.edit(title, text="The street in the old town.")


def proposal(about: str, **changed: str) -> Proposal:
    told = {
        "page": about,
        "title": "The street is open again",
        "why": "It was repaired.",
        "old": "The street is closed.",
        "new": "The street is open.",
        "source": "Municipal gazette 7/2026",
        "disclosure": "I write for Muscat Municipality.",
    }
    return Proposal(**{**told, **changed})


@real
@pytest.mark.requirement("P-22")
def test_an_article_is_never_written(wiki: Wiki) -> None:
    peer, connector = wiki
    title, id = article(peer)
    with pytest.raises(Permanent, match="P-22"):
        connector.edit(id, "Ours")
    with pytest.raises(Permanent, match="P-22"):
        connector.delete(id)
    with pytest.raises(Permanent, match="P-22"):
        connector._client.edit(title, ns=0, text="Ours")
    assert peer.text(titles=title) == "The street in the old town."


@real
@pytest.mark.requirement("P-22")
def test_a_proposed_edit_stands_on_the_talk_page_with_source_and_affiliation(wiki: Wiki) -> None:
    peer, connector = wiki
    title, _ = article(peer)
    said = proposal(title)
    outgoing = said.outgoing("k")
    sent = connector.send(outgoing)
    item = connector.get(sent.id)
    for part in (said.disclosure, said.source, said.diff):
        assert part in item.text
    assert said.title in peer.text(titles=f"Talk:{title}")
    assert peer.text(titles=title) == "The street in the old town."


@pytest.mark.requirement("P-22")
@pytest.mark.parametrize("missing", ["source", "disclosure", "page", "title"])
def test_a_proposed_edit_without_source_or_affiliation_is_refused(missing: str) -> None:
    with pytest.raises(Permanent, match="P-22"):
        proposal("Main Street", **{missing: " "}).outgoing("k")


@pytest.mark.requirement("P-22")
def test_a_proposed_edit_that_changes_nothing_is_refused() -> None:
    with pytest.raises(Permanent, match="P-22"):
        proposal("Main Street", new="The street is closed.").outgoing("k")


@real
@pytest.mark.requirement("P-22")
def test_a_change_of_a_watched_article_comes_in_and_is_answered_on_its_talk_page(
    wiki: Wiki,
) -> None:
    peer, connector = wiki
    title, _ = article(peer)
    connector.send(Outgoing(f"Hello {word()}", "k", thread=f"page:{title}"))  # watches both pages
    _, cursor = new(connector)
    id = peer.edit(title, text="The street has a hole.", summary="news")
    items, _ = new(connector, cursor)
    assert [(i.id, i.title, i.text) for i in items if i.kind is ItemKind.MESSAGE] == [
        (id, title, "news\n-The street in the old town.\n+The street has a hole.")
    ]
    words = f"It is repaired {word()}"
    sent = connector.send(Outgoing(words, "k", reply_to=id))
    assert words in peer.text(titles=f"Talk:{title}")
    assert words not in peer.text(titles=title)
    assert connector.get(sent.id).thread == sent.id


@real
def test_what_others_write_meanwhile_is_never_overwritten(wiki: Wiki) -> None:
    peer, connector = wiki
    page = f"Talk:Main Street {word()}"
    base = peer.edit(page, text="First line")
    peer.edit(page, text="Theirs")
    with pytest.raises(Temporary, match="editconflict"):
        connector._client.edit(page, ns=1, text="Ours", baserevid=int(base[4:]))
    assert peer.text(titles=page) == "Theirs"


@real
def test_an_answer_is_put_below_all_that_was_answered_before(wiki: Wiki) -> None:
    peer, connector = wiki
    id = peer.ask(f"Is it open? {word()}", "")
    first = connector.send(Outgoing(f"Yes {word()}", "k", reply_to=id))
    peer.reply(f"Thank you {word()}", first.id)
    last = connector.send(Outgoing(f"Until nine {word()}", "k", reply_to=id))
    item = connector.get(last.id)
    assert (item.thread, item.parent) == (id, id)


@real
def test_a_section_moved_to_an_archive_is_no_deletion_but_a_removal_is(wiki: Wiki) -> None:
    peer, connector = wiki
    post = connector.send(Outgoing(f"News {word()}", "k"))
    kept = connector.send(Outgoing(f"Archive me {word()}", "k", title="A matter closed")).id
    answer = connector.send(Outgoing(f"An answer {word()}", "k", reply_to=post.id))
    _, cursor = new(connector)
    text = peer.text(titles=peer.talk)
    lines = text.split("\n")
    place = next(i for i, line in enumerate(lines) if "Archive me" in line)
    heading = lines.index("== A matter closed ==")
    peer.edit(peer.talk, text="\n".join(lines[:heading] + lines[place + 1 :]))
    items, cursor = new(connector, cursor)
    assert [i.id for i in items if i.id == kept] == []
    text = peer.text(titles=peer.talk)
    gone = next(line for line in text.split("\n") if "An answer" in line and line[0] == ":")
    peer.edit(peer.talk, text=text.replace(gone + "\n", "").replace("\n" + gone, ""))
    items, _ = new(connector, cursor)
    assert [i.id for i in items if i.kind is ItemKind.DELETED] == [answer.id]


@real
def test_what_others_wrote_or_answered_is_left_alone(wiki: Wiki) -> None:
    peer, connector = wiki
    theirs = peer.ask(f"Mine {word()}", "")
    with pytest.raises(Permanent, match="Others wrote"):
        connector.edit(theirs, "Not mine")
    ours = connector.send(Outgoing(f"Ours {word()}", "k", reply_to=theirs))
    peer.reply(f"Thanks {word()}", ours.id)
    with pytest.raises(Permanent, match="answered"):
        connector.delete(ours.id)


@real
def test_a_session_that_the_wiki_has_forgotten_is_opened_anew(wiki: Wiki) -> None:
    _, connector = wiki
    connector.send(Outgoing(f"Before {word()}", "k"))
    connector._client.web.http.cookies.clear()
    sent = connector.send(Outgoing(f"After {word()}", "k"))
    assert connector.get(sent.id).own


@real
@pytest.mark.parametrize(
    "text",
    [
        "[[Link]] {{template}} '''bold''' <b>x</b> ~~~~ __TOC__ a | b",
        "* a list\n# another\n: indented\n= heading =\n---- line",
        "المبنى مفتوح يوم الجمعة، انظر https://example.org/a?b=1&c=2",
        "One paragraph\n\nand another\nwith a line",
    ],
)
def test_markup_in_a_text_stays_text(wiki: Wiki, text: str) -> None:
    _, connector = wiki
    begun = connector.send(Outgoing(text, "k", title=f"Mark-up {word()}"))
    assert connector.get(begun.id).text == text
    answered = connector.send(Outgoing(text, "k", reply_to=begun.id))
    assert connector.get(answered.id).text == text


REFUSED: dict[str, type[ConnectorError]] = {
    "maxlag": Temporary,
    "ratelimited": Temporary,
    "readonly": Temporary,
    "editconflict": Temporary,
    "blocked": Permanent,
    "autoblocked": Permanent,
    "protectedpage": Permanent,
    "abusefilter-disallowed": Permanent,
    "internal_api_error_DBQueryError": Unknown,
    "badtoken": Expired,
    "assertnameduserfailed": Expired,
}


@pytest.mark.parametrize("code", REFUSED)
def test_mediawikis_own_names_for_refusals_are_understood(code: str) -> None:
    body = {"error": {"code": code, "info": "It says no"}}
    raised, asked = _sending(answer(200, body, Retry_After="9"))
    assert type(raised) is REFUSED[code]
    assert asked == (2 if REFUSED[code] is Expired else 1)
    if isinstance(raised, Temporary):
        assert raised.retry_after == 9


def test_a_wiki_that_asks_for_a_captcha_is_refused_in_words() -> None:
    body = {"edit": {"result": "Failure", "captcha": {"type": "math"}}}
    raised, _ = _sending(answer(200, body))
    assert type(raised) is Permanent
    assert "captcha" in str(raised)


def _sending(reaction: Reaction) -> tuple[ConnectorError, int]:
    def react(method: str, path: str) -> Reaction:
        if path.startswith("/api.php?action=edit"):
            return reaction
        well = (body for part, body in WELL["mediawiki"].items() if part in path)
        return answer(200, next(well, {}))

    with wire(react) as server:
        secrets = {"username": "City@desk", "bot_password": "p"}
        connector = MediaWikiConnector.open(base_url=server.url, credentials=secrets)
        with pytest.raises(ConnectorError) as raised:
            connector.send(Outgoing("Hello", "k"))
        connector.close()
    return raised.value, sum("action=edit" in asked for asked in server.asked)
