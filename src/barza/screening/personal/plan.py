"""Numbering plans: which digits are somebody's telephone, at home and in the Gulf.

Sources: the national numbering plans published by the regulators (TRA Oman and its neighbours), as
ITU-T E.164 lists them; other countries by `phonenumbers`.
"""

import re
from functools import lru_cache

import phonenumbers

# National digits by country code, in use or reserved for telephones of persons and offices.
GULF = {
    "968": re.compile(r"(?:[79]\d|2[2-6])\d{6}"),
    "971": re.compile(r"0?(?:5[024-8]\d{7}|[234679]\d{7})"),
    "966": re.compile(r"0?(?:5\d{8}|1[1-7]\d{7})"),
    "965": re.compile(r"(?:[569]\d|2[2-5]|41)\d{6}"),
    "974": re.compile(r"(?:[34567]\d|4[04])\d{6}"),
    "973": re.compile(r"(?:3\d|6[36]|1[367]|77)\d{6}"),
}
GULF_LENGTHS = {"968": 8, "971": 9, "966": 9, "965": 8, "974": 8, "973": 8}
LONGEST, SHORTEST = 15, 8


def is_omani(national: str) -> bool:
    """Whether eight digits are a mobile or fixed number of Oman."""
    return GULF["968"].fullmatch(national) is not None


@lru_cache(maxsize=4096)
def is_valid(digits: str) -> bool:
    """Whether its country knows a number, given as digits from the country's code on."""
    plan = GULF.get(digits[:3])
    if plan:
        return plan.fullmatch(digits, 3) is not None
    if not SHORTEST <= len(digits) <= LONGEST:
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def has_gulf_length(digits: str) -> bool:
    """Whether digits with a Gulf code are as many as its numbers have, in whatever range."""
    return len(digits) - 3 == GULF_LENGTHS.get(digits[:3])


def is_gulf_mobile_with_trunk(digits: str) -> bool:
    """Whether ten digits are a mobile number of the Emirates or Saudi Arabia as dialled there."""
    return len(digits) == 10 and digits.startswith("05")
