"""Stance: it protects criticism, and nothing else follows from it."""

import pytest

from barza.screening import read
from barza.screening.topic import sort

CRITICISM = [
    "خدماتكم فاشلة، من سنة نشتكي ولا أحد يرد",
    "عيب عليكم، وعود ووعود والشارع مثل ما هو",
    "قرار ظالم وغير مدروس، من يتحمل المسؤولية؟",
    "Shame on this department, years of empty promises",
    "Your planning is a joke and nobody is accountable",
    "The decision is unfair and I will object to it",
]
NEUTRAL = [
    "السلام عليكم، متى تفتح الحديقة العامة؟",
    "كم رسوم تجديد الرخصة؟",
    "نرجو تركيب مطب قرب المدرسة",
    "تم تسجيل بلاغكم برقم 1234 وسيتم التعامل معه",
    "What are the working hours in Ramadan?",
    "Please install a bin near the bus stop",
    "Dear citizen, your report has been sent to the lighting section",
]
PRAISE = [
    "شكرا لكم على سرعة الاستجابة، ما قصرتوا",
    "كل الشكر لعمال النظافة، بارك الله فيكم",
    "Thank you for fixing the light so quickly, great job",
    "Well done, the new park is wonderful",
]


@pytest.mark.parametrize("text", CRITICISM)
def test_judgement_of_the_institution_is_criticism(text: str) -> None:
    assert sort(text).stance == "criticism"


@pytest.mark.parametrize("text", NEUTRAL)
def test_plain_business_and_answers_are_neutral(text: str) -> None:
    assert sort(text).stance == "neutral"


@pytest.mark.parametrize("text", PRAISE)
def test_thanks_without_a_grievance_is_praise(text: str) -> None:
    assert sort(text).stance == "praise"


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize("text", CRITICISM)
def test_criticism_is_no_finding_and_no_urgency(text: str) -> None:
    assert not [finding for finding in read(text) if "stance" in finding.rule]
    assert sort(text).urgency == "normal"


def test_a_text_without_words_is_neutral() -> None:
    assert sort("🙂 …").stance == "neutral"
