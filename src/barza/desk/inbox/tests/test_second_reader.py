"""Who writes in a language below the level for answers has a second reader of the words (P-65)."""

import datetime as dt

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.models import Account, Approval
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Service
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, approving, reading
from barza.desk.people import actions as people
from barza.desk.people.models import ANSWERS_FROM, Employee, Level, Role
from barza.testing import cast
from barza.testing.cast import NOON
from barza.testing.signing_in import signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-65"),
]
ENGLISH = "We will mend the street light tomorrow morning."
ARABIC = "سنصلح إنارة الشارع صباح الغد."


@pytest.fixture
def case() -> Case:
    found = cast.case()
    cast.message(found)
    return found


@pytest.fixture
def account(case: Case) -> Account:
    return case.account


@pytest.fixture(autouse=True)
def any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """No network is needed to tell who may say it."""
    monkeypatch.setattr("barza.desk.inbox.outgoing._require_capable", lambda *_: None)
    monkeypatch.setattr("barza.desk.inbox.outgoing.length", lambda _case, text: (len(text), 5000))


@pytest.fixture
def weak(account: Account) -> Employee:
    """Her English was assessed as B1."""
    person = cast.officer(account, name_en="Salma", languages=["ar"])
    head = cast.employee(role=Role.SECTION_HEAD)
    people.record_language(person, lang="en", level=Level.B1, sample="x", by=head, now=NOON)
    person.refresh_from_db()
    return person


@pytest.fixture
def reader(account: Account) -> Employee:
    return cast.officer(account, name_en="John", name_ar="John")


def test_below_the_level_words_are_held_and_say_who_can_read_them(
    case: Case, weak: Employee, reader: Employee
) -> None:
    with pytest.raises(approving.NeedsSecond, match=r"English is B1.*B2.*John") as refusal:
        actions.answer(case, text=ENGLISH, by=weak, now=NOON)
    assert refusal.value.clause == "P-65"
    assert not Delivery.objects.exists()
    actions.save_draft(case, text=ENGLISH, by=weak, now=NOON)


def test_the_stronger_language_needs_nobody(case: Case, weak: Employee) -> None:
    actions.answer(case, text=ARABIC, lang="en", by=weak, now=NOON)
    assert Act.objects.get(event="inbox.answered").details["under"] == "within"


def test_what_was_never_assessed_is_below(case: Case, account: Account) -> None:
    person = cast.officer(account, languages=[])
    with pytest.raises(approving.NeedsSecond, match="not assessed"):
        actions.answer(case, text=ARABIC, by=person, now=NOON)


@pytest.mark.requirement("P-45")
def test_a_beginner_without_an_assessment_practises_without_a_reader(
    case: Case, account: Account
) -> None:
    Account.objects.update(is_practice=True)
    case.account.refresh_from_db()
    person = cast.officer(account, languages=[])
    actions.answer(case, text=ARABIC, by=person, now=NOON)
    assert Act.objects.get(event="inbox.answered").details["under"] == "within"


def test_read_by_an_officer_who_knows_it_the_exact_words_leave(
    case: Case, weak: Employee, reader: Employee
) -> None:
    approval = actions.ask_second(case, text=ENGLISH, because="My English", by=weak, now=NOON)
    assert (approval.act, approval.languages) == (Approval.READ, ["en"])
    accounts.approve(approval, by=reader, now=NOON)
    with pytest.raises(approving.NeedsSecond):
        actions.answer(case, text=ENGLISH + " Sorry.", by=weak, now=NOON)

    actions.answer(case, text=ENGLISH, by=weak, now=NOON)
    said = Act.objects.get(event="inbox.answered").details["under"]
    assert said == f"approval {approval.pk} of {reader.username}"


def test_nobody_reads_their_own_nor_a_language_that_they_do_not_know(
    case: Case, weak: Employee, account: Account
) -> None:
    approval = actions.ask_second(case, text=ENGLISH, because="My English", by=weak, now=NOON)
    other = cast.officer(account, languages=["ar"])
    head = cast.officer(account, languages=["ar"], role=Role.SECTION_HEAD)
    stranger = cast.officer()
    for by in (weak, other, head, stranger):
        with pytest.raises(Refused):
            accounts.approve(approval, by=by, now=NOON)


def test_a_reading_grows_old(case: Case, weak: Employee, reader: Employee) -> None:
    approval = actions.ask_second(case, text=ENGLISH, because="My English", by=weak, now=NOON)
    accounts.approve(approval, by=reader, now=NOON)
    with pytest.raises(approving.NeedsSecond):
        actions.answer(case, text=ENGLISH, by=weak, now=NOON + dt.timedelta(hours=25))


