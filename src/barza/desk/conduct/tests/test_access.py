"""Who is on the list sees a file; every look is on record; it goes when its time is over (P-60)."""

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from barza.desk.audit.models import Act
from barza.desk.conduct import actions, queries
from barza.desk.conduct.models import ConductFile, Evidence, Finding, Outcome, Precaution
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.testing import cast
from barza.testing.cast import NOON

from .town_hall import DAY, PNG, Hall, Part, alleged, found, noticed, with_deciders

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-60")]
PENALTY = ("penalt", "sanction", "punish", "fine", "deduct", "dismissal", "warning", "salary")


def test_no_field_holds_a_penalty() -> None:
    """The system refers; the competent body decides."""
    names = [
        field.name
        for model in (ConductFile, Finding, Precaution, Evidence)
        for field in model._meta.get_fields()
    ]
    assert len(names) > 30
    assert not [name for name in names if any(word in name for word in PENALTY)]
    choices = [
        str(value)
        for model in (ConductFile, Finding, Precaution)
        for field in model._meta.get_fields()
        for value, _label in getattr(field, "choices", None) or ()
    ]
    assert not [value for value in choices if any(word in value for word in PENALTY)]


def test_a_viewer_who_is_not_on_the_list_finds_nothing_and_is_on_record(house: Hall) -> None:
    file = noticed(house)
    for person in (house.huda, house.zainab, cast.superuser()):
        assert actions.look_at_file(file.pk, by=person, now=NOON) is None

    acts = Act.objects.filter(event="conduct.viewed", result="refused")
    assert acts.count() == 3
    assert all(act.about == f"conduct.conductfile:{file.pk}" for act in acts)


def test_every_look_is_on_record(house: Hall) -> None:
    file = noticed(house)
    for person in (house.maryam, house.aisha, house.salma):
        assert actions.look_at_file(file.pk, by=person, now=NOON) == file

    acts = Act.objects.filter(event="conduct.viewed", result="done")
    assert {act.actor for act in acts} == {
        p.username for p in (house.maryam, house.aisha, house.salma)
    }


def test_the_list_grows_and_shrinks_by_its_handler(house: Hall) -> None:
    file = noticed(house)
    with pytest.raises(Refused, match="your part"):
        actions.admit(file, person=house.zainab, part=Part.READER, by=house.maryam, now=NOON)
    with pytest.raises(Refused, match="of their own"):
        actions.admit(file, person=house.salma, part=Part.READER, by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="human resources"):
        actions.admit(file, person=house.zainab, part=Part.HANDLER, by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="what the person does"):
        actions.admit(file, person=house.zainab, part="accuser", by=house.aisha, now=NOON)

    actions.admit(file, person=house.zainab, part=Part.READER, by=house.aisha, now=NOON)
    assert queries.listed(house.zainab).rows == [file]
    actions.remove(file, person=house.zainab, by=house.aisha, now=NOON)
    assert queries.listed(house.zainab).rows == []
    with pytest.raises(Refused, match="isn't on"):
        actions.remove(file, person=house.zainab, by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="at all times"):
        actions.remove(file, person=house.aisha, by=house.aisha, now=NOON)


def test_whom_a_file_is_about_is_never_let_in_by_a_list(house: Hall) -> None:
    """Not even human resources, and not even if the list was made wrong."""
    file = alleged(house)
    file.members.create(person=house.salma, part=Part.READER, added_at=NOON)

    assert not queries.files_for(house.salma).exists()
    assert not queries.listed(house.salma).rows


def test_the_list_of_files_is_paged_by_key(house: Hall) -> None:
    made = [alleged(house) for _ in range(3)]

    first = queries.listed(house.aisha, size=2)
    rest = queries.listed(house.aisha, size=2, before=first.older)

    assert [*first.rows, *rest.rows] == made[::-1]
    assert rest.older is None


@pytest.mark.parametrize(("outcome", "years"), [(Outcome.NOT_PROVED, 1), (Outcome.PROVED, 5)])
def test_a_file_is_due_for_disposal_when_its_time_is_over(
    house: Hall, outcome: Outcome, years: int
) -> None:
    file = found(house, outcome)
    closed = NOON + 2 * DAY
    if outcome == Outcome.PROVED:
        closed = NOON + 40 * DAY
        actions.refer(file, referred_to="x", article="y", by=house.aisha, now=closed)
    over = closed.replace(year=closed.year + years)

    assert queries.due_for_disposal(house.aisha, over - DAY) == []
    assert queries.due_for_disposal(house.aisha, over) == [file]
    assert queries.due_for_disposal(house.zainab, over) == []
    with pytest.raises(Refused, match="must still be kept"):
        actions.dispose(file, schedule="S-1", by=house.aisha, now=over - DAY)


def test_disposal_removes_the_file_and_keeps_the_act(
    house: Hall,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    file = with_deciders(house, noticed(house))
    actions.add_evidence(
        file,
        title="Scan",
        upload=Upload.of("scan.png", PNG),
        source="x",
        captured_at=NOON,
        by=house.aisha,
        now=NOON,
    )
    actions.reply(file, text="No.", uploads=[Upload.of("b.png", PNG)], by=house.salma, now=NOON)
    actions.find(file, outcome="not_proved", reasons="No.", by=house.nasser, now=NOON)
    later = NOON.replace(year=NOON.year + 1)
    with pytest.raises(Refused, match="retention schedule"):
        actions.dispose(file, schedule=" ", by=house.aisha, now=later)
    with pytest.raises(Refused, match="your part"):
        actions.dispose(file, schedule="S-1", by=house.nasser, now=later)

    with django_capture_on_commit_callbacks(execute=True):
        actions.dispose(file, schedule="S-1", by=house.aisha, now=later)

    assert not ConductFile.objects.exists()
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    act = Act.objects.get(event="conduct.disposed")
    assert (act.about, act.details["schedule"]) == (f"conduct.conductfile:{file.pk}", "S-1")
    assert len(act.details["evidence"]) == 2
    assert not queries.files_for(house.aisha).exists()


def test_acts_on_a_file_do_not_name_the_employee(house: Hall) -> None:
    found(house)

    others = Act.objects.filter(event__startswith="conduct.").exclude(actor=house.salma.username)
    assert others.count() > 5
    assert not [act for act in others if house.salma.username in str(act.details)]
