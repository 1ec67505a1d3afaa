"""Citizens' messages in the lengths and languages that a municipality gets."""

import random
from collections.abc import Iterator

PLACES = ["الخوض", "المعبيلة", "روي", "الخوير", "العذيبة", "غلا", "Al Khoudh", "Ruwi", "Ghala"]
TEXTS = [
    "السلام عليكم، الإنارة معطلة في {place} منذ أسبوع والشارع مظلم تماماً. رقم البلاغ {number}",
    "متى ترفعوا الحاويات في {place}؟ الروائح وصلت البيوت وما حد رد علينا من يوم {day}",
    "كيف أجدد عقد الإيجار إلكترونياً؟ وكم الرسوم لو كان العقد سنتين؟",
    "شكراً لكم على سرعة تنظيف الوادي في {place} بعد الأمطار، جهود مشكورة",
    "أقترح وضع مطبات صناعية أمام مدرسة {place} لأن السيارات تمر بسرعة كبيرة وقت خروج الطلاب",
    "حفرة كبيرة قبل دوار {place} كسرت إطار سيارتي اليوم، من المسؤول عن التعويض؟",
    "المسلخ في {place} مزدحم وخدمته بطيئة جداً، يحتاج تنظيم وزيادة عمال",
    "Street light number {number} in {place} has been out for a week, please send someone.",
    "How do I apply for a camping permit for {day} people, and how long does it take?",
    "The park in {place} is beautiful now. Thank you to everybody who worked on it!",
    "Stray dogs near the school in {place} again. We called 1111 twice, reference {number}.",
    "My number is 9{number} please call me about the building permit in {place}",
    "رقمي 9{number} تواصلوا معي بخصوص إباحة البناء في {place}",
    "The bins on way {number} in {place} were not emptied on {day} of this month",
]


def stream(seed: int) -> Iterator[str]:
    """Goes on for ever; the same seed gives the same messages."""
    chance = random.Random(seed)  # noqa: S311 no secret depends on it
    while True:
        yield chance.choice(TEXTS).format(
            place=chance.choice(PLACES),
            number=chance.randrange(1_000_000, 9_999_999),
            day=chance.randrange(1, 29),
        )
