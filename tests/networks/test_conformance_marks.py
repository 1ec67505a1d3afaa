"""What every connector promises beyond messages: counts, prices, likes, reposts, moderation."""

import pytest

from barza.connectors.base import Capability
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Metrics, Moderation

from .scene import Scene

pytestmark = pytest.mark.requirement("P-04")

PRICED: frozenset[str] = frozenset({"x"})
"""Networks that charge for calls."""
TOLD = {
    "flickr": Metrics(likes=0, views=0),
    "x": Metrics(views=0),
    "youtube": Metrics(likes=0, views=0),
}
"""What else a network counts than what can be given through it."""
HIDE_ONLY = frozenset({"misago", "ghost", "facebook", "x"})
"""Networks on which what stands is hidden or shown, and never held."""
SILENT = frozenset({"youtube"})
"""Networks that show what is hidden to nobody, us included, and know no mark of spam."""
UNTOLD = frozenset({"x"})
"""Networks that hide, but tell nobody what is hidden."""


def test_what_the_network_counts_is_told_and_the_rest_left_open(scene: Scene) -> None:
    counted = scene.connector.metrics(scene.post.id)
    assert (counted.replies or 0) >= 1
    can = scene.connector.capabilities
    told = TOLD.get(scene.peer.network, Metrics())
    assert counted.likes == (0 if Capability.LIKE in can else told.likes)
    assert counted.reposts == (0 if Capability.REPOST in can else None)
    assert counted.views == told.views
    with pytest.raises(Missing):
        scene.connector.metrics("no such thing")


def test_a_price_is_stated_for_what_the_network_can_do_only(scene: Scene) -> None:
    prices = scene.connector.prices
    assert all(0 < price.usd < 10 and price.source for price in prices)
    assert (scene.peer.network in PRICED) == bool(prices)


def test_a_pace_is_one_that_can_be_kept(scene: Scene) -> None:
    assert all(pace.turns >= 1 and pace.seconds > 0 for pace in scene.connector.paces.values())


def test_likes_and_reposts_are_given_and_taken_back(scene: Scene) -> None:
    if Capability.LIKE not in scene.connector.capabilities:
        with pytest.raises(Permanent):
            scene.connector.like(scene.question)
        return
    reposts = Capability.REPOST in scene.connector.capabilities
    for on in (True, False):
        for _ in range(2):  # twice is as good as once
            scene.connector.like(scene.question, on)
            if reposts:
                scene.connector.repost(scene.question, on)
        given = Metrics(likes=int(on), reposts=int(on) if reposts else None)
        assert scene.eventually(lambda given=given: _marks(scene) == given), _marks(scene)  # type: ignore[misc]


def _marks(scene: Scene) -> Metrics:
    found = scene.connector.metrics(scene.question)
    return Metrics(likes=found.likes, reposts=found.reposts)


def test_a_held_comment_is_released(scene: Scene) -> None:
    if Capability.MODERATE not in scene.connector.capabilities:
        with pytest.raises(Permanent):
            scene.connector.moderate(scene.question, Moderation.APPROVED)
        return
    if scene.peer.network in HIDE_ONLY:
        for state in (Moderation.HELD, Moderation.SPAM):
            with pytest.raises(Permanent):
                scene.connector.moderate(scene.question, state)
        return
    if scene.peer.network in SILENT:
        with pytest.raises(Permanent):
            scene.connector.moderate(scene.question, Moderation.SPAM)
    spam = () if scene.peer.network in SILENT else (Moderation.SPAM,)
    for state in (Moderation.HELD, *spam, Moderation.APPROVED):
        scene.connector.moderate(scene.question, state)
        assert scene.connector.get(scene.question).moderation is state
        assert scene.peer.sees(_words(scene)) is (state is Moderation.APPROVED)


def test_what_is_hidden_is_seen_by_nobody_and_comes_back(scene: Scene) -> None:
    """A network may call it held: what counts is who sees it."""
    if Capability.MODERATE not in scene.connector.capabilities:
        with pytest.raises(Permanent):
            scene.connector.moderate(scene.question, Moderation.HIDDEN)
        return
    scene.connector.moderate(scene.question, Moderation.HIDDEN)
    if scene.peer.network in SILENT:
        with pytest.raises(Missing):
            scene.connector.get(scene.question)
    else:
        hidden = scene.connector.get(scene.question).moderation
        untold = scene.peer.network in UNTOLD
        assert hidden in ((Moderation.NONE,) if untold else (Moderation.HIDDEN, Moderation.HELD))
    assert not scene.peer.sees(_words(scene))
    scene.connector.moderate(scene.question, Moderation.APPROVED)
    assert scene.peer.sees(_words(scene))


def test_no_such_state_is_refused_in_words(scene: Scene) -> None:
    with pytest.raises(Permanent):
        scene.connector.moderate(scene.question, Moderation.NONE)


def _words(scene: Scene) -> str:
    return f"When does it reopen? {scene.tag}"
