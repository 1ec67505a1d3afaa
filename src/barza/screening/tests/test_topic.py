"""First guesses for the desk's queue."""

import pytest

from barza.screening import kind, places, service, sort, urgency


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشارع عندنا مظلم من أسبوع ومحد رد علينا", "complaint"),
        ("يعطيكم العافية، الشارع مكسر من شهرين", "complaint"),
        ("The inspector was rude at 10:00", "complaint"),
        ("Bins on our street", "complaint"),
        ("نرجو تركيب إنارة في سكة ٢٤١٢", "request"),
        ("Please install speed bumps near the school", "request"),
        ("كم رسوم إباحة البناء ومتى تطلع؟", "inquiry"),
        ("How can I renew my licence online?", "inquiry"),
        ("أقترح زراعة أشجار ظل على الممشى", "idea"),
        ("It would be great to have recycling bins in every park", "idea"),
        ("في رأيي القرار الجديد ما يخدم الناس", "opinion"),
        ("I think paid parking is a good decision", "opinion"),
        ("شكرا لكم على الحديقة الجديدة، ما قصرتوا", "thanks"),
        ("Thank you for cleaning up so quickly, great job", "thanks"),
        ("المعلومة في منشوركم غير صحيحة", "correction"),
        ("Your post says the office closes at 2, that is incorrect", "correction"),
    ],
)
def test_a_contribution_is_recognised_by_its_wording(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تجديد الرخصة البلدية", "LIC"),
        ("How do I register a lease contract", "LEASE"),
        ("متى تطلع إباحة البناء", "BLD"),
        ("soil transfer permit", "SOIL"),
        ("عدم ممانعة لقطع الجبال", "MTN"),
        ("Construction at night next to our house", "NIGHT"),
        ("مخالفة مواقف", "PARK"),
        ("تصريح للتخييم", "CAMP"),
        ("The restaurant kitchen was filthy", "FOOD"),
        ("صراصير وفيران واجد", "PEST"),
        ("أعمدة الإنارة طافية", "LIGHT"),
        ("A pothole on the road", "ROAD"),
        ("الزبالة متراكمة", "WASTE"),
        ("ألعاب الحديقة", "GREEN"),
        ("When does the slaughterhouse open?", "MARKET"),
        ("سيارة مهجورة مشوهة المنظر", "BEAUTY"),
        ("صباح الخير", None),
    ],
)
def test_a_service_is_recognised_by_its_words(text: str, expected: str | None) -> None:
    assert service(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "حريق في بناية بروي الحقونا",
        "سيارة عالقة في الوادي وفيها ناس",
        "Family trapped in the wadi, water rising",
        "أسلاك مكشوفة من عمود الإنارة",
        "Exposed wires near the school",
        "طاح السقف على العمال",
        "A wall collapsed and a worker is injured",
        "ولد تكهرب من العمود",
        "ريحة غاز في العمارة",
    ],
)
def test_danger_to_people_is_urgent(text: str) -> None:
    assert urgency(text) == "urgent"


@pytest.mark.parametrize("text", ["غرفة تفتيش مفتوحة", "طفح المجاري", "a dangerous crossing"])
def test_what_may_harm_somebody_is_high(text: str) -> None:
    assert urgency(text) == "high"


@pytest.mark.parametrize(
    "text",
    [
        "What are the fire safety requirements?",
        "السيارات تمر بسرعة",
        "الأسعار نار",
        "fireworks",
        "وادي جميل",
    ],
)
def test_words_that_only_sound_alarming_are_not(text: str) -> None:
    assert urgency(text) == "normal"


def test_sorting_says_all_at_once() -> None:
    sorting = sort("أسلاك مكشوفة من عمود الإنارة قدام المدرسة")
    assert (sorting.kind, sorting.service, sorting.urgency, sorting.lang) == (
        "complaint",
        "LIGHT",
        "urgent",
        "ar",
    )


NAMES = {
    "الخوض": "KHD",
    "Al Khoudh": "KHD",
    "الحيل": "HAIL",
    "Al Hail": "HAIL",
    "مطرح": "MTR",
    "سوق مطرح": "SOUQ",
    "روي": "RUWI",
    "السيب": "SEB",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بالخوض وروي", ["الخوض", "روي"]),
        ("للسيب ولمطرح", ["السيب", "مطرح"]),
        ("من السيب الى الخَوض", ["السيب", "الخوض"]),
        ("in al-khoudh, KHOUDH", ["Al Khoudh"]),
        ("سوق مطرح", ["سوق مطرح"]),
        ("الخوض Al Khoudh", ["الخوض"]),
        ("تعبت حيل من المشروي", []),
        ("hail storm", []),
    ],
)
def test_places_are_found_as_they_are_written(text: str, expected: list[str]) -> None:
    assert places(text, NAMES) == expected
