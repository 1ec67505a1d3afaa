"""Out-of-hours work as pages and files: who sees what, what is decided, what payroll gets."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts.models import Account
from barza.desk.duty import exporting
from barza.desk.duty.models import OvertimeEntry, PayrollFile, Rate
from barza.desk.people.models import Employee, Role
from barza.testing import cast

from .conftest import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-68")]
MINE_QUERIES, MONTH_QUERIES = 11, 13


def month_of(entry: OvertimeEntry) -> str:
    return f"m={entry.posted_on:%Y-%m}"


def test_a_person_sees_their_own_hours_and_chooses(
    browser: Browser, worked: OvertimeEntry, salma: Employee, yusuf: Employee
) -> None:
    client = browser(salma)
    page = client.get("/overtime").text
    assert "1:00" in page
    assert "To be approved" in page
    address = f"/overtime/{worked.pk}/choose"
    assert client.post(address, {"choice": "cake"}).status_code == 422
    assert client.post(address, {"choice": "time_off"}).status_code == 303
    worked.refresh_from_db()
    assert worked.choice == "time_off"
    other = browser(yusuf)
    assert other.post(address, {"choice": "pay"}).status_code == 404
    assert "No out-of-hours work yet" in other.get("/overtime").text


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.DEPARTMENT, Role.SECURITY])
def test_the_month_of_everybody_is_not_found_by_others(
    browser: Browser, worked: OvertimeEntry, role: Role
) -> None:
    client = browser(cast.employee(role=role))
    for address in (
        "/overtime/month",
        f"/overtime/entry/{worked.pk}",
        "/overtime/month/ledger.csv",
        "/overtime/month/ledger.xlsx",
    ):
        assert client.get(address).status_code == 404
    for address in ("/overtime/month/compute", "/overtime/month/payroll"):
        assert client.post(address).status_code == 404
    assert client.post(f"/overtime/entry/{worked.pk}/approve").status_code == 404


def test_the_head_of_another_section_sees_none_of_it(
    browser: Browser, worked: OvertimeEntry
) -> None:
    other = cast.employee(role=Role.SECTION_HEAD, unit=cast.unit(code="D-X"))
    client = browser(other)
    assert "Nothing in this month" in client.get(f"/overtime/month?{month_of(worked)}").text
    assert client.get(f"/overtime/entry/{worked.pk}").status_code == 404
    assert "Salma" not in client.get(f"/overtime/month/ledger.csv?{month_of(worked)}").text


def test_the_head_approves_and_corrects(
    browser: Browser, worked: OvertimeEntry, maryam: Employee
) -> None:
    client = browser(maryam)
    page = client.get(f"/overtime/month?{month_of(worked)}").text
    assert "Salma" in page
    entry = f"/overtime/entry/{worked.pk}"
    assert client.post(f"{entry}/reject", {"why": ""}).status_code == 422
    assert client.post(f"{entry}/approve").status_code == 303
    assert client.post(f"{entry}/approve").status_code == 422
    half = {
        "start_at": f"{timezone.localtime(worked.start_at):%Y-%m-%dT%H:%M}",
        "end_at": "",
        "why": "Left early",
    }
    assert client.post(f"{entry}/correct", half).status_code == 422
    assert client.post(f"{entry}/correct", half | {"start_at": ""}).status_code == 303
    assert OvertimeEntry.objects.get(counter_of=worked).minutes == -60
    assert "the counter-entry" in client.get(entry).text
    assert "Corrected by a counter-entry" in client.get(entry).text


def test_a_day_off_is_noted(browser: Browser, worked: OvertimeEntry, maryam: Employee) -> None:
    OvertimeEntry.objects.update(choice="time_off")
    client, entry = browser(maryam), f"/overtime/entry/{worked.pk}"
    client.post(f"{entry}/approve")
    assert "Note the day off" in client.get(entry).text
    assert client.post(f"{entry}/taken", {"on": ""}).status_code == 422
    assert client.post(f"{entry}/taken", {"on": "2026-12-01"}).status_code == 303
    worked.refresh_from_db()
    assert worked.state == "taken"


def test_personnel_computes_exports_and_marks_as_sent(
    browser: Browser, worked: OvertimeEntry, maryam: Employee, personnel: Employee
) -> None:
    browser(maryam).post(f"/overtime/entry/{worked.pk}/approve")
    client, month = browser(personnel), month_of(worked)
    assert client.post(f"/overtime/month/compute?{month}").status_code == 303
    assert client.post(f"/overtime/month/payroll?{month}").status_code == 303
    file = PayrollFile.objects.get()
    assert "Salma" in client.get(f"/overtime/payroll/{file.pk}.csv").text
    assert client.get(f"/overtime/payroll/{file.pk}.exe").status_code == 404
    assert client.post(f"/overtime/payroll/{file.pk}/paid", {"reference": ""}).status_code == 422
    sent = client.post(f"/overtime/payroll/{file.pk}/paid", {"reference": "PR-4"})
    assert sent.status_code == 303
    assert "PR-4" in client.get(f"/overtime/month?{month}").text
    assert "Salma" in client.get(f"/overtime/payroll/{file.pk}.csv").text
    assert client.post(f"/overtime/month/payroll?{month}").status_code == 422, "nothing is left"
    worked.refresh_from_db()
    assert (worked.state, worked.settled_as) == ("paid", "PR-4")
    assert client.post(f"/overtime/entry/{worked.pk}/reject", {"why": "x"}).status_code == 422


def test_the_payroll_file_holds_what_is_granted_and_is_for_those_who_pay(
    browser: Browser, worked: OvertimeEntry, maryam: Employee, personnel: Employee
) -> None:
    month = month_of(worked)
    assert browser(personnel).post(f"/overtime/month/payroll?{month}").status_code == 422
    head = browser(maryam)
    head.post(f"/overtime/entry/{worked.pk}/approve")
    assert head.post(f"/overtime/month/payroll?{month}").status_code == 422
    client = browser(personnel)
    client.post(f"/overtime/month/payroll?{month}")
    file = PayrollFile.objects.get()
    assert head.get(f"/overtime/payroll/{file.pk}.csv").status_code == 404
    assert head.post(f"/overtime/payroll/{file.pk}/paid", {"reference": "x"}).status_code == 404
    OvertimeEntry.objects.update(choice="time_off")
    answer = client.get(f"/overtime/payroll/{file.pk}.csv")
    assert answer.status_code == 422
    assert "Make the file again" in answer.text


def test_the_csv_holds_no_formula_and_its_numbers_stay_numbers(
    browser: Browser, worked: OvertimeEntry, maryam: Employee
) -> None:
    Employee.objects.filter(pk=worked.employee_id).update(
        name_en='=HYPERLINK("http://x")', job_en="@SUM(A1)"
    )
    client = browser(maryam)
    client.post(f"/overtime/entry/{worked.pk}/approve")
    client.post(f"/overtime/entry/{worked.pk}/correct", {"why": "-1+1"})
    now = timezone.localdate()
    address = f"/overtime/month/ledger.csv?m={now:%Y-%m}"
    answer = client.get(address)
    assert answer["Content-Disposition"].endswith(f'out-of-hours-{now:%Y-%m}.csv"')
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows[0][:2] == ["Employee number", "Name"]
    assert {row[1] for row in rows[1:]} == {'\'=HYPERLINK("http://x")'}
    assert {row[2] for row in rows[1:]} == {"'@SUM(A1)"}
    assert "-60" in {row[7] for row in rows[1:]}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_could_be_a_formula_is_made_harmless(text: str) -> None:
    assert exporting.safe(text) == f"'{text}"
    assert exporting.safe(-5) == -5
    assert exporting.safe("plain - text") == "plain - text"


def test_the_workbook_holds_texts_and_numbers_and_no_formula(
    browser: Browser, worked: OvertimeEntry, maryam: Employee
) -> None:
    Employee.objects.filter(pk=worked.employee_id).update(name_en="=1+1")
    answer = browser(maryam).get(f"/overtime/month/ledger.xlsx?{month_of(worked)}")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in strings
    assert "<v>60</v>" in sheet
    assert browser(maryam).get("/overtime/month/ledger.exe").status_code == 404


def test_rates_are_read_by_all_and_set_by_personnel(
    browser: Browser, salma: Employee, personnel: Employee
) -> None:
    given = {
        "klass": "holiday",
        "valid_from_on": "2026-01-01",
        "pay": "2.5",
        "time_off": "1",
        "expires_after_days": "",
        "source": "Circular 3",
    }
    reader = browser(salma)
    assert "appeal 98/10" in reader.get("/overtime/rates").text
    assert reader.post("/overtime/rates", given).status_code == 422
    client = browser(personnel)
    assert client.post("/overtime/rates", given | {"pay": "-1"}).status_code == 422
    assert client.post("/overtime/rates", given).status_code == 303
    assert Rate.objects.get().source == "Circular 3"


@pytest.mark.parametrize("month", ["", "m=2026-13", "m=x", "m=1999-01"])
def test_a_month_that_is_none_is_this_month(browser: Browser, maryam: Employee, month: str) -> None:
    assert browser(maryam).get(f"/overtime/month?{month}").status_code == 200


def test_pages_are_paged_and_cost_no_more_when_there_is_more(
    browser: Browser,
    worked: OvertimeEntry,
    account: Account,
    salma: Employee,
    maryam: Employee,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    fields = dict(OvertimeEntry.objects.filter(pk=worked.pk).values().get())
    del fields["id"]
    for hour in range(60):
        times = {
            "start_at": worked.start_at - timedelta(hours=hour + 1),
            "end_at": worked.start_at - timedelta(hours=hour),
        }
        OvertimeEntry.objects.create(**fields | times)
    month = f"/overtime/month?{month_of(worked)}"
    for person, address, most in (
        (salma, "/overtime", MINE_QUERIES),
        (maryam, month, MONTH_QUERIES),
    ):
        client = browser(person)
        client.get(address)
        with django_assert_max_num_queries(most):
            page = client.get(address).text
        assert "Older entries" in page
    key = OvertimeEntry.objects.order_by("-pk")[49].pk
    assert f"before={key}" in page
    older = client.get(f"{month}&before={key}&person={salma.pk}").text
    assert older.count("/approve") == 11
