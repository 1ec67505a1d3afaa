"""The rota, swaps and hand-over as pages: who sees what, what is said, at what cost."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.duty import actions
from barza.desk.duty.models import EscalationStep, Handover, Shift, Swap
from barza.desk.people.models import Certificate, Employee, Module, Role
from barza.testing import cast

from .conftest import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
Put = Callable[..., Shift]
HOME_QUERIES, ROTA_QUERIES, SWAP_QUERIES = 17, 16, 11


def local(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"


def test_duty_shows_ones_shifts_who_is_on_duty_and_the_gaps_ahead(
    browser: Browser, put: Put, salma: Employee, account: Account
) -> None:
    put()
    page = browser(salma).get("/duty").text
    for said in ("My shifts", "On duty now", "Yusuf", "Officer on duty", "Gaps ahead"):
        assert said in page
    assert page.count(f'href="/duty/rota?account={account.pk}"') == 1


def test_a_gap_in_the_rota_is_shown_beforehand(
    browser: Browser, put: Put, salma: Employee, now: datetime
) -> None:
    later = now + timedelta(hours=10)
    put()
    put(start_at=later, end_at=later + timedelta(hours=8))
    page = browser(salma).get("/duty").text
    gap = timezone.localtime(now + timedelta(hours=6))
    assert f"{gap:%H:%M}–{timezone.localtime(later):%H:%M}" in page


def test_without_accounts_it_says_what_will_come(browser: Browser) -> None:
    client = browser(cast.stranger())
    assert "No account is yours yet" in client.get("/duty").text
    assert "No account is yours yet" in client.get("/duty/rota").text


def test_an_escalation_shows_each_call_with_its_time(
    browser: Browser, put: Put, salma: Employee, account: Account, now: datetime
) -> None:
    put()
    case = cast.case(cast.thread(account), urgency="urgent")
    raised = now - timedelta(minutes=25)
    actions.raise_escalation(
        account=account, about=case, subject=case.reference, path="/case/1", now=raised
    )
    actions.advance(now=raised + timedelta(minutes=10))
    page = browser(salma).get("/duty").text
    for step in EscalationStep.objects.all():
        assert f"{timezone.localtime(step.notified_at):%H:%M}" in page
    assert case.reference in page
    assert Case.objects.count() == 1


def test_a_note_of_hand_over_is_left_and_read(
    browser: Browser, put: Put, salma: Employee, yusuf: Employee
) -> None:
    shift, client = put(), browser(salma)
    bare = client.post("/duty/hand-over", {"shift": shift.pk, "text": ""})
    assert bare.status_code == 422
    sent = client.post("/duty/hand-over", {"shift": shift.pk, "text": "انقطاع المياه في السيب"})
    assert (sent.status_code, sent["Location"]) == (303, "/duty")
    assert "انقطاع المياه" in browser(yusuf).get("/duty").text
    assert "انقطاع المياه" in browser(yusuf).get(f"/duty/shift/{shift.pk}").text


def test_nobody_writes_a_note_on_a_shift_of_others(
    browser: Browser, put: Put, account: Account
) -> None:
    shift = put()
    client = browser(cast.officer(account))
    assert client.post("/duty/hand-over", {"shift": shift.pk, "text": "x"}).status_code == 422
    assert not Handover.objects.exists()


def assigning(salma: Employee, yusuf: Employee, now: datetime) -> dict[str, object]:
    start = now + timedelta(days=2)
    return {
        "start_at": local(start),
        "end_at": local(start + timedelta(hours=8)),
        "officer": salma.pk,
        "backup": yusuf.pk,
        "reference": "14/2026",
        "note": "",
    }


@pytest.mark.requirement("P-45")
@pytest.mark.parametrize(
    ("days", "said", "chip"),
    [
        (31, "", ""),
        (29, "ends on", "chip soon"),
        (1, "ends on", "chip late"),
        (-1, "ended on", "chip late"),
        (None, "no certificate", "chip late"),
    ],
)
def test_the_rota_warns_thirty_days_before_a_certificate_of_somebody_on_it_ends(
    browser: Browser,
    put: Put,
    account: Account,
    salma: Employee,
    yusuf: Employee,
    now: datetime,
    days: int | None,
    said: str,
    chip: str,
) -> None:
    start = now + timedelta(days=3)
    put(start_at=start, end_at=start + timedelta(hours=6))
    words = dict.fromkeys(("title_ar", "title_en", "summary_ar", "summary_en"), "Privacy")
    module = Module.objects.create(
        code="privacy",
        version=1,
        body_ar=[],
        body_en=[],
        valid_for_days=365,
        pass_share=80,
        loaded_at=now,
        **words,
    )
    for person, left in ((salma, days), (yusuf, 300)):
        if left is not None:
            Certificate.objects.create(
                employee=person,
                module=module,
                issued_at=now - timedelta(days=60),
                valid_until=now + timedelta(days=left),
                score=100,
            )
    page = browser(cast.employee(role=Role.SENIOR_MANAGEMENT)).get(
        f"/duty/rota?account={account.pk}"
    )
    warning = page.text.partition("Training that ends")[2].partition("</section>")[0]
    assert bool(warning) is bool(said)
    assert said in warning
    assert chip in warning
    assert "Yusuf" not in warning


def test_the_head_assigns_a_shift_on_the_rota(
    browser: Browser,
    account: Account,
    salma: Employee,
    yusuf: Employee,
    maryam: Employee,
    now: datetime,
) -> None:
    client, given = browser(maryam), assigning(salma, yusuf, now)
    address = f"/duty/rota/assign?account={account.pk}"
    sent = client.post(address, given)
    assert sent.status_code == 303
    page = client.get(sent["Location"]).text
    assert "is on duty, with Yusuf behind" in page
    assert Shift.objects.get().reference == "14/2026"
    again = client.post(address, given)
    assert again.status_code == 422
    assert "is on duty for this account" in again.text
    assert 'value="14/2026"' in again.text, "what was typed is kept"
    assert client.post(address, {}).status_code == 422


def test_who_does_not_keep_the_rota_reads_it_and_assigns_nobody(
    browser: Browser, account: Account, salma: Employee, yusuf: Employee, now: datetime
) -> None:
    client = browser(salma)
    assert "Assign a shift" not in client.get(f"/duty/rota?account={account.pk}").text
    sent = client.post(f"/duty/rota/assign?account={account.pk}", assigning(salma, yusuf, now))
    assert sent.status_code == 422
    assert not Shift.objects.exists()


def test_a_rota_of_others_is_not_found(browser: Browser, put: Put, salma: Employee) -> None:
    other = cast.account(unit=cast.unit(code="D-X"))
    shift, client = put(account=other, officer=cast.stranger(), backup=cast.stranger()), None
    client = browser(salma)
    assert client.get(f"/duty/rota?account={other.pk}").status_code == 404
    assert client.get(f"/duty/shift/{shift.pk}").status_code == 404
    assert client.post(f"/duty/shift/{shift.pk}/cancel", {"because": "x"}).status_code == 404


@pytest.mark.parametrize("week", ["", "nonsense", "2026-13-45", "1900-01-01", "9999-12-31"])
def test_a_week_that_is_none_is_this_week(
    browser: Browser, account: Account, salma: Employee, week: str
) -> None:
    page = browser(salma).get(f"/duty/rota?account={account.pk}&week={week}")
    assert page.status_code == 200
    assert "Today" in page.text


def test_a_shift_is_changed_relieved_and_cancelled_by_who_keeps_the_rota(
    browser: Browser,
    put: Put,
    salma: Employee,
    yusuf: Employee,
    maryam: Employee,
    account: Account,
) -> None:
    shift, third, client = put(), cast.officer(account), browser(maryam)
    page = client.get(f"/duty/shift/{shift.pk}").text
    assert "holds from this minute" in page
    given = {
        "start_at": local(shift.start_at),
        "end_at": local(shift.end_at),
        "officer": third.pk,
        "backup": yusuf.pk,
    }
    sent = client.post(f"/duty/shift/{shift.pk}/change", given)
    assert sent.status_code == 303
    made = Shift.objects.latest("pk")
    assert (made.officer, sent["Location"]) == (third, f"/duty/shift/{made.pk}")
    assert client.post(f"/duty/shift/{made.pk}/cancel", {"because": ""}).status_code == 422
    assert client.post(f"/duty/shift/{made.pk}/cancel", {"because": "x"}).status_code == 303
    refused = browser(salma).post(f"/duty/shift/{shift.pk}/change", given)
    assert refused.status_code == 422


def test_a_swap_goes_through_three_browsers(
    browser: Browser,
    put: Put,
    salma: Employee,
    maryam: Employee,
    account: Account,
    now: datetime,
) -> None:
    huda = cast.officer(account, name_en="Huda")
    start = now + timedelta(days=3)
    shift = put(start_at=start, end_at=start + timedelta(hours=8))
    client = browser(salma)
    assert "Offer this shift" in client.get(f"/duty/shift/{shift.pk}").text
    assert client.post(f"/duty/shift/{shift.pk}/offer", {"to": ""}).status_code == 422
    assert client.post(f"/duty/shift/{shift.pk}/offer", {"to": huda.pk}).status_code == 303
    swap = Swap.objects.get()
    assert client.post(f"/duty/swaps/{swap.pk}/approve").status_code == 422
    hers = browser(huda)
    assert "Accept" in hers.get("/duty/swaps").text
    assert hers.post(f"/duty/swaps/{swap.pk}/accept").status_code == 303
    head = browser(maryam)
    assert "To be approved" in head.get("/duty/swaps").text
    assert head.post(f"/duty/swaps/{swap.pk}/approve").status_code == 303
    shift.refresh_from_db()
    assert shift.officer == huda
    assert browser(cast.stranger()).post(f"/duty/swaps/{swap.pk}/decline").status_code == 404


def test_pages_cost_no_more_when_there_is_more(
    browser: Browser,
    put: Put,
    salma: Employee,
    yusuf: Employee,
    account: Account,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = browser(salma)
    for day in range(20):
        start = now + timedelta(days=day / 2)
        shift = put(start_at=start, end_at=start + timedelta(hours=8))
        Handover.objects.create(shift=shift, text="x", by=salma, at=now)
        Swap.objects.create(shift=shift, offered_by=salma, offered_to=yusuf, offered_at=now)
    _opened(client, django_assert_max_num_queries, "/duty", HOME_QUERIES)
    _opened(client, django_assert_max_num_queries, "/duty/rota", ROTA_QUERIES)
    _opened(client, django_assert_max_num_queries, "/duty/swaps", SWAP_QUERIES)
    notes = Handover.objects.order_by("-pk")
    assert f"before={notes[9].pk}" in client.get("/duty").text
    assert client.get(f"/duty?before={notes[9].pk}").status_code == 200


def _opened(client: Client, most: DjangoAssertNumQueries, address: str, queries: int) -> None:
    client.get(address)
    with most(queries):
        assert client.get(address).status_code == 200
