from collections import Counter

import pytest
from pydantic import ValidationError

from barza.town.script.entries import Entry, Kind, Lesson, Script, load
from barza.town.script.reactions import asks_for_data, reaction
from barza.town.script.variations import varied
from barza.town.store.records import Visibility

GOOD = {
    "ar": "شكرًا لتواصلكم، سُجل البلاغ وسيزور الفريق الموقع غدًا صباحًا.",
    "en": "Thank you for telling us. A team will visit the place tomorrow morning.",
}


def entry(**fields: object) -> Entry:
    return Entry.model_validate(
        {"id": "e", "citizen": "salim_k", "lang": "ar", "kind": "complaint", "text": "x", **fields}
    )


def test_the_script_has_about_eighty_messages_in_both_languages() -> None:
    languages = Counter(one.lang for one in load().entries)
    assert 70 <= languages.total() <= 90
    assert languages["ar"] >= 30
    assert languages["en"] >= 30
    assert languages["mixed"] >= 2


def test_every_kind_and_every_lesson_comes_up() -> None:
    entries = load().entries
    assert {one.kind for one in entries} == set(Kind)
    assert {lesson for one in entries for lesson in one.trains} == set(Lesson)


def test_there_are_private_nightly_edited_and_deleted_messages_and_replies() -> None:
    entries = load().entries
    assert any(one.visibility == Visibility.DIRECT for one in entries)
    assert any(one.hour == "night" and Lesson.URGENT in one.trains for one in entries)
    assert any(one.edit for one in entries)
    assert any(one.delete for one in entries)
    assert any(one.reply_to for one in entries)


def test_links_lead_to_reserved_names_only() -> None:
    texts = " ".join(one.text for one in load().entries)
    hosts = [part.split("/")[0] for part in texts.replace("http://", "https://").split("https://")]
    assert all(host.endswith(".example") for host in hosts[1:])


def test_an_entry_of_nobody_is_refused() -> None:
    with pytest.raises(ValidationError, match="isn't there"):
        Script(posts=(), entries=(entry(citizen="nobody"),))


def test_an_entry_longer_than_a_status_is_refused() -> None:
    with pytest.raises(ValidationError, match="longer"):
        entry(text="x" * 500)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_good_answer_is_thanked_for(lang: str) -> None:
    assert reaction(entry(lang=lang, thank="!"), GOOD[lang], private=False, earlier=0) == "!"


def test_an_answer_in_the_wrong_language_is_not_understood() -> None:
    assert "بالعربي" in reaction(entry(), GOOD["en"], private=False, earlier=0)
    assert "English" in reaction(entry(lang="en"), GOOD["ar"], private=False, earlier=0)


def test_an_answer_in_both_languages_suits_everybody() -> None:
    both = GOOD["ar"] + "\n" + GOOD["en"]
    assert reaction(entry(lang="ar", thank="!"), both, private=False, earlier=0) == "!"
    assert reaction(entry(lang="en", thank="!"), both, private=False, earlier=0) == "!"


def test_a_short_answer_is_objected_to() -> None:
    assert reaction(entry(object="?"), "@salim_k تم الاستلام", private=False, earlier=0) == "?"


@pytest.mark.parametrize(
    ("answer", "asks"),
    [
        ("Please send us your phone number here.", True),
        ("نرجو تزويدنا برقم الهاتف والرقم المدني للتواصل.", True),
        ("Please send your phone number in a private message.", False),
        ("نرجو إرسال رقم الهاتف على الخاص.", False),
        ("Please don't worry, the number of the lamp post is enough.", False),
    ],
)
def test_nobody_gives_data_in_public(answer: str, asks: bool) -> None:
    assert asks_for_data(answer) is asks


def test_data_may_be_asked_for_in_private() -> None:
    asking = GOOD["en"] + " Please send us your phone number."
    assert "in public" in reaction(entry(lang="en"), asking, private=False, earlier=0)
    assert reaction(entry(lang="en", thank="!"), asking, private=True, earlier=0) == "!"


def test_who_adds_something_thanks_the_next_time_and_then_rests() -> None:
    adding = entry(answer="add", add="+", thank="!")
    said = [reaction(adding, GOOD["ar"], private=False, earlier=n) for n in range(3)]
    assert said == ["+", "!", ""]


def test_who_objects_even_to_a_proper_answer_thanks_for_the_next() -> None:
    objecting = entry(answer="object", object="When, then?", thank="!")
    said = [reaction(objecting, GOOD["ar"], private=False, earlier=n) for n in range(3)]
    assert said == ["When, then?", "!", ""]


@pytest.mark.parametrize("take", ["add", "object"])
def test_who_adds_or_objects_must_say_what(take: str) -> None:
    with pytest.raises(ValidationError, match="doesn't say"):
        entry(answer=take)


@pytest.mark.requirement("P-45")
def test_citizens_of_both_languages_object_to_proper_answers_too() -> None:
    objecting = Counter(one.lang for one in load().entries if one.answer == "object")
    assert objecting["ar"] >= 4
    assert objecting["en"] >= 4


@pytest.mark.requirement("P-45")
def test_people_answer_in_their_own_words() -> None:
    """Two good answers bring out all that a citizen says; few say the same."""
    said = Counter(
        reaction(one, GOOD["ar"] + GOOD["en"], private=False, earlier=earlier)
        for one in load().entries
        if one.answer != "silence" and not one.delete
        for earlier in range(2)
    )
    last = Counter(one.thank for one in load().entries if one.thank)
    assert max(last.values()) == 1
    assert max(said.values()) <= 4, said.most_common(3)


def test_some_people_say_nothing() -> None:
    assert reaction(entry(answer="silence"), GOOD["ar"], private=False, earlier=0) == ""


def test_the_second_round_has_other_people_and_other_words() -> None:
    first = load().entries[0]
    again = varied(first, 1)
    assert varied(first, 0) == first
    assert again.citizen != first.citizen
    assert again.text.endswith(first.text)
    assert again.text != first.text
