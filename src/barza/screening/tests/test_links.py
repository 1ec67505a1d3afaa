"""Links that pretend."""

import pytest

from barza.screening import read


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
    ],
)
def test_a_host_that_only_looks_like_the_institutions_is_found(link: str) -> None:
    text = f"ادفع المخالفة هنا {link} قبل اليوم"
    (finding,) = read(text)
    assert (finding.clause, text[finding.start : finding.end]) == ("PHI", link)


@pytest.mark.parametrize(
    "text", ["bit.ly/3xYz ادفع المخالفة", "verify your account: https://bit.ly/a"]
)
def test_a_short_link_beside_a_request_for_secrets_is_found(text: str) -> None:
    assert [finding.rule for finding in read(text)] == ["phi.short_link"]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.mm.gov.om/FPage.aspx?PGID=414",
        "https://mm.gov.om",
        "https://portal.mm.gov.om/login password",
        "rop.gov.om",
        "photos: bit.ly/3xYz",
        "twitter.com/muscatmunicipality",
        "e.g. at 7.30 or so",
    ],
)
def test_honest_links_are_left_alone(text: str) -> None:
    assert read(text) == []
