"""From an empty desk to the first answer, by the forms of its pages alone.

Only the first administrator is made from outside, as ``barza administrator`` does. Every other
person chooses their passphrase through an invitation; nobody acts without a resolution (P-61).
"""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from barza.desk.accounts.models import PARTS, Account, Duty, Resolution
from barza.desk.accounts.tests.pages import RISKS
from barza.desk.accounts.tests.register import with_kinds
from barza.desk.cases.intake.drain import drain
from barza.desk.cases.models import Case, CaseState
from barza.desk.channels import polling
from barza.desk.channels.models import Delivery
from barza.desk.core.models import Institution
from barza.desk.inbox import jobs
from barza.desk.people import actions as people
from barza.desk.people.models import Criterion, DirectoryList, Employee, Module, Selection, Unit
from barza.desk.people.tests.staff import answers
from barza.testing import network
from barza.testing.network import closed_connectors, no_jobs, town
from barza.testing.signing_in import signed_in
from barza.town.testing import TownHandle

__all__ = ["closed_connectors", "no_jobs", "town"]
pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_jobs"),
]
PASSPHRASE = "quarry lantern nineteen orbit"
ROLES = {"nasser": "senior_management", "maryam": "section_head", "salma": "officer"}
COLUMNS = "employee_no,username,name_ar,name_en,job_ar,job_en,unit,email,active"


class Walk:
    """Everybody's browser; each form sent is one that has to be taken."""

    def __init__(self, town: TownHandle) -> None:
        self.town, self.today = town, timezone.localdate()
        self.root = people.make_administrator(
            username="yusuf",
            employee_no="1",
            name_ar="يوسف الكندي",
            name_en="Yusuf Al Kindi",
            job_ar="مدير النظام",
            job_en="Administrator",
            passphrase=PASSPHRASE,
            now=timezone.now(),
        )
        self.browsers = {"yusuf": self._at(self.root)}

    def send(self, who: str, page: str, given: Any = None) -> HttpResponse:
        answer = self.browsers[who].post(page, given or {})
        said = answer.content.decode()[-6000:] if answer.status_code >= 400 else ""
        assert answer.status_code in (302, 303), f"{page}: {said}"
        return answer  # type: ignore[return-value]  # the test client's own class

    def open_steps(self) -> list[str]:
        page = self.browsers["yusuf"].get("/setup")
        return [step.title for step in page.context["steps"] if not step.is_done]

    def id(self, who: str) -> int:
        return Employee.objects.get(username=who).pk

    def enter_the_house(self) -> None:
        assert self.browsers["yusuf"].get("/")["Location"] == "/setup"
        names = {"name_ar": "بلدية مسقط", "name_en": "Muscat Municipality", "hotline": "1111"}
        self.send("yusuf", "/setup/institution", names)
        top = {"code": "MM", "name_ar": "البلدية", "name_en": "The municipality"}
        self.send("yusuf", "/setup/units", top)
        below = {"code": "SM", "name_ar": "قسم التواصل", "name_en": "Social media section"}
        above = Unit.objects.get(code="MM").pk
        self.send("yusuf", "/setup/units", {**below, "parent": above})
        hours = {"weekdays": [7, 1, 2, 3, 4], "opens_at": "07:30", "closes_at": "14:30"}
        source = {"valid_from_on": "2020-01-01", "source": "Circular 1"}
        self.send("yusuf", "/duty/calendar/hours", {**hours, **source})
        for urgency in ("urgent", "high", "normal"):
            promise = {"acknowledge": "1", "answer": "4", "calendar": "24x7"}
            kind = {"kind": "*", "urgency": urgency, "valid_from_on": self.today.isoformat()}
            self.send("yusuf", "/setup/targets", {**promise, **kind})

    def enter_the_people(self) -> None:
        row = "{no},{who},سلمى,{who},موظف,Employee,SM,,yes"
        rows = [row.format(no=f"E{no}", who=who) for no, who in enumerate(ROLES)]
        text = "\n".join([COLUMNS, *rows])
        file = SimpleUploadedFile("staff.csv", text.encode())
        self.send("yusuf", "/people/import", {"file": file})
        given = DirectoryList.objects.get()
        page = self.browsers["yusuf"].get(f"/people/import/{given.pk}")
        agreed = page.content.decode().split('name="agreed" value="')[1].split('"')[0]
        self.send("yusuf", f"/people/import/{given.pk}/apply", {"agreed": agreed})
        for who, role in ROLES.items():
            self.send("yusuf", f"/people/{self.id(who)}/role", {"role": role})
            self.invite(who)

    def invite(self, who: str) -> None:
        """The person opens the address that they are handed, and chooses a passphrase."""
        shown = self.browsers["yusuf"].post(f"/people/{self.id(who)}/invitation")
        address, stranger = urlsplit(shown.context["address"]).path, Client()
        assert stranger.get(address).status_code == 200
        chosen = {"passphrase": PASSPHRASE, "again": PASSPHRASE}
        assert stranger.post(address, chosen).status_code == 303
        assert stranger.get(address).status_code == 410, "once"
        person = Employee.objects.get(username=who)
        assert person.check_password(PASSPHRASE)
        self.browsers[who] = self._at(person)

    def prepare_salma(self) -> None:
        """Trained, selected by two, tested, ready: each step on its page."""
        self.send("yusuf", "/training/load")
        for module in Module.objects.current():
            self.send("salma", f"/training/{module.code}/start")
            right = {f"question_{q}": str(c) for q, c in answers(module).items()}
            self.send("salma", f"/training/{module.code}/quiz", right)
        me = f"/people/{self.id('salma')}"
        self.send("maryam", f"{me}/selection")
        scores = {f"score_{one}": "5" for one in Criterion}
        notes = {f"note_{one}": "As the interview showed." for one in Criterion}
        for assessor in ("maryam", "yusuf"):
            place = f"/people/selection/{Selection.objects.get().pk}"
            self.send(assessor, place, scores | notes)
        test = {"network": "mastodon", "version": "1", "score": "90"}
        until = (self.today + dt.timedelta(days=365)).isoformat()
        dates = {"passed_on": self.today.isoformat(), "valid_until_on": until}
        self.send("maryam", f"{me}/platform-test", {**test, **dates})
        level = {"lang": "ar", "level": 5, "sample": "A letter to the public, without a mistake."}
        self.send("maryam", f"{me}/language", {**level, **dates})
        ready = {"weekdays": [1, 2, 3, 4, 5, 6, 7], "from_hour": 0, "to_hour": 24}
        most = {"most_shifts_a_week": 7, "most_hours_a_day": 12}
        self.send("salma", f"{me}/readiness", {**ready, **most})

    def open_the_account(self) -> Account:
        identity = {"name_ar": "بلدية مسقط", "name_en": "Muscat", "handle": "@muscat"}
        place = {"network": "mastodon", "tool": "social_network", "base_url": self.town.base_url}
        why = {"need": "Questions.", "audience": "Residents.", "resources": "Salma."}
        unit = {"unit": Unit.objects.get(code="SM").pk}
        self.send("maryam", "/accounts/new", {**identity, **place, **why, **unit, **RISKS})
        account = Account.objects.get()
        page = f"/accounts/{account.pk}"
        decision = {"approve": "yes", "because": "Needed.", "email": "social@muscat.example"}
        self.send("nasser", f"{page}/decide", decision)
        for lang in ("ar", "en"):
            texts = {f"{lang}-{part}": f"text of {part}" for part in PARTS}
            self.send("maryam", f"{page}/sheet", {"language": lang, **texts})
        self.send("maryam", f"{page}/sheet/publish")
        self.send("maryam", f"{page}/activate")
        return account

    def name_salma(self, account: Account) -> None:
        until = (self.today + dt.timedelta(days=30)).isoformat()
        terms = {"accounts": [account.pk], "duties": [Duty.ANSWER, Duty.CREDENTIAL]}
        dates = {"from_on": self.today.isoformat(), "to_on": until}
        whom = {"employee": self.id("salma")}
        self.send("maryam", "/resolutions/new", {**whom, **terms, **dates})
        said = {"issued_by_ar": "رئيس البلدية", "issued_by_en": "Chairman", "number": "1/2026"}
        page = f"/resolutions/{Resolution.objects.get().pk}/issue"
        self.send("nasser", page, {**said, "issued_on": self.today.isoformat()})

    def _at(self, person: Employee) -> Client:
        client = signed_in(person)
        client.cookies["django_language"] = "en"
        return client


