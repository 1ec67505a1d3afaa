"""A draft that the screening holds: what to change, who may let it out, and what is recorded."""

import pytest
from django.utils.translation import override

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, checking, guarding
from barza.desk.inbox.findings import noted, pieces
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]

NUMBER = "اتصل بالمكتب على الرقم 92345678"
LURE = "ادفع الرسوم هنا https://mm-gov-om.example.top/pay"
SHARP = "You are right: we were slow, our service failed you, and our answer was poor."


@pytest.mark.requirement("P-46")
@pytest.mark.requirement("P-90")
def test_a_held_draft_says_what_to_change_and_goes_out_for_a_reason(
    case: Case, salma: Employee
) -> None:
    with pytest.raises(Refused, match="private message") as refusal:
        actions.answer(case, text=NUMBER, by=salma, now=NOON)
    assert "92345678" in str(refusal.value)
    assert refusal.value.clause == "P-90"

    actions.answer(case, text=NUMBER, reason="رقم معلن", by=salma, now=NOON)
    act = Act.objects.get(event="inbox.overridden")
    assert (act.clause, act.details["found"], act.details["rules"]) == (
        *("P-90", "PII"),
        ["pii.phone"],
    )
    assert act.details["reason"] == "رقم معلن"
    assert act.resolution


@pytest.mark.requirement("P-44")
@pytest.mark.requirement("P-83")
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.SECTION_HEAD])
def test_no_reason_lets_out_what_is_left_to_nobody(case: Case, role: Role) -> None:
    person = cast.officer(case.account, role=role)
    with pytest.raises(Refused, match="Nobody may let this out alone") as refusal:
        actions.answer(case, text=LURE, reason="it is ours", by=person, now=NOON)
    assert refusal.value.clause == "P-83"
    assert not Delivery.objects.exists()
    assert not Act.objects.filter(event="inbox.overridden").exists()


@pytest.mark.requirement("P-44")
def test_while_one_writes_the_desk_says_whether_a_reason_is_enough(
    case: Case, salma: Employee
) -> None:
    mine = checking.check(case, NUMBER, "ar", by=salma, now=NOON)
    assert (mine.is_held, mine.reserved) == (True, None)
    nobodys = checking.check(case, LURE, "ar", by=salma, now=NOON)
    assert nobodys.reserved is not None
    assert nobodys.reserved.clause == "P-83"


@pytest.mark.requirement("P-82")
def test_admitting_a_fault_is_not_held(case: Case, salma: Employee) -> None:
    assert not checking.check(case, SHARP, "en", by=salma, now=NOON).findings
    assert actions.answer(case, text=SHARP, lang="en", by=salma, now=NOON)


@pytest.mark.requirement("P-44")
def test_what_two_people_agreed_is_wrong_holds_this_text_no_longer(
    case: Case, salma: Employee
) -> None:
    [finding] = guarding.look(case, LURE, "ar").findings
    remark = actions.mark_draft_wrong(
        case, text=LURE, lang="ar", finding=finding, by=salma, now=NOON
    )
    with pytest.raises(Refused, match="Nobody"):
        actions.answer(case, text=LURE, lang="ar", reason="x", by=salma, now=NOON)
    second = cast.officer(case.account)
    actions.agree(remark, why="our test server", by=second, now=NOON)

    with pytest.raises(Refused):
        actions.answer(case, text=f"{LURE}/other", lang="ar", by=salma, now=NOON)
    assert actions.answer(case, text=LURE, lang="ar", by=salma, now=NOON)
    assert not Act.objects.filter(event="inbox.overridden").exists()


# names


@pytest.mark.parametrize(
    ("clause", "rule", "name", "advice"),
    [
        ("PII", "pii.phone", "Telephone number", "private message"),
        ("PII", "pii.not_named_yet", "Personal data", "private message"),
        ("REL", "rel.model", "Contempt of beliefs", "not of anybody's belief"),
        ("XYZ", "xyz.new", "XYZ", ""),
    ],
)
def test_any_finding_has_a_name_and_an_advice(
    clause: str, rule: str, name: str, advice: str
) -> None:
    found = noted("some words", clause, rule, 0, 4)
    assert found.name == name
    assert advice in found.advice
    assert found.href == f"/policy/{clause}"


@pytest.mark.requirement("P-33")
def test_a_finding_is_named_in_the_readers_language() -> None:
    with override("ar"):
        assert noted("كلام", "DEF", "def.model", 0, 4).title == "سب أو تشهير"


def test_where_findings_overlap_the_closer_one_shows_and_no_letter_is_lost() -> None:
    text = "all of this, with 99123456 in it"
    wide = noted(text, "DEF", "def.model", 0, len(text))
    close = noted(text, "PII", "pii.phone", 18, 26)
    refuted = noted(text, "SPM", "spm.model", 4, 6, state="refuted")
    cut = pieces(text, [wide, close, refuted])
    assert "".join(piece.text for piece in cut) == text
    assert [piece.found and piece.found.clause for piece in cut] == ["DEF", "PII", "DEF"]


def test_a_thousand_findings_do_not_make_a_page_slow() -> None:
    text = "x" * 100_000
    found = [noted(text, "PII", "pii.phone", at, at + 8) for at in range(0, 90_000, 10)]
    assert "".join(piece.text for piece in pieces(text, found)) == text


def test_the_guard_reads_the_text_as_it_will_be_sent() -> None:
    assert guarding.bare(" a\x00b\r\nc ") == "ab\nc"


@pytest.mark.requirement("P-87")
@pytest.mark.parametrize("is_practice", [True, False])
def test_what_was_held_is_kept_of_the_practice_town_alone_and_never_its_words(
    case: Case, salma: Employee, is_practice: bool
) -> None:
    Account.objects.filter(pk=case.account_id).update(is_practice=is_practice)
    case.account.refresh_from_db()
    with pytest.raises(Refused):
        actions.answer(case, text="Call your neighbour on 99123456.", by=salma, now=NOON)
    kept = Act.objects.filter(event="inbox.held")
    assert kept.count() == (1 if is_practice else 0)
    for act in kept:
        assert (act.result, act.details) == ("refused", {"found": ["PII"]})
