"""The linear model of links: how it reads, learns and is measured."""

from pathlib import Path

import numpy as np
import pytest

from barza.screening.evaluation.links import auc, measure, recall
from barza.screening.links import link_score
from barza.screening.links.address import address
from barza.screening.links.features import SLOTS, features, seen
from barza.screening.links.known import HOSTS
from barza.screening.links.model import MODEL, model
from barza.screening.links.suffixes import Parts, Suffixes, unlisted
from barza.screening.links.training import store, train
from barza.testing.effort import effort

ROWS = [
    {"category": "url", "text": text, "label": label}
    for number in range(12)
    for text, label in (
        (f"http://secure-login{number}.top/wp-includes/verify.php", "phishing"),
        (f"https://gardens{number}.org/articles/how-to-grow-a-rose", "clean"),
    )
]


@pytest.mark.parametrize(
    "links",
    [
        ("http://Www.Rose-Garden.example/a/", "rose-garden.example/a"),
        ("https://rose.example", "http://rose.example/"),
    ],
)
def test_scheme_www_capitals_and_the_closing_slash_change_nothing(links: tuple[str, str]) -> None:
    assert link_score(links[0]) == link_score(links[1])


@pytest.mark.requirement("P-83")
def test_what_looks_like_a_trap_scores_higher_than_a_page() -> None:
    traps = [
        "http://rosecafe.example/wp-includes/css/login.php?session=8a2f90c1d4e5b6a7",
        "http://account-security-update24.top/signin",
    ]
    pages = ["https://rosecafe.example/menu", "https://city-library.example/opening-hours"]
    assert min(map(link_score, traps)) > 0.8 > 0.5 > max(map(link_score, pages))


def test_a_link_alone_and_a_row_for_training_show_the_same() -> None:
    link = address("http://a-b.rose12.co.uk/x/y.php?z=1")
    assert link is not None
    parts = model().suffixes.split(link.host)
    shown = seen(link, parts)
    slots, weights = features(link, parts)
    assert slots.tolist() == [*shown.grams.tolist(), *shown.build]
    assert len(slots) == len(weights)
    assert max(slots) < SLOTS


def test_the_public_suffix_list_is_followed() -> None:
    suffixes = Suffixes(["om", "com.om", "*.ck", "!www.ck"], ["blog.com"])
    assert suffixes.split("a.b.rose.com.om") == Parts("a.b", "rose", "com.om", private=False)
    assert suffixes.split("x.y.ck") == Parts("", "x", "y.ck", private=False)
    assert suffixes.split("www.ck") == Parts("", "www", "ck", private=False)
    assert suffixes.split("rose.blog.com") == Parts("", "rose", "blog.com", private=True)
    assert suffixes.split("rose.unknown") is None
    assert unlisted("a.rose.unknown").registered == "rose.unknown"


def test_the_same_rows_and_seed_give_the_same_model(tmp_path: Path) -> None:
    first, again = train(ROWS, seed=3), train(ROWS, seed=3)
    assert all(np.array_equal(first[name], again[name]) for name in first)
    store(first, tmp_path / MODEL)
    assert (tmp_path / MODEL).stat().st_size < 2_000_000


def test_the_shipped_model_is_small_and_loads_at_once() -> None:
    model.cache_clear()
    assert effort(model) < 1


def test_well_known_hosts_score_nothing() -> None:
    assert {link_score(f"https://www.{host}/any/login.php") for host in HOSTS} == {0.0}


def test_recall_is_taken_at_the_false_alarms_allowed() -> None:
    clean = np.arange(100) / 100
    assert recall(np.array([0.95, 0.97, 0.99]), clean) == pytest.approx(1 / 3)
    assert auc(np.array([0.5]), np.array([0.5, 0.1])) == 0.75
    measured = measure(ROWS)
    assert measured["low"] <= measured["recall"] <= measured["high"]
    assert measure(ROWS[:1]) == {}
