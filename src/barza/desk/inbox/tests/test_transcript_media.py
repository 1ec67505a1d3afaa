"""What a citizen attached is named in the exchange, and leads to the web or nowhere."""

import pytest

from barza.desk.inbox.transcript import _is_shown


@pytest.mark.requirement("P-04")
@pytest.mark.parametrize(
    ("url", "shown"),
    [("https://a.example/1.png", True), ("", True), ("javascript:alert(1)", False)],
)
def test_an_attachment_is_named_and_leads_to_the_web_or_nowhere(url: str, shown: bool) -> None:
    assert _is_shown({"kind": "image", "url": url}) is shown
