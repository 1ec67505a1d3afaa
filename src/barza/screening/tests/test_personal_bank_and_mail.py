"""Accounts, cards and mailboxes, plain, spaced and spelled out."""

import pytest

from barza.screening.tests.test_personal import seen, split

# What should be found stands in brackets after its kind.
ACCOUNTS = [
    "IBAN: [IBAN OM810180000001299123456]",
    "الآيبان [IBAN AE07 0331 2345 6789 0123 456]",
    "حسابي [IBAN SA0380000000608010167519]",
    "حول على حسابي [IBAN QA58 DOHB 0000 1234 5678 90AB CDEF G]",
    "IBAN-[IBAN KW81CBKU0000000000001234560101]",
    "amex [CARD 3782 822463 10005]",
    "[CARD 4012.8888.8888.1881]",
    "بطاقة الصراف [CARD 6011000990139424]",
    "[EMAIL fatma(at)gmail(dot)com]",
    "[EMAIL fatma [at] gmail.com]",
    "[EMAIL fatma @ gmail.com]",
    "email [EMAIL fatma.s at hotmail dot co dot uk] ok",
    "[EMAIL fatma ات gmail دوت com]",
    "mailto:[EMAIL nasser@squ.edu.om]",
    "الايميل:[EMAIL nasser@squ.edu.om]والهاتف [PHONE 92345678]",
    "IBAN [IBAN OM270270000000012345678]",
    "رقم حسابي الدولي [IBAN OM270270000000012345678]",
    "Please credit account [IBAN OM27 0270 0000 0000 1234 567]",
    "bank muscat [IBAN om270270000000012345678]",
    "أرسلوا المبلغ إلى الآيبان [IBAN OM27 0270 0000 0000 1234 567]",
    "the amount was deducted from [CARD 4539 1488 0343 6467]",
    "بطاقة الخصم رقم [CARD 4539148803436467]",
    "payment by [CARD 4539-1488-0343-6467] failed",
    "my credit card no. is [CARD 5425233430109903]",
    "خصمتوا من بطاقتي [CARD ٥٤٢٥ ٢٣٣٤ ٣٠١٠ ٩٩٠٣]",
    "e-mail: [EMAIL huda.k@protonmail.com]",
    "reply at [EMAIL huda_k@my-shop.om]!",
    "بريدي الالكتروني [EMAIL huda99@gmail.com]",
    "الايميل هو [EMAIL HUDA99@GMAIL.COM]",
    "[EMAIL huda99@gmail.com],[EMAIL ali@yahoo.com]",
    "contact [EMAIL huda dot k at yahoo dot com]",
    "you may reach us through [PHONE +968 2477 1020] or [EMAIL desk.home@omantel.om]",
    "IBAN no. [IBAN OM770110000000654321001]",
    "my account IBAN [IBAN OM77 0110 0000 0065 4321 001], bank Dhofar",
    "رقم الايبان الخاص بي [IBAN OM770110000000654321001]",
    "رد المبلغ لحسابي [IBAN OM770110000000654321001]",
    "من البطاقة [CARD 4929 4212 3460 0821]",
    "they charged [CARD 4929421234600821] twice",
    "الايميل للتواصل [EMAIL k_said@hotmail.com]",
    "my mail id [EMAIL k_said@hotmail.com]",
    "[EMAIL k.said@edu.squ.om] is where I read mail",
    "mobile:[PHONE 97112288];email:[EMAIL a.rashdi@nu.edu.om]",
    "refund my account [IBAN OM950150000000987654321]",
    "ايبان البنك [IBAN OM95 0150 0000 0098 7654 321]",
    "paid with [CARD 5555 5555 5555 4444]",
    "رقم الكرت [CARD 4111111111111111]",
    "البريد [EMAIL zahra@live.com] والنقال [PHONE 97112288]",
]


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize("line", ACCOUNTS)
def test_accounts_cards_and_mail_are_found_however_spaced_or_spelled(line: str) -> None:
    text, spans = split(line)
    assert seen(text) == spans
