"""Whatever befalls a delivery, in whatever order: once at most, and the desk knows the truth."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from barza.connectors.errors import Expired, Missing, Permanent, Temporary, Unknown
from barza.desk.accounts.models import Account
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from .delivering import State, later, ordered, said, settle, settled

pytestmark = pytest.mark.long

FAILURES = (Temporary("busy"), Unknown("timed out"), Permanent("no"), Expired("401"), ValueError())
FATES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["before", "reading"]), st.sampled_from(FAILURES)),
        st.tuples(st.just("after"), st.sampled_from([Unknown("timed out"), ValueError("a bug")])),
        st.tuples(st.just("reading"), st.just(Missing("not yet"))),
        st.tuples(st.sampled_from(["withdraw", "look_now", "nothing", "dies"]), st.none()),
    ),
    min_size=1,
    max_size=7,
)


@pytest.mark.requirement("P-61")
@pytest.mark.django_db(transaction=True)
@given(fates=FATES)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_delivery_is_published_at_most_once_and_its_state_is_the_truth(
    town: TownHandle, account: Account, faulty: Faulty, fates: list[tuple[str, Exception | None]]
) -> None:
    settled.clear()
    delivery = ordered(town, account)
    befall(delivery, faulty, fates)

    there = said(town, delivery)
    delivery.refresh_from_db()
    assert len(there) <= 1
    assert settled == ([delivery.pk] if delivery.state == State.DONE else [])
    assert not delivery.is_under_way
    if delivery.state == State.DONE:
        assert there == [delivery.network_id]
    if delivery.state == State.WITHDRAWN:
        assert there == []
    if there:
        assert delivery.state == State.DONE


def befall(delivery: Delivery, faulty: Faulty, fates: list[tuple[str, Exception | None]]) -> None:
    """One fate at each step, then peace for as long as it takes to come to an end.

    All of it in the past: the town dates what it is told by the true time, and nothing is
    looked for that is older than its delivery.
    """
    now = -20_000.0
    Delivery.objects.filter(pk=delivery.pk).update(not_before=later(now))
    faulty.before, faulty.after, faulty.reading = [], [], []
    for fate, failure in [*fates, *[("nothing", None)] * 12]:
        now += 400
        if failure:
            getattr(faulty, fate).append(failure)
        elif fate == "dies":
            Delivery.objects.filter(pk=delivery.pk, state=State.WAITING).update(
                state=State.SENDING, sending_at=later(now - 100), resolution="1/2026", tries=1
            )
        else:
            by_hand(delivery, fate, now)
        outbox.attempt(delivery.pk, later(now), settle)


def by_hand(delivery: Delivery, fate: str, now: float) -> None:
    acts = {"withdraw": outbox.withdraw, "look_now": outbox.look_now}
    if fate in acts:
        try:
            acts[fate](delivery, by=delivery.by, now=later(now))
        except Refused:
            return
