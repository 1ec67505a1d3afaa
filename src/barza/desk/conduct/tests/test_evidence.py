"""Evidence: with hash, source, time and who captured it; added to, never changed (P-58)."""

import pytest
from django.db import IntegrityError, connection, transaction

from barza.desk.conduct import actions
from barza.desk.conduct.models import Evidence
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.testing.cast import NOON

from .town_hall import DAY, PNG, Hall, alleged, found, noticed

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-58")]


def test_evidence_has_hash_source_time_and_who_captured_it(house: Hall) -> None:
    file = alleged(house)
    text = Evidence.objects.get()
    scan = actions.add_evidence(
        file,
        title="Scan",
        upload=Upload.of("../../scan.png", PNG),
        source="Printed edition",
        captured_at=NOON - DAY,
        captured_by=house.huda,
        by=house.aisha,
        now=NOON,
    )

    assert len(text.sha256) == len(scan.sha256) == 64
    assert (scan.name, scan.media_type) == ("scan.png", "image/png")
    assert (scan.captured_by, scan.captured_at) == (house.huda, NOON - DAY)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE conduct_evidence SET text = 'Another text'",
        "DELETE FROM conduct_evidence",
        "UPDATE conduct_finding SET reasons = 'Others'",
        "DELETE FROM conduct_finding",
        "UPDATE conduct_statement SET text = 'Another text'",
        "DELETE FROM conduct_statement",
    ],
)
def test_what_is_on_a_file_is_not_changed_even_by_sql(house: Hall, sql: str) -> None:
    found(house)
    with (
        pytest.raises(IntegrityError, match="added to, never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": ""}, "either a text or a file"),
        ({"upload": Upload.of("a.png", PNG)}, "either a text or a file"),
        ({"source": ""}, "comes from"),
        ({"title": ""}, "what the evidence is"),
        ({"captured_at": NOON + DAY}, "after now"),
    ],
)
def test_evidence_needs_all_its_parts(house: Hall, fields: dict[str, object], says: str) -> None:
    given = {"title": "A page", "text": "x", "source": "x", "captured_at": NOON, **fields}
    with pytest.raises(Refused, match=says):
        actions.add_evidence(alleged(house), by=house.aisha, now=NOON, **given)  # type: ignore[arg-type]


def test_no_evidence_is_added_after_the_finding_or_by_the_employee(house: Hall) -> None:
    given = {"title": "A page", "text": "x", "source": "x", "captured_at": NOON}
    with pytest.raises(Refused, match="finding is made"):
        actions.add_evidence(found(house), by=house.aisha, now=NOON, **given)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="your part"):
        actions.add_evidence(noticed(house), by=house.salma, now=NOON, **given)  # type: ignore[arg-type]