def test_a_reader_does_not_decide_where_a_head_has_to(
    case: Case, weak: Employee, reader: Employee, account: Account
) -> None:
    """Read while an officer could answer alone; now two people have to agree on the matter."""
    approval = actions.ask_second(case, text=ENGLISH, because="My English", by=weak, now=NOON)
    accounts.approve(approval, by=reader, now=NOON)
    case.service = Service.objects.create(
        code="PARK", name_ar="المواقف", name_en="Parking", unit=cast.unit()
    )
    case.save(update_fields=["service"])
    with pytest.raises(approving.NeedsSecond) as refusal:
        actions.answer(case, text=ENGLISH, by=weak, now=NOON)
    assert refusal.value.clause == "P-44"

    second = actions.ask_second(case, text=ENGLISH, because="The fee", by=weak, now=NOON)
    with pytest.raises(Refused, match="supervisor or head"):
        accounts.approve(second, by=reader, now=NOON)
    arabic = cast.officer(account, languages=["ar"], role=Role.SECTION_HEAD)
    with pytest.raises(Refused, match="in its language"):
        accounts.approve(second, by=arabic, now=NOON)
    accounts.approve(second, by=cast.officer(account, role=Role.SECTION_HEAD), now=NOON)
    actions.answer(case, text=ENGLISH, by=weak, now=NOON)


def test_a_reader_whose_level_fell_since_reads_no_more(
    case: Case, weak: Employee, reader: Employee
) -> None:
    approval = actions.ask_second(case, text=ENGLISH, because="My English", by=weak, now=NOON)
    accounts.approve(approval, by=reader, now=NOON)
    Employee.objects.filter(pk=reader.pk).update(languages=["ar"])
    with pytest.raises(approving.NeedsSecond):
        actions.answer(case, text=ENGLISH, by=weak, now=NOON)


@pytest.mark.parametrize(
    ("text", "langs"),
    [
        (ENGLISH, {"en"}),
        (ARABIC, {"ar"}),
        (f"{ARABIC}\n\n{ENGLISH}", {"ar", "en"}),
        (f"{ARABIC * 9}\n{ENGLISH}", {"ar", "en"}),
        (f"{ARABIC}\nMuscat Municipality", {"ar"}),
        ("حمل تطبيق Baladiyeti من هنا https://mm.gov.om/en/app وقدم الطلب", {"ar"}),
        ("shlonak 7abibi wain el 7ukuma", {"ar", "en"}),
        ("🙏", set()),
    ],
)
def test_a_text_is_in_the_languages_that_it_says_something_in(text: str, langs: set[str]) -> None:
    assert reading.languages_of(text) == langs


SENTENCES = st.lists(st.sampled_from([ARABIC, ENGLISH]), min_size=1, max_size=4)
LEVELS = st.dictionaries(st.sampled_from(["ar", "en"]), st.sampled_from(Level))


@given(said=SENTENCES, levels=LEVELS)
@settings(max_examples=60, deadline=None)
def test_an_answer_without_a_second_reader_is_in_languages_of_the_level(
    said: list[str], levels: dict[str, Level]
) -> None:
    """Whatever was assessed: who sends words alone has the level in every language of them."""
    case = cast.case()
    cast.message(case)
    person, head = cast.officer(case.account, languages=[]), cast.employee(role=Role.SECTION_HEAD)
    for lang, level in levels.items():
        people.record_language(person, lang=lang, level=level, sample="x", by=head, now=NOON)
    person.refresh_from_db()
    written = {"ar" for one in said if one == ARABIC} | {"en" for one in said if one == ENGLISH}
    able = all(levels.get(lang, 0) >= ANSWERS_FROM for lang in written)
    try:
        actions.answer(case, text="\n".join(said), by=person, now=NOON)
    except approving.NeedsSecond:
        assert not able
    else:
        assert able


def test_a_reader_finds_it_on_the_page_of_approvals(
    case: Case, weak: Employee, reader: Employee, account: Account
) -> None:
    actions.ask_second(case, text=ENGLISH, because="My English", by=weak, now=NOON)
    Approval.objects.update(expires_at=dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
    page = browser(reader).get("/approvals").text
    assert ENGLISH in page
    assert "Second reader" in page
    assert ENGLISH not in browser(cast.officer(account, languages=["ar"])).get("/approvals").text
    approval = Approval.objects.get()
    assert browser(reader).post(f"/approvals/{approval.pk}/approve").status_code == 302
    approval.refresh_from_db()
    assert approval.decided_by == reader


def browser(person: Employee) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = "en"
    return client
