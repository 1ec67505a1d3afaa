"""What keeps people out of a page, found at both widths and in both lights; and its pictures."""

import json
import os
import re
from collections.abc import Iterator, Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import NARROW, SCREENSHOTS, WIDE

PICTURES = os.environ.get("BARZA_SCREENSHOTS") == "1"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES: Mapping[str, Mapping[str, object]] = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
"""By night only the colours are others."""
SETTLED = """() => document.getAnimations()
    .filter(one => one.effect.getComputedTiming().iterations !== Infinity)
    .forEach(one => one.finish())"""
"""A colour on its way to another is neither."""


def problems(page: Page, name: str, theme: str) -> Iterator[str]:
    page.evaluate(Axe().axe_script)
    for size in (WIDE, NARROW):
        look = f"{name} at {size[0]} px, {theme}"
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate(SETTLED)
        yield from (f"{look}: {problem}" for problem in _seen(page, RULES[theme]))
        if PICTURES:
            _picture(page, re.sub(r"\W+", "-", look))


def _seen(page: Page, rules: Mapping[str, object]) -> Iterator[str]:
    width, most = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width > most:
        yield f"it is {width} px wide, the window {most}"
    asked = json.dumps({"resultTypes": ["violations"], "runOnly": rules})
    for one in page.evaluate(f"axe.run({asked})")["violations"]:
        for node in one["nodes"]:
            yield f"{one['id']} {node['target']} {node.get('failureSummary', '')}"


def _picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
