"""Oman's official holidays: the days that the rule foresees, and the days that count (P-42).

Rule: Royal Decree 88/2022 as amended by 15/2025. Dates of the Hijri calendar are those of Umm
al-Qura; the moon is sighted, so they are a forecast, and what is announced takes its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

FORECAST, ANNOUNCED = "forecast", "announced"
FRIDAY, FRIDAY_AND_SATURDAY = 5, frozenset({5, 6})
YEARS = range(2023, 2076)
"""From the decree's first year to the last of the Umm al-Qura tables."""
NAMES = {
    "accession_day": ("يوم تولي مقاليد الحكم", "Accession Day"),
    "isra_miraj": ("ذكرى الإسراء والمعراج", "Isra and Miraj"),
    "eid_al_fitr": ("عيد الفطر", "Eid al-Fitr"),
    "eid_al_adha": ("عيد الأضحى", "Eid al-Adha"),
    "hijri_new_year": ("رأس السنة الهجرية", "Hijri New Year"),
    "prophets_birthday": ("المولد النبوي الشريف", "Prophet's Birthday"),
    "national_day": ("العيد الوطني", "National Day"),
}
HIJRI = {
    "hijri_new_year": ((1, 1), (1, 1)),
    "prophets_birthday": ((3, 12), (3, 12)),
    "isra_miraj": ((7, 27), (7, 27)),
    "eid_al_fitr": ((9, 29), (10, 3)),
    "eid_al_adha": ((12, 9), (12, 12)),
}
"""First and last day, as month and day."""
FIRST_OF_EID = {"eid_al_fitr": (10, 1), "eid_al_adha": (12, 10)}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One day of one occasion; ``is_given_back`` stands for one that fell on a day of rest."""

    occasion: str
    on: date
    is_given_back: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """Arabic and English."""
        return NAMES[kind_of(self.occasion)]


def kind_of(occasion: str) -> str:
    """``eid_al_fitr`` of ``eid_al_fitr-1447``."""
    return occasion.rpartition("-")[0]


def forecast(year: int, rest: frozenset[int] = FRIDAY_AND_SATURDAY) -> list[Foreseen]:
    """The holidays of the occasions that begin in a year, in order. ``rest``: ISO weekdays.

    An occasion that meets the weekly rest gives one day back; an Eid does when its first day
    is a Friday. The day given back is the next one that is neither rest nor holiday.
    """
    occasions = sorted(_occasions(year), key=lambda one: one[1])
    taken = {day for _, first, last in occasions for day in _days(first, last)}
    foreseen = []
    for occasion, first, last in occasions:
        foreseen += [Foreseen(occasion, day) for day in _days(first, last)]
        if _gives_back(occasion, first, last, rest):
            back = last + timedelta(days=1)
            while back in taken or back.isoweekday() in rest:
                back += timedelta(days=1)
            taken.add(back)
            foreseen.append(Foreseen(occasion, back, is_given_back=True))
    return sorted(foreseen, key=lambda one: one.on)


def ramadan(year: int) -> list[tuple[date, date]]:
    """First and last day of each Ramadan that begins in a year; most years have one."""
    months = [(_gregorian(h, 9, 1), Hijri(h, 9, 1).month_length()) for h in _hijri_years(year)]
    return [
        (first, first + timedelta(days=length - 1))
        for first, length in months
        if first.year == year
    ]


def days_off(rows: Iterable[tuple[date, str, str]]) -> frozenset[date]:
    """The days that count, of (day, occasion, kind): an occasion's announcement wins."""
    rows = list(rows)
    announced = {occasion for _, occasion, kind in rows if kind == ANNOUNCED and occasion}
    return frozenset(
        day for day, occasion, kind in rows if kind == ANNOUNCED or occasion not in announced
    )


def _occasions(year: int) -> Iterator[tuple[str, date, date]]:
    yield f"accession_day-{year}", date(year, 1, 11), date(year, 1, 11)
    first = 20 if year >= 2025 else 18  # RD 15/2025
    yield f"national_day-{year}", date(year, 11, first), date(year, 11, first + 1)
    for hijri in _hijri_years(year):
        for kind, (begin, end) in HIJRI.items():
            start = _gregorian(hijri, *begin)
            if start.year == year:
                yield f"{kind}-{hijri}", start, _gregorian(hijri, *end)


def _gives_back(occasion: str, first: date, last: date, rest: frozenset[int]) -> bool:
    kind, _, year = occasion.rpartition("-")
    if kind in FIRST_OF_EID:
        return _gregorian(int(year), *FIRST_OF_EID[kind]).isoweekday() == FRIDAY
    return any(day.isoweekday() in rest for day in _days(first, last))


def _hijri_years(year: int) -> range:
    return range(Gregorian(year, 1, 1).to_hijri().year, Gregorian(year, 12, 31).to_hijri().year + 1)


def _gregorian(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
