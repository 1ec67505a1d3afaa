"""An employee opens and takes everything that the system holds about their duty record (P-07)."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from django.contrib.auth.hashers import make_password

from barza.desk.audit.models import Act
from barza.desk.conduct import actions, queries, record, rights, rule
from barza.desk.conduct.models import Acknowledgement
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.testing import cast
from barza.testing.cast import NOON

from .town_hall import Hall, alleged, concern, noticed

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-07")]
VERSION = "2011"


def unpacked(house: Hall, who: str = "salma") -> dict[str, bytes]:
    with (
        actions.export_record(by=getattr(house, who), now=NOON) as file,
        ZipFile(file) as archive,
    ):
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_export_has_every_section_as_json_and_as_a_table(house: Hall) -> None:
    cast.resolution(house.salma, cast.account(), number="77/2026")
    one = concern(house)
    file = noticed(house)
    actions.acknowledge(version=VERSION, by=house.salma, now=NOON)
    people.change_job(house.salma, job_ar="محاسبة", job_en="Accountant", by=house.aisha, now=NOON)

    files = unpacked(house)

    whole = json.loads(files["record.json"])
    assert whole["employee"] == house.salma.employee_no
    assert set(whole) - {"employee", "at"} == {one.key for one in record.sections()}
    assert whole["resolutions"][0]["number"] == "77/2026"
    assert whole["concerns"][0]["number"] == one.pk
    assert "four night shifts" in whole["concerns"][0]["conversation"]
    assert whole["conduct"][0]["number"] == file.pk
    assert "second column" in whole["conduct"][0]["evidence"]
    assert whole["conduct"][0]["notice"] == "You can reply."
    assert whole["rule"][0]["version"] == VERSION
    assert whole["decisions"][0]["what"] == "changed the job"
    assert "acknowledged the rule" in whole["acts"][1]["what"]
    for section in record.sections():
        rows = list(csv.reader(io.StringIO(files[f"{section.key}.csv"].decode("utf-8-sig"))))
        assert len(rows) == 1 + len(whole[section.key])
        assert len(rows[0]) == len(section.columns) + len(section.more)
    assert Act.objects.filter(event="record.exported", actor=house.salma.username).exists()


def test_it_has_nothing_of_anybody_else_and_no_file_before_its_notice(house: Hall) -> None:
    concern(house)
    alleged(house)

    of_maryam = json.loads(unpacked(house, "maryam")["record.json"])
    assert of_maryam["concerns"] == of_maryam["conduct"] == []
    assert "Salma" not in json.dumps(of_maryam["profile"])
    assert json.loads(unpacked(house)["record.json"])["conduct"] == []


def test_no_secret_is_in_it(house: Hall) -> None:
    house.salma.password = make_password("a long secret passphrase")
    house.salma.save()

    whole = b"".join(unpacked(house).values()).decode(errors="replace")
    assert house.salma.password not in whole


def test_a_cell_is_never_a_formula(house: Hall) -> None:
    concern(house, title="=HYPERLINK(1)")

    table = unpacked(house)["concerns.csv"].decode("utf-8-sig")
    assert ",'=HYPERLINK(1)," in table


def test_many_acts_are_read_page_by_page(house: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("barza.desk.conduct.own_rows.AT_ONCE", 2)
    for _ in range(5):
        unpacked(house)

    assert len(json.loads(unpacked(house)["record.json"])["acts"]) == 6


def test_a_section_is_added_in_one_line_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "_SECTIONS", dict(record._SECTIONS))
    one = record.Section("training", "Training", {"course": "Course"}, lambda _: iter(()))

    assert record.add(one) is one
    assert record.sections()[-1] == one
    with pytest.raises(ValueError, match="already"):
        record.add(record.Section("training", "Again", {}, lambda _: iter(())))


@pytest.mark.requirement("P-57")
def test_the_rule_is_acknowledged_version_by_version(house: Hall) -> None:
    with pytest.raises(Refused, match="present version"):
        actions.acknowledge(version="2010", by=house.salma, now=NOON)
    assert not queries.has_acknowledged(house.salma, NOON)

    for _ in range(2):
        actions.acknowledge(version=VERSION, by=house.salma, now=NOON)

    assert queries.has_acknowledged(house.salma, NOON)
    assert Acknowledgement.objects.get().version == VERSION
    assert Act.objects.filter(event="rule.acknowledged").count() == 1


@pytest.mark.requirement("P-57")
def test_a_new_version_is_asked_of_everybody_again(
    house: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.acknowledge(version=VERSION, by=house.salma, now=NOON)
    newer = rule.Rule("2026", NOON.date(), "نص", "Text", ["نقطة"], ["Point"])
    monkeypatch.setattr(rule, "RULES", (*rule.RULES, newer))

    assert not queries.has_acknowledged(house.salma, NOON)
    actions.acknowledge(version="2026", by=house.salma, now=NOON)
    assert Acknowledgement.objects.count() == 2


@pytest.mark.requirement("P-57")
def test_human_resources_see_who_has_not_acknowledged_it(house: Hall) -> None:
    actions.acknowledge(version=VERSION, by=house.salma, now=NOON)

    missing = queries.not_acknowledged(house.aisha, NOON)
    assert missing is not None
    assert set(missing.people) == set(vars(house).values()) - {house.salma}
    assert queries.not_acknowledged(house.maryam, NOON) is None
    last = missing.people[-1].pk
    assert queries.not_acknowledged(house.aisha, NOON, after=last).people == []  # type: ignore[union-attr]  # Aisha's page


@pytest.mark.requirement("P-57")
def test_the_rule_stands_in_both_languages_and_quotes_the_policy() -> None:
    for one in rule.RULES:
        assert len(one.points_ar) == len(one.points_en) > 0
        assert one.quote_ar
    assert "social media networks, newspapers and traditional media" in rule.RULES[0].quote_en


def test_both_sides_have_rights_and_each_has_a_clause_and_a_screen(house: Hall) -> None:
    assert {right.of for right in rights.RIGHTS} == {"employee", "institution"}
    for right in rights.RIGHTS:
        assert right.text_ar
        assert right.text_en
        assert right.clause.startswith("P-")
        assert right.to.startswith("/")
    assert all(to for _right, to in rights.of("employee", house.salma))
    assert not any(to for _right, to in rights.of("institution", house.salma))
    assert all(to for _right, to in rights.of("institution", house.maryam))
