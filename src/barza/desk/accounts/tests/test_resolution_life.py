"""A resolution from its draft to its end, and the paper of it (P-61, P-62)."""

import datetime as dt
import hashlib
from typing import Any

import pytest
from pytest_django import Settings

from barza.desk.accounts import actions, authority, document
from barza.desk.accounts.actions.resolutions.signing import LARGEST
from barza.desk.accounts.models import Duty, Suspension
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Role
from barza.testing.cast import (
    FROM,
    NOON,
    TO,
    account,
    employee,
    officer,
    resolution,
)

from .drafting import drafted, head, issue, later

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 signed"


@pytest.mark.requirement("P-61")
def test_a_draft_opens_nothing() -> None:
    salma, theirs, by = officer(), account(), head()
    draft = drafted(salma, theirs, by)

    with pytest.raises(Refused, match="No resolution"):
        authority.require(salma, theirs, Duty.ANSWER, NOON)
    issue(draft, by)
    assert authority.require(salma, theirs, Duty.ANSWER, NOON) == draft


@pytest.mark.requirement("P-62")
def test_a_draft_bears_name_number_and_job_and_takes_them_anew() -> None:
    salma, theirs, by = officer(), account(), head()
    draft = drafted(salma, theirs, by)
    assert (draft.name_en, draft.employee_no) == (salma.name_en, salma.employee_no)
    people.change_job(
        salma, job_ar="محاسبة", job_en="Accountant", by=employee(role=Role.PERSONNEL), now=NOON
    )

    with pytest.raises(Refused, match="job has changed") as refusal:
        issue(draft, by)

    assert refusal.value.clause == "P-62"
    again = actions.redraft(
        draft, accounts=[theirs], duties=[Duty.ANSWER], from_at=FROM, to_at=TO, by=by, now=NOON
    )
    assert issue(again, by).job_en == "Accountant"


@pytest.mark.requirement("P-61")
def test_what_is_issued_is_no_draft_any_more() -> None:
    salma, theirs, by = officer(), account(), head()
    issued = issue(drafted(salma, theirs, by), by)

    with pytest.raises(Refused, match="Only a draft"):
        issue(issued, by, "18/2026")
    with pytest.raises(Refused, match="Only a draft"):
        actions.withdraw(issued, by=by, now=NOON)


@pytest.mark.requirement("P-61")
def test_a_withdrawn_draft_is_never_issued() -> None:
    by = head()
    draft = actions.withdraw(drafted(officer(), account(), by), by=by, now=NOON)

    with pytest.raises(Refused, match="Only a draft"):
        issue(draft, by)


@pytest.mark.requirement("P-61")
def test_a_suspension_acts_with_the_next_request_and_ends_by_itself() -> None:
    salma, theirs, by = officer(), account(), head()
    held = resolution(salma, theirs)

    actions.suspend_resolution(held, because="Looked into.", until=later(hours=2), by=by, now=NOON)

    with pytest.raises(Refused, match="No resolution"):
        authority.require(salma, theirs, Duty.ANSWER, NOON)
    assert authority.require(salma, theirs, Duty.ANSWER, later(hours=2)) == held
    before = salma.session_epoch
    salma.refresh_from_db()
    assert salma.session_epoch == before + 1


@pytest.mark.requirement("P-61")
def test_a_suspension_is_lifted_by_another_with_a_reason() -> None:
    salma, theirs = officer(role=Role.SECTION_HEAD), account()
    held = resolution(salma, theirs)
    actions.suspend_resolution(held, because="Looked into.", by=head(), now=NOON)

    with pytest.raises(Refused, match="themselves"):
        actions.lift(held, because="It was nothing.", by=salma, now=NOON)
    with pytest.raises(Refused, match="Say why"):
        actions.lift(held, because=" ", by=head(), now=NOON)
    actions.lift(held, because="It was nothing.", by=head(), now=later(minutes=5))

    assert authority.require(salma, theirs, Duty.ANSWER, later(minutes=5)) == held
    assert Suspension.objects.get().ended_because == "It was nothing."


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("role", [Role.OFFICER, Role.DEPARTMENT, Role.AUDITOR, Role.SECURITY])
def test_others_suspend_nobody(role: Role) -> None:
    held = resolution(officer(), account())
    with pytest.raises(Refused, match="decides on resolutions"):
        actions.suspend_resolution(held, because="I want to.", by=employee(role=role), now=NOON)


@pytest.mark.requirement("P-61")
def test_the_signed_paper_is_kept_with_its_hash(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    held = resolution(officer(), account())

    copy = actions.keep_signed_copy(held, PDF, by=head(), now=NOON)

    with copy.file.open("rb") as stored:
        assert stored.read() == PDF
    assert copy.sha256 == hashlib.sha256(PDF).hexdigest()
    assert Act.objects.get(event="resolution.signed_copy_kept").details["sha256"] == copy.sha256


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("content", [b"GIF89a", b"", b"<html>%PDF-"])
def test_what_is_no_pdf_is_not_kept(content: bytes) -> None:
    with pytest.raises(Refused, match="no PDF"):
        actions.keep_signed_copy(resolution(officer(), account()), content, by=head(), now=NOON)


def test_a_paper_that_is_too_large_is_not_kept() -> None:
    with pytest.raises(Refused, match="10 MB"):
        actions.keep_signed_copy(
            resolution(officer(), account()), PDF + bytes(LARGEST), by=head(), now=NOON
        )


@pytest.mark.requirement("P-62")
@pytest.mark.parametrize("lang", document.LANGUAGES)
def test_the_paper_is_a_pdf_in_both_languages(lang: document.Language) -> None:
    made = document.pdf(resolution(officer(), account()), lang)
    assert made.startswith(b"%PDF-")
    assert len(made) > 10_000  # with the letters of its script in it


@pytest.mark.requirement("P-59")
def test_no_new_resolution_gives_back_what_a_precaution_took() -> None:
    salma, by = officer(), head()
    actions.hold(salma, about="a file", until=NOON + dt.timedelta(days=3), by=by, now=NOON)
    with pytest.raises(Refused, match="suspended for a time") as refusal:
        issue(drafted(salma, account(), by), by)
    assert refusal.value.clause == "P-59"


@pytest.mark.requirement("P-62")
@pytest.mark.parametrize("year", [1, 1999, 9998])
def test_dates_out_of_this_world_are_refused(year: int) -> None:
    far = dt.datetime(year, 6, 1, tzinfo=dt.UTC)
    with pytest.raises(Refused, match="2000 to 2100"):
        drafted(officer(), account(), head(), from_at=min(far, FROM), to_at=max(far, TO))
