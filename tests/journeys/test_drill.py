"""A drill begun on its page: the worker lets a citizen write, and the message comes to the desk."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Seat

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]
PATIENCE = 60_000
"""Milliseconds for job, network and intake together."""


@pytest.mark.requirement("P-45")
@pytest.mark.requirement("P-87")
def test_a_citizen_writes_to_a_trainee_who_abandons_the_drill(officer: Seat) -> None:
    salma = officer(lang="en")
    page = salma.page
    page.goto(f"{salma.desk.url}/training/drills")
    page.locator("article", has_text="The first shift").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The first shift")

    first = page.locator("#message-1")
    for _ in range(PATIENCE // 2_000):
        if first.get_by_text("Waits for your answer").is_visible():
            break
        page.wait_for_timeout(2_000)
        page.get_by_role("link", name="Look again").click()
    expect(first).to_contain_text("الخوض السابعة")
    first.get_by_label("Which department would you ask?").select_option("D-ROA")
    first.get_by_role("button", name="Save").click()
    expect(page.locator("#message-1").get_by_text("Saved")).to_be_visible()

    page.locator("#message-1").get_by_role("link", name="Open it at the desk").click()
    expect(page.locator("#said")).to_contain_text("الخوض السابعة")
    page.go_back()
    page.get_by_role("button", name="Abandon the drill").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(re.compile("Abandoned"))
