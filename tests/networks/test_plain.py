"""What becomes of the networks' HTML."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.connectors.faults import retry_after
from barza.connectors.plain import fold, pictures, to_text
from barza.connectors.wordpress.models import Comment, Rendered, User
from barza.connectors.wordpress.reading import comment_item


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree"),
        ("5 &lt; 6 &amp; &#8220;7&#8221;", "5 < 6 & “7”"),
        ("a<script>alert(1)</script>b", "ab"),
        (
            '<a href="https://example.org/long/path"><span class="invisible">https://</span>'
            '<span class="ellipsis">example.org/lo</span>'
            '<span class="invisible">ng/path</span></a>',
            "https://example.org/long/path",
        ),
        ('<a href="https://example.org/long">example.org/lo…</a>', "https://example.org/long"),
        ('see <a href="https://a.om/x">the map</a>', "see the map https://a.om/x"),
        ('<a href="javascript:alert(1)">press</a>', "press"),
        (
            '<span class="h-card"><a href="https://x.om/@mona" class="u-url mention">@<span>mona'
            "</span></a></span> hi",
            "@mona hi",
        ),
        (
            '<a href="https://x.om/tags/roads" class="mention hashtag">#<span>roads</span></a>',
            "#roads",
        ),
        ("<p>مرحبا\nبكم</p>", "مرحبا بكم"),
        ("", ""),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert to_text(html) == text


def test_pictures_keep_their_words() -> None:
    html = '<figure><img src="https://a.om/x.png" alt="A dot"></figure><img alt="no address">'
    assert pictures(html) == [("https://a.om/x.png", "A dot")]


@given(st.text())
def test_any_html_whatever_can_be_read(html: str) -> None:
    assert isinstance(to_text(html), str)
    assert isinstance(pictures(html), list)


def test_quotes_and_marks_do_not_count_when_comparing() -> None:
    assert fold('He said "yes" -- twice') == fold("He said “yes” – twice")
    assert fold("مرحبًا") == fold("مرحبًا")
    assert fold("👍") != fold("👎")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"Retry-After": "12"}, 12),
        ({"Retry-After": "Tue, 24 Nov 2026 09:01:00 GMT"}, 60),
        ({"X-RateLimit-Reset": "2026-11-24T09:05:00.000000Z"}, 300),
        ({"X-RateLimit-Reset": "1795511100"}, 300),
        ({"Retry-After": "Tue, 24 Nov 2026 08:00:00 GMT"}, 0),
        ({"Retry-After": "soon"}, 0),
        ({"Retry-After": "900000"}, 3600),
        ({"Retry-After": "9" * 30}, 3600),
        ({"Retry-After": "9" * 400}, 3600),
        ({"X-RateLimit-Reset": "9999-12-31T00:00:00Z"}, 3600),
        ({"X-RateLimit-Reset": "0001-01-01T00:00:00+14:00"}, 0),
    ],
)
def test_the_wish_to_wait_is_read_in_every_spelling(
    headers: dict[str, str], seconds: float
) -> None:
    now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert retry_after(headers, now) == seconds


def test_a_visitor_with_a_name_as_long_as_wordpress_takes_can_be_known_by_it() -> None:
    """The desk keeps 200 characters of an author's id, and WordPress 245 of a name."""
    comment = Comment(
        id=1,
        post=1,
        author_name="x" * 245,
        date_gmt=datetime(2026, 11, 24, tzinfo=UTC),
        content=Rendered(rendered="hello"),
    )
    author = comment_item(comment, User(id=1, slug="us")).author
    assert len(author.id) <= 200
    assert author.name == "x" * 245
