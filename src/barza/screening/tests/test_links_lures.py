"""Messages that ask for a secret or a fee, with a link or without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.screening.finding import HOLD_FROM, Finding
from barza.screening.folding import fold, normalise
from barza.screening.lexicon.lures import CUES, NEEDED
from barza.screening.links import find_links
from barza.screening.links.asking import LURING, lure


def found(text: str) -> list[Finding]:
    return list(find_links(normalise(text)))


def is_held(text: str) -> bool:
    return any(finding.score >= HOLD_FROM for finding in found(text))


@pytest.mark.parametrize(
    "text", ["install bank.apk now", "please open the file bank.apk here", "حمل ملف bank.apk الان"]
)
def test_a_file_that_installs_itself_is_a_lure_by_its_name(text: str) -> None:
    assert lure(fold(text)).points >= LURING


@pytest.mark.parametrize(
    "text",
    [
        "Your bank card is blocked, send the card number and PIN on WhatsApp now",
        "You won 3000 OMR! Send your account number today to get the prize",
        "Dear customer, share the code you received with us to keep the account",
        "Job in the port, no interview: pay a registration fee of 15 rials to this number",
        "Aunty, this is my new number and I need 90 rials quickly",
        "بطاقتك البنكية موقوفة، أرسل رقم البطاقة والرقم السري الآن",
        "مبروك! ربحت ٢٠٠٠ ريال، أرسل رقم الحساب اليوم لاستلام الجائزة",
        "عزيزي العميل أرسل لنا رمز التحقق الذي وصلك",
        "وظائف في الميناء بدون مقابلة، رسوم التسجيل ١٥ ريال على هذا الحساب",
    ],
)
@pytest.mark.requirement("P-83")
def test_a_lure_is_held_without_any_link(text: str) -> None:
    (finding,) = found(text)
    assert (finding.clause, finding.rule) == ("PHI", "phi.lure")
    assert is_held(text)


@pytest.mark.parametrize(
    "text",
    [
        "We never ask for your PIN or the code you received. Do not share them.",
        "Somebody asked me for the code I received, is it a scam?",
        "My card is blocked, whom should I call today?",
        "I paid the fine of 15 rials and the account still shows unpaid",
        "I won the garden competition, when do I get the prize?",
        "Please pay the parking fine of 15 OMR today at https://www.mm.gov.om",
        "لا ترسلوا رمز التحقق لأي أحد، هذا احتيال",
        "وصلتني رسالة تقول بطاقتك موقوفة أرسل رقم البطاقة، هل هي منكم؟",
        "بطاقتي موقوفة ولم يصلني رمز التحقق، ماذا أفعل",
        "كم رسوم تجديد الرخصة؟ دفعت ١٥ ريال",
        "تسدد المخالفات عبر https://www.mm.gov.om اليوم",
        "رمز المبنى غير واضح والرابط في التطبيق معطل",
    ],
)
@pytest.mark.requirement("P-83")
def test_warnings_questions_and_ones_own_troubles_are_not_held(text: str) -> None:
    assert not is_held(text)


def test_an_unknown_link_beside_a_lure_is_held_as_a_link() -> None:
    text = "Loan approved, enter your bank details at http://qardh.example/form"
    (finding,) = found(text)
    assert (finding.rule, text[finding.start : finding.end]) == (
        "phi.link",
        "http://qardh.example/form",
    )
    assert finding.score >= HOLD_FROM


@settings(max_examples=300, deadline=None)
@given(st.data())
@pytest.mark.parametrize("cue", NEEDED)
def test_what_a_cue_matches_contains_what_it_needs(cue: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(CUES[cue][1], fullmatch=True))
    assert any(part in text for part in NEEDED[cue]), text