@pytest.mark.requirement("P-61")
@pytest.mark.requirement("P-07")
def test_an_empty_desk_comes_to_its_first_answer_through_its_pages(town: TownHandle) -> None:
    with_kinds()
    Institution.objects.all().delete()
    walk = Walk(town)
    assert len(walk.open_steps()) == 9
    walk.enter_the_house()
    assert walk.open_steps()[0] == "Enter the people"
    walk.enter_the_people()
    assert walk.open_steps()[0] == "Train them"
    walk.prepare_salma()
    account = walk.open_the_account()
    assert walk.open_steps()[0] == "Issue a resolution"
    connection = f"/accounts/{account.pk}/connection"
    token = {"access_token": town.access_token}
    for who in ("yusuf", "nasser", "maryam"):
        assert walk.browsers[who].post(connection, token).status_code == 404, "no way round"
    assert walk.browsers["salma"].post(connection, token).status_code == 404, "not named yet"

    walk.name_salma(account)
    walk.send("salma", connection, token)

    assert walk.open_steps() == ["Draw up the rota"]
    _a_citizen_is_answered(walk, town, account)


def _a_citizen_is_answered(walk: Walk, town: TownHandle, account: Account) -> None:
    status = network.says(town, "الإنارة معطلة في شارعنا منذ أسبوع، متى تصلح؟")
    polling.look(account, timezone.now())
    drain(timezone.now())
    case = Case.objects.get(message__network_id=status["id"])
    for who in ("yusuf", "nasser", "maryam"):
        assert walk.browsers[who].get(f"/case/{case.pk}").status_code == 404, "no way round"
    walk.send("salma", f"/case/{case.pk}/claim")
    walk.send("salma", f"/case/{case.pk}/answer", {"text": "تصلح الإنارة غدا.", "lang": "ar"})
    delivery = Delivery.objects.get()
    Delivery.objects.update(not_before=timezone.now())
    jobs.deliver(delivery.pk)

    case.refresh_from_db()
    assert case.state == CaseState.ANSWERED
    found = network.call(town, f"/api/v1/statuses/{status['id']}/context")["descendants"]
    assert [one["account"]["acct"] for one in found] == ["muscat"]
