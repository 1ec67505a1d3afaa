"""The people of these tests, each in a unit of their own, and the files that stand around."""

import datetime as dt
from dataclasses import dataclass

from django.test import Client

from barza.desk.conduct import actions, queries
from barza.desk.conduct.models import Concern, ConductFile, Member, Outcome
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON
from barza.testing.signing_in import signed_in

DAY = dt.timedelta(days=1)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
PDF = b"%PDF-1.7 ..."
Part = Member.Part


@dataclass(frozen=True)
class Hall:
    """Salma the officer; Maryam heads her section; Aisha and Huda are human resources, Nasser and
    Rashid senior management, each elsewhere; Zainab audits."""

    salma: Employee
    maryam: Employee
    aisha: Employee
    huda: Employee
    nasser: Employee
    rashid: Employee
    zainab: Employee


def hall() -> Hall:
    cast.working_hours()
    section, staff, top = (cast.unit(code=code) for code in ("CC-SM", "D-HR", "CHAIR"))
    return Hall(
        salma=cast.employee(role=Role.OFFICER, unit=section, name_en="Salma Al Harthi"),
        maryam=cast.employee(role=Role.SECTION_HEAD, unit=section, name_en="Maryam Al Balushi"),
        aisha=cast.employee(role=Role.PERSONNEL, unit=staff, name_en="Aisha Al Habsi"),
        huda=cast.employee(role=Role.PERSONNEL, unit=staff, name_en="Huda Al Zadjali"),
        nasser=cast.employee(role=Role.SENIOR_MANAGEMENT, unit=top, name_en="Nasser Al Siyabi"),
        rashid=cast.employee(role=Role.SENIOR_MANAGEMENT, unit=top, name_en="Rashid Al Amri"),
        zainab=cast.employee(role=Role.AUDITOR, unit=cast.unit(code="D-AUD")),
    )


def held(person: Employee, now: dt.datetime) -> bool:
    """Whether a precaution is in force on any file about the person."""
    return queries.precautions_in_force(now).filter(file__employee=person).exists()


def concern(house: Hall, **fields: object) -> Concern:
    """Salma's, about working conditions, at noon on a Sunday."""
    given = {
        "kind": Concern.Kind.CONDITIONS,
        "title": "Night shifts",
        "text": "I have had four night shifts in a row.",
        "by": house.salma,
        "now": NOON,
        **fields,
    }
    return actions.file_concern(**given)  # type: ignore[arg-type]  # as the test gives them


def alleged(house: Hall) -> ConductFile:
    """Maryam alleges, Aisha handles, there is one piece of evidence; no notice yet."""
    file = actions.open_file(
        employee=house.salma,
        medium=ConductFile.Medium.NEWSPAPER,
        published_in="Oman Daily",
        happened_on=NOON.date(),
        allegation="An interview about complaints at work.",
        handler=house.aisha,
        by=house.maryam,
        now=NOON,
    )
    actions.add_evidence(
        file,
        title="The interview",
        text="Page 4, second column.",
        source="Printed edition",
        captured_at=NOON,
        by=house.aisha,
        now=NOON,
    )
    file.refresh_from_db()
    return file


def noticed(house: Hall) -> ConductFile:
    return actions.give_notice(alleged(house), text="You can reply.", by=house.aisha, now=NOON)


def with_deciders(house: Hall, file: ConductFile) -> ConductFile:
    """Nasser decides, Huda would decide on a grievance."""
    for person, part in ((house.nasser, Part.DECIDER), (house.huda, Part.REVIEWER)):
        actions.admit(file, person=person, part=part, by=house.aisha, now=NOON)
    return file


def found(house: Hall, outcome: Outcome = Outcome.PROVED) -> ConductFile:
    """Replied to a day after the notice, found a day later."""
    file = with_deciders(house, noticed(house))
    actions.reply(file, text="I spoke of the traffic only.", by=house.salma, now=NOON + DAY)
    return actions.find(
        file, outcome=outcome, reasons="Because.", by=house.nasser, now=NOON + 2 * DAY
    )


def of(person: Employee, language: str = "en") -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = language
    return client
