"""Links that pretend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening.finding import HOLD_FROM, Finding
from barza.screening.folding import normalise
from barza.screening.links import find_links, link_score
from barza.testing.effort import effort


def found(text: str) -> list[Finding]:
    return list(find_links(normalise(text)))


def is_held(text: str) -> bool:
    return any(finding.score >= HOLD_FROM for finding in found(text))


@pytest.mark.parametrize(
    "link",
    [
        "https://mm.gov.om.pay-fine.example/login",
        "http://mm-gov-om.com",
        "www.mmgov.om",
        "https://mm.g0v-om.net/x",
        "https://мm.gov.om.co/",
        "https://muscat-municipality.example/pay",
        "mm.gov.cm/otp",
        "https://bаnkmuscat.com/login",
        "https://bankmuscat.net",
        "https://bankmuscat١.com",
        "https://secure.bank-muscat.xyz",
        f"https://{'bаnkmuscat.com'.encode('idna').decode()}/",
        "https://omamtel.com/bill",
        "http://oman-post-redelivery.top/x",
        "http://traffic-rop-om.site",
        "http://rop-idupdate.live",
        "https://paypal.com.account-check.top",
        "https://whatsapp-verify.xyz",
        "https://mm.gov.om@evil.example/x",
    ],
)
@pytest.mark.requirement("P-83")
def test_a_host_that_only_looks_like_an_officials_is_found(link: str) -> None:
    text = f"تفضلوا {link} قبل اليوم"
    (finding,) = found(text)
    assert (finding.rule, text[finding.start : finding.end]) == ("phi.lookalike", link)
    assert finding.score >= HOLD_FROM


@pytest.mark.parametrize(
    "text", ["bit.ly/3xYz ادفع المخالفة", "verify your account: https://bit.ly/a"]
)
@pytest.mark.requirement("P-83")
def test_a_short_link_beside_a_request_for_secrets_is_found(text: str) -> None:
    assert [finding.rule for finding in found(text)] == ["phi.short_link"]


@pytest.mark.parametrize("link", ["http://185.20.30.40/login.php", "http://3232235777/bank"])
def test_a_host_that_is_a_number_is_found(link: str) -> None:
    assert [finding.rule for finding in found(f"see {link} please")] == ["phi.link"]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.mm.gov.om/FPage.aspx?PGID=414",
        "https://mm.gov.om",
        "https://portal.mm.gov.om/login password",
        "rop.gov.om",
        "https://www.bankmuscat.com/ar/login",
        "https://www.omantel.om/bill",
        "https://m.facebook.com/muscatmunicipality",
        "photos: bit.ly/3xYz",
        "twitter.com/muscatmunicipality",
        "https://www.cloud.com/looking",
        "https://youtu.be/abc123",
        "http://192.168.1.1/setup",
        "salma.h@bankmuscat-mail.example wrote",
        "e.g. at 7.30 or so",
        "it costs 14.99/month or 10.68/10.68",
        "الطريق مغلق.نرجو الصيانة",
        "thanks.my street is clean now",
        "version 1.2.3.4 of the app",
    ],
)
def test_honest_links_and_full_stops_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Is this link from you? http://mm-gov-om.info",
        "احذروا هذا الرابط http://mm-gov-om.info فهو مزيف",
        "وصلتني رسالة فيها http://bank-muscat.xyz/otp صحيح هذا؟",
        "Careful, https://whatsapp-verify.xyz steals your account",
    ],
)
@pytest.mark.requirement("P-83")
def test_who_asks_about_a_trap_or_warns_of_one_is_not_held(text: str) -> None:
    assert found(text)
    assert not is_held(text)


def test_many_links_cost_no_more_than_the_text_is_long() -> None:
    hard = ["a." * 50_000, "http://" * 14_000, "x@" * 50_000, "1." * 50_000, "a-" * 50_000]
    assert effort(lambda: [found(text) for text in [*hard, "www.a.com " * 10_000]]) < 10


@given(st.text(max_size=200) | st.from_regex(r"https?://[\w.@:/?#%-]{0,80}"))
def test_no_text_raises_and_every_span_slices_it(text: str) -> None:
    for finding in found(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert 0 < finding.score <= 1
    assert 0 <= link_score(text) <= 1
