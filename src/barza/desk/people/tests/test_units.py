"""Institution, units and invitations: who sets them, what is refused, what stays on record."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.core.models import Institution
from barza.desk.people import actions, jobs
from barza.desk.people.actions.invitation import is_invited
from barza.desk.people.forms.setup import UnitForm
from barza.desk.people.history import history
from barza.desk.people.models import Employee, Role, Unit
from barza.desk.people.queries.units import open_units, tree, without_head, without_passphrase
from barza.testing import cast
from barza.testing.cast import NOON

from .pages.browsing import at
from .staff import head, personnel, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-07")]
DAY = dt.date(2026, 3, 1)
PASSPHRASE = "quarry lantern nineteen orbit"


def added(code: str = "ENG", **fields: Any) -> Unit:
    given: dict[str, Any] = {"name_ar": "دائرة الهندسة", "name_en": "Engineering", **fields}
    return actions.add_unit(code=code, by=cast.superuser(), now=NOON, **given)


@pytest.mark.parametrize("who", [cast.officer, head, security, cast.stranger])
def test_only_those_who_administer_set_anything(who: Callable[[], Employee]) -> None:
    person = who()

    with pytest.raises(Refused, match="the administrator sets this"):
        actions.set_institution(name_ar="أ", name_en="A", by=person, now=NOON)
    with pytest.raises(Refused, match="the administrator sets this"):
        actions.add_unit(code="X", name_ar="أ", name_en="A", by=person, now=NOON)
    assert not Act.objects.exists()


def test_what_the_institution_was_called_stays_on_record() -> None:
    aisha = personnel()
    actions.set_institution(name_ar="بلدية", name_en="Town", hotline="1", by=aisha, now=NOON)
    actions.set_institution(name_ar="بلدية", name_en="City", hotline="1", by=aisha, now=NOON)
    actions.set_institution(name_ar="بلدية", name_en="City", hotline="1", by=aisha, now=NOON)

    latest, first = history("institution.set")

    assert latest.changes == [("Name in English", "Town", "City")]
    assert ("Hotline", "", "1") in first.changes
    assert Institution.objects.count() == 1
    with pytest.raises(Refused, match="Arabic and in English"):
        actions.set_institution(name_ar=" ", name_en="City", by=aisha, now=NOON)


def test_units_stand_in_a_tree_without_circles() -> None:
    top = added("TOP")
    below = added("LOW", parent=top)
    root = cast.superuser()
    same: dict[str, Any] = {"name_ar": "أ", "name_en": "A", "head": None, "by": root, "now": NOON}

    for parent in (below, top):
        with pytest.raises(Refused, match="below itself"):
            actions.change_unit(top, parent=parent, **same)
    with pytest.raises(Refused, match="no other one has"):
        added("TOP")
    codes = [(b.unit.code, b.depth) for b in tree() if b.unit.code in ("TOP", "LOW")]
    assert codes == [("LOW", 1)] or codes == [("TOP", 0), ("LOW", 1)]


def test_a_unit_to_which_somebody_belongs_is_closed_and_not_deleted() -> None:
    root, unit = cast.superuser(), added()
    salma = cast.officer(unit=unit)

    with pytest.raises(Refused, match="Close it instead"):
        actions.delete_unit(unit, by=root, now=NOON)
    actions.close_unit(unit, closed_on=DAY, by=root, now=NOON)

    unit.refresh_from_db()
    salma.refresh_from_db()
    assert (unit.closed_on, salma.unit) == (DAY, unit)
    assert not Act.objects.filter(event="unit.deleted").exists()
    with pytest.raises(Refused, match="closed"):
        added("NEW", parent=unit)
    unit = actions.reopen_unit(unit, by=root, now=NOON)
    empty = added("NEW", parent=unit)
    with pytest.raises(Refused, match="Close or move them first"):
        actions.close_unit(unit, closed_on=DAY, by=root, now=NOON)
    actions.delete_unit(empty, by=root, now=NOON)
    assert Act.objects.filter(event="unit.deleted").exists()


def test_a_unit_that_closes_next_year_is_open_until_then() -> None:
    root, khalid, today = cast.superuser(), cast.employee(), timezone.localdate()
    unit = added(head=khalid)
    soon = today + dt.timedelta(days=40)

    unit = actions.close_unit(unit, closed_on=soon, by=root, now=timezone.now())

    assert unit in open_units()
    assert unit.head == khalid
    assert "Closed</span>" not in at(root).get("/setup/units").content.decode()
    below = actions.add_unit(
        code="NEW", name_ar="أ", name_en="A", parent=unit, by=root, now=timezone.now()
    )
    assert below.parent == unit
    with pytest.raises(Refused, match="Close or move them first"):
        actions.close_unit(unit, closed_on=today, by=root, now=timezone.now())
    assert UnitForm().fields["parent"].queryset.contains(unit)  # type: ignore[attr-defined]


def test_a_unit_whose_head_left_has_none() -> None:
    khalid = cast.employee()
    unit = added(head=khalid)
    assert unit not in without_head()

    Employee.objects.filter(pk=khalid.pk).update(is_active=False)

    assert unit in without_head()
    khalid.refresh_from_db()
    with pytest.raises(Refused, match="no longer employed"):
        added("NEW", head=khalid)


def test_the_pages_of_units_are_read_by_managers_and_changed_by_who_administers() -> None:
    unit, root = added(), at(cast.superuser())
    assert at(cast.officer()).get("/setup/units").status_code == 404
    read = at(head()).get("/setup/units").content.decode()
    assert "Engineering" in read
    assert 'name="code"' not in read
    assert at(head()).post("/setup/units", {"code": "X"}).status_code == 404
    assert at(head()).get(f"/setup/units/{unit.pk}").status_code == 404

    names = {"name_ar": "أ", "name_en": "Works"}
    assert root.post("/setup/units", {"code": "no spaces", **names}).status_code == 422
    assert root.post(f"/setup/units/{unit.pk}", names).status_code == 303
    assert "became" in root.get("/setup/units").content.decode()
    assert root.post(f"/setup/units/{unit.pk}/close", {"closed_on": "x"}).status_code == 422
    assert root.post(f"/setup/units/{unit.pk}/close", {"closed_on": f"{DAY}"}).status_code == 303
    assert root.post(f"/setup/units/{unit.pk}/reopen").status_code == 303
    assert root.post(f"/setup/units/{unit.pk}/delete").status_code == 303


@pytest.mark.requirement("P-85")
class TestInvitations:
    def test_the_person_chooses_the_passphrase_once(self) -> None:
        salma = self.without_passphrase()
        token = actions.invite(salma, by=security(), now=NOON)
        assert salma in without_passphrase()

        with pytest.raises(Refused, match="too short"):
            self.accepted(salma, token, "short")
        self.accepted(salma, token)

        salma.refresh_from_db()
        assert salma.check_password(PASSPHRASE)
        assert token not in str(Act.objects.values_list("details", flat=True))
        with pytest.raises(Refused, match="was used"):
            self.accepted(salma, token)

    def test_a_new_invitation_ends_the_earlier_and_leaving_ends_all(self) -> None:
        salma = self.without_passphrase()
        first = actions.invite(salma, by=personnel(), now=NOON)
        second = actions.invite(salma, by=personnel(), now=NOON)
        salma.refresh_from_db()
        assert [is_invited(salma, one) for one in (first, second)] == [False, True]

        Employee.objects.filter(pk=salma.pk).update(is_active=False)
        with pytest.raises(Refused, match="was used"):
            self.accepted(salma, second)

    @pytest.mark.requirement("P-61")
    def test_nobody_is_invited_who_has_a_passphrase_nor_by_who_may_not(self) -> None:
        salma = self.without_passphrase()
        with pytest.raises(Refused, match="invites"):
            actions.invite(salma, by=head(), now=NOON)
        salma.set_password(PASSPHRASE)
        salma.save()
        with pytest.raises(Refused, match="has a passphrase already"):
            actions.invite(salma, by=cast.superuser(), now=NOON)

    @pytest.mark.requirement("P-61")
    def test_nobody_is_invited_who_has_signed_in_without_a_passphrase(self) -> None:
        salma = self.without_passphrase()
        token = actions.invite(salma, by=security(), now=NOON)
        salma.last_login = NOON
        salma.save()

        assert not is_invited(salma, token)
        assert salma not in without_passphrase()
        with pytest.raises(Refused, match="the institution's account"):
            actions.invite(salma, by=personnel(), now=NOON)
        assert "/invitation" not in at(personnel()).get(f"/people/{salma.pk}").content.decode()

    @pytest.mark.requirement("P-61")
    def test_nobody_is_invited_where_the_institutions_own_sign_in_lets_people_in(
        self, settings: Settings
    ) -> None:
        salma = self.without_passphrase()
        token = actions.invite(salma, by=security(), now=NOON)
        settings.OIDC = object()

        with pytest.raises(Refused, match="the institution's account"):
            actions.invite(salma, by=security(), now=NOON)
        assert not is_invited(salma, token)
        assert not without_passphrase().exists()

    def test_the_person_is_told_by_e_mail_who_invited_them(
        self, mailoutbox: list[EmailMessage]
    ) -> None:
        salma, aisha = self.without_passphrase(), personnel()
        Employee.objects.filter(pk=salma.pk).update(
            email="salma@muscat.example", interface_language="en"
        )
        token = actions.invite(salma, by=aisha, now=NOON)

        job = ProcrastinateJob.objects.get(task_name="people.tell_invited")
        jobs.tell_invited(**job.args)

        (sent,) = mailoutbox
        assert sent.to == ["salma@muscat.example"]
        assert aisha.name_en in str(sent.body)
        assert token not in str(sent.body)
        assert token not in str(job.args)

    def test_an_address_made_up_tells_nobody_who_is_here(self) -> None:
        salma = self.without_passphrase()
        pages = [Client().get(f"/account/welcome/{pk}/x-y/") for pk in (salma.pk, 0)]
        assert [page.status_code for page in pages] == [410, 410]
        assert all(salma.name_ar not in page.content.decode() for page in pages)

    @pytest.mark.requirement("P-61")
    def test_the_first_administrator_is_made_once_and_opens_nothing(self) -> None:
        given: dict[str, Any] = {
            "name_ar": "أ",
            "name_en": "A",
            "job_ar": "م",
            "job_en": "Admin",
            "now": NOON,
        }
        with pytest.raises(Refused, match="too short"):
            self.made("root", "short", **given)
        assert not Employee.objects.exists()

        root = self.made("root", PASSPHRASE, **given)

        assert (root.role, root.is_superuser) == (Role.PERSONNEL, True)
        with pytest.raises(Refused, match="entered here already"):
            self.made("other", PASSPHRASE, **given)

    def without_passphrase(self) -> Employee:
        salma = cast.officer()
        salma.set_unusable_password()
        salma.save()
        return salma

    def accepted(self, salma: Employee, token: str, passphrase: str = PASSPHRASE) -> None:
        actions.accept_invitation(salma, token=token, passphrase=passphrase, by=salma, now=NOON)

    def made(self, username: str, passphrase: str, **given: Any) -> Employee:
        return actions.make_administrator(
            username=username,
            employee_no="1",
            passphrase=passphrase,
            **given,
        )
