"""An answer is information, or an official position that rests on an approved line (P-69)."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Message
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, stances
from barza.desk.inbox.models import Draft
from barza.desk.people.models import Employee
from barza.desk.policy import actions as policy
from barza.desk.policy.models import Position
from barza.desk.policy.tests.test_orientations import chairman
from barza.desk.policy.tests.test_positions import approved, proposed
from barza.testing import network
from barza.testing.signing_in import signed_in
from barza.town.testing import TownHandle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-69"),
]
TEXT = "ترى البلدية أن تقليل الأكياس البلاستيكية واجب."


def line() -> Position:
    return approved(from_on=timezone.localdate(), now=timezone.now())


def speak(case: Case, salma: Employee, position: int | None, **more: Any) -> Delivery:
    return actions.answer(
        case,
        text=TEXT,
        lang="ar",
        stance="position",
        position=position,
        by=salma,
        now=timezone.now(),
        **more,
    )


def send(delivery: Delivery) -> str:
    return outbox.attempt(delivery.pk, delivery.not_before, lambda _delivery, _now: None)


def test_a_position_on_an_approved_line_goes_out_and_its_act_names_the_line(
    town: TownHandle, case: Case, salma: Employee
) -> None:
    stands = line()

    delivery = speak(case, salma, stands.pk)

    assert delivery.position == stands
    details = Act.objects.get(event="inbox.answered").details
    assert (details["position"], details["basis"]) == (stands.reference, stands.basis)
    assert send(delivery) == Delivery.State.DONE
    assert len(network.replies(town, case)) == 1


@pytest.mark.parametrize("which", ["none", "proposed", "withdrawn", "later"])
def test_a_position_without_an_approved_line_is_held(
    case: Case, salma: Employee, which: str
) -> None:
    today, now = timezone.localdate(), timezone.now()
    position: Position | None = None
    if which == "proposed":
        position = proposed(from_on=today, now=now)
    elif which == "withdrawn":
        position = policy.withdraw_position(line(), because="Old.", by=chairman(), now=now)
    elif which == "later":
        position = approved(from_on=today + dt.timedelta(days=1), now=now)

    with pytest.raises(Refused, match="Choose one, or propose one") as refusal:
        speak(case, salma, position.pk if position else None)

    assert refusal.value.clause == "P-69"
    assert not Delivery.objects.exists()
    assert not Message.objects.filter(direction="out").exists()


def test_a_line_withdrawn_meanwhile_stops_the_delivery(
    town: TownHandle, case: Case, salma: Employee
) -> None:
    stands = line()
    delivery = speak(case, salma, stands.pk)
    policy.withdraw_position(stands, because="Revoked.", by=chairman(), now=timezone.now())

    assert send(delivery) == Delivery.State.REFUSED

    delivery.refresh_from_db()
    assert (delivery.clause, network.replies(town, case)) == ("P-69", [])
    with pytest.raises(Refused, match="Choose one"):
        actions.send_again(delivery, by=salma, now=timezone.now())


def test_information_asks_for_no_line_whatever_was_chosen(case: Case, salma: Employee) -> None:
    withdrawn = policy.withdraw_position(line(), because="Old.", by=chairman(), now=timezone.now())

    delivery = actions.answer(
        case, text="نعم", stance="information", position=withdrawn.pk, by=salma, now=timezone.now()
    )

    assert delivery.position is None
    assert "position" not in Act.objects.get(event="inbox.answered").details


def test_what_is_taken_back_is_a_draft_on_the_same_line(case: Case, salma: Employee) -> None:
    stands, now = line(), timezone.now()
    delivery = speak(case, salma, stands.pk)

    actions.undo(delivery, by=salma, now=now)

    assert Draft.objects.get(case=case).position == stands
    policy.withdraw_position(stands, because="Old.", by=chairman(), now=now)
    actions.save_draft(case, text=TEXT, stance="position", position=stands.pk, by=salma, now=now)
    assert Draft.objects.get(case=case).position is None


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("ترى البلديه ان الموقع مناسب", True),
        ("موقف البلدية واضح", True),
        ("وفي رأينا هذا خطأ", True),
        ("The municipality's position is clear", True),
        ("We believe that this is right", True),
        ("سنصلح الإنارة غدًا", False),
        ("موقف السيارات أمام البلدية مفتوح", False),
        ("The office opens at 7:30", False),
        ("Our parking position: gate 3", False),
    ],
)
def test_words_of_opinion_are_noticed(text: str, speaks: bool) -> None:
    assert stances.speaks_for_institution(text) is speaks


def test_the_page_hints_and_holds_and_keeps_what_was_chosen(
    account: Account, case: Case, salma: Employee
) -> None:
    client, stands = signed_in(salma), line()
    client.cookies["django_language"] = "en"
    at = f"/case/{case.pk}"
    hint = "sounds like a position"
    assert hint in client.post(f"{at}/screen", {"text": TEXT}).content.decode()
    marked = {"text": TEXT, "stance": "position"}
    assert hint not in client.post(f"{at}/screen", marked).content.decode()
    assert stands.text_ar in client.get(f"{at}/positions").content.decode()
    assert "No line in force" in client.get(f"{at}/positions", {"q": "zzz"}).content.decode()

    held = client.post(f"{at}/answer", marked)

    assert held.status_code == 422
    page = held.content.decode()
    assert "P-69" in page
    assert stands.text_ar in page
    assert Delivery.objects.count() == 0
    sent = client.post(f"{at}/answer", {**marked, "position": stands.pk})
    assert sent.status_code == 303
    assert f">{stands.reference}<" in client.get(at).content.decode()
    assert client.post(f"{at}/draft", {"text": "x", "stance": "no such"}).status_code == 204
