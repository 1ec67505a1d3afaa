"""How the script differs when it begins anew: other people, and a word that it isn't the first."""

from barza.town.script import people
from barza.town.script.entries import Entry

_AGAIN = {
    "ar": ("للمرة الثانية: ", "نعيد ونكرر، ", "مرحبًا من جديد. ", "قبل أن ننسى: "),
    "en": ("Again: ", "Second time of asking. ", "Hello once more. ", "As I wrote before: "),
}


def varied(entry: Entry, round: int) -> Entry:
    """The entry as it comes in this round. Round 0 is the script as it is written."""
    if not round or entry.delete or entry.edit:
        return entry
    citizen = _another(entry.citizen, round)
    words = _AGAIN["en" if entry.lang == "en" else "ar"]
    again = words[(round + len(entry.id)) % len(words)]
    return entry.model_copy(update={"citizen": citizen, "text": again + entry.text})


def _another(handle: str, round: int) -> str:
    """Someone else of the same language."""
    everyone = people.load().citizens
    me = next(person for person in everyone if person.handle == handle)
    alike = [person.handle for person in everyone if person.language == me.language]
    return alike[(alike.index(handle) + round) % len(alike)]
