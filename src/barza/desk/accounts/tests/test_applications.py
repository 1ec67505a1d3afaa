"""What is joined to an account: allow-list, attestation, what nobody allowed."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from barza.desk.accounts import actions, pictures, queries
from barza.desk.accounts.actions.applications import SeenApp
from barza.desk.accounts.models import Account, Attestation, ConnectedApp, Duty, UnknownApp
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.testing.cast import NOON, account, officer

from .register import PNG, head, security

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("media"),
    pytest.mark.requirement("P-86"),
]
BARZA, GAME = SeenApp("Barza", "Municipality", "read, write"), SeenApp("Farm Party", "Games Ltd")


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(content: bytes = PNG, name: str = "settings.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def attested(theirs: Account, *apps: SeenApp, by: Employee | None = None) -> Attestation:
    return actions.attest(theirs, apps, screenshot=picture(), by=by or officer(theirs), now=NOON)


def allowed(name: str = "Barza") -> None:
    actions.allow_app(name=name, publisher="", because="The desk itself.", by=security(), now=NOON)


def test_what_stands_in_the_settings_is_kept_with_its_picture(media: Path) -> None:
    theirs = account()
    allowed()

    made = attested(theirs, BARZA)

    app = ConnectedApp.objects.get()
    assert (app.name, app.allowed, app.attested_on) == ("Barza", True, NOON.date())
    assert (media / str(made.screenshot.name)).read_bytes() == PNG
    assert made.sha256 == hashlib.sha256(PNG).hexdigest()
    act = Act.objects.get(event="app.attested")
    assert act.resolution
    assert act.details["unknown"] == []
    assert not UnknownApp.objects.exists()


def test_an_application_that_nobody_allowed_opens_an_incident_once() -> None:
    theirs = account()
    allowed()

    attested(theirs, BARZA, GAME)
    attested(theirs, BARZA, GAME)

    incident = UnknownApp.objects.get()
    assert (incident.app.name, incident.state) == ("Farm Party", UnknownApp.State.OPEN)
    assert not incident.app.allowed


@pytest.mark.parametrize("who", [head, officer])
def test_information_security_alone_decides_on_it(who: type[Employee]) -> None:
    theirs = account()
    attested(theirs, GAME)

    with pytest.raises(Refused, match="Information security"):
        actions.decide_unknown(
            UnknownApp.objects.get(), allow=True, because="Fun.", by=who(), now=NOON
        )
    with pytest.raises(Refused, match="Information security"):
        actions.allow_app(name="Farm", publisher="", because="Fun.", by=who(), now=NOON)


def test_it_is_removed_from_the_account_and_found_again_it_is_a_new_incident() -> None:
    theirs = account()
    attested(theirs, GAME)
    incident = UnknownApp.objects.get()
    with pytest.raises(Refused, match="reasons"):
        actions.decide_unknown(incident, allow=False, because=" ", by=security(), now=NOON)

    actions.decide_unknown(incident, allow=False, because="A game.", by=security(), now=NOON)

    assert not queries.inventory(theirs).exists()
    with pytest.raises(Refused, match="decided already"):
        actions.decide_unknown(incident, allow=True, because="No.", by=security(), now=NOON)
    attested(theirs, GAME)
    assert UnknownApp.objects.filter(state="open").count() == 1


def test_it_is_allowed_for_every_account() -> None:
    theirs, other = account(), account()
    attested(theirs, GAME)
    attested(other, GAME)
    first = UnknownApp.objects.earliest("pk")

    actions.decide_unknown(first, allow=True, because="A campaign.", by=security(), now=NOON)

    assert set(UnknownApp.objects.values_list("state", flat=True)) == {"allowed"}
    assert ConnectedApp.objects.filter(allowed=True).count() == 2


def test_an_application_that_is_not_on_the_list_needs_information_security_first() -> None:
    theirs = account()
    salma = officer(theirs)
    with pytest.raises(Refused, match="Ask information security"):
        actions.connect_app(theirs, GAME, by=salma, now=NOON)
    allowed("farm party")

    made = actions.connect_app(theirs, GAME, by=salma, now=NOON)

    assert made.allowed
    with pytest.raises(Refused, match="already"):
        actions.connect_app(theirs, GAME, by=salma, now=NOON)


def test_off_the_list_it_is_unknown_at_the_next_look() -> None:
    theirs = account()
    allowed()
    attested(theirs, BARZA)
    actions.disallow_app(
        queries.allow_list().get(), because="Sold to another.", by=security(), now=NOON
    )

    attested(theirs, BARZA)

    assert UnknownApp.objects.get().app.name == "Barza"


def test_what_is_seen_no_more_leaves_the_inventory() -> None:
    theirs = account()
    allowed()
    attested(theirs, BARZA)

    attested(theirs)

    assert not queries.inventory(theirs).exists()


def test_nobody_attests_for_an_account_that_no_resolution_gives_them() -> None:
    theirs = account()

    with pytest.raises(Refused, match="No resolution"):
        attested(theirs, by=security())
    with pytest.raises(Refused, match="No resolution"):
        attested(theirs, by=officer(theirs, duties=[Duty.ANSWER]))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        *((b"%PDF-1.7", "PNG"), (b"", "PNG"), (b"<svg/>", "PNG"), (b"RIFF0000WAVE", "PNG")),
        (PNG + b"\0" * pictures.LARGEST, "larger"),
    ],
)
def test_a_picture_is_a_picture_and_small(content: bytes, why: str) -> None:
    theirs = account()

    with pytest.raises(Refused, match=why):
        actions.attest(theirs, [], screenshot=picture(content), by=officer(theirs), now=NOON)
    assert not Attestation.objects.exists()


def test_after_ninety_days_somebody_has_to_look_again() -> None:
    theirs = account()
    days = dt.timedelta(days=1)

    assert queries.is_attestation_overdue(theirs, None, NOON)
    assert not queries.is_attestation_overdue(theirs, NOON - 90 * days, NOON)
    assert queries.is_attestation_overdue(theirs, NOON - 91 * days, NOON)
    closed = account(state=Account.State.CLOSED)
    assert not queries.is_attestation_overdue(closed, None, NOON)
