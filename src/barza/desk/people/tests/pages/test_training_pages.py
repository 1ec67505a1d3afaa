"""Training on its pages: read, quiz, certificate, alerts, and what the head sees."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from barza.desk.people import actions
from barza.desk.people.models import Alert, Attempt, Certificate, Module, Role
from barza.desk.people.tests.staff import (
    WHOLE,
    answers,
    head,
    modules,
    passed,
    personnel,
    security,
)
from barza.testing import cast

from .browsing import at

pytestmark = pytest.mark.django_db


def _posted(module: Module, wrong: int = 0) -> dict[str, str]:
    return {f"question_{q}": str(c) for q, c in answers(module, wrong=wrong).items()}


@pytest.mark.requirement("P-45")
def test_a_module_is_read_its_quiz_taken_and_the_certificate_printed() -> None:
    salma, client = (one := cast.officer()), at(one)
    module = next(one for one in modules() if one.code == "privacy")
    assert "Four kinds of information" in client.get("/training/privacy").content.decode()
    assert client.get("/training/privacy/quiz").status_code == 303, "nothing is begun"

    assert client.post("/training/privacy/start")["Location"] == "/training/privacy/quiz"
    assert client.get("/training/privacy/quiz").content.decode().count('type="radio"') == 15
    sent = client.post("/training/privacy/quiz", _posted(module))
    assert (sent.status_code, sent["Location"]) == (303, "/training/privacy/result")
    assert "You have passed" in client.get("/training/privacy/result").content.decode()

    certificate = Certificate.objects.get(employee=salma)
    page = client.get(f"/training/certificates/{certificate.pk}").content.decode()
    assert salma.name_en in page
    assert "Disclosure and privacy" in page
    assert "Withdraw" not in page


@pytest.mark.requirement("P-45")
def test_a_quiz_not_passed_says_what_to_read_and_not_what_was_wrong() -> None:
    client = at(cast.officer())
    module = modules()[0]
    client.post(f"/training/{module.code}/start")
    client.post(f"/training/{module.code}/quiz", _posted(module, wrong=3))
    page = client.get(f"/training/{module.code}/result").content.decode()
    assert "Not passed yet" in page
    assert module.body_en[0]["heading"] in page or module.body_ar[0]["heading"] in page
    assert "Not right" not in page
    assert not any(question.why in page for question in module.question_set.all())
    assert not Certificate.objects.exists()


@pytest.mark.requirement("P-45")
def test_an_unanswered_question_keeps_the_others_answers() -> None:
    client = at(cast.officer())
    module = modules()[0]
    client.post(f"/training/{module.code}/start")
    posted = dict(list(_posted(module).items())[1:])
    answer = client.post(f"/training/{module.code}/quiz", posted)
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == len(posted)
    assert Attempt.objects.get().finished_at is None


@pytest.mark.requirement("P-45")
def test_choices_stand_in_one_order_in_an_attempt_and_never_say_which_is_right() -> None:
    client = at(cast.officer())
    module = modules()[0]
    place = f"/training/{module.code}/quiz"
    client.post(f"/training/{module.code}/start")

    def order() -> list[Any]:
        form = client.get(place).context["form"]
        return [[choice for choice, _text in field.field.choices] for field in form]

    first = order()
    assert order() == first
    assert "is_right" not in client.get(place).content.decode()
    client.post(place, _posted(module, wrong=5))
    client.post(f"/training/{module.code}/start")
    assert order() != first


@pytest.mark.requirement("P-45")
def test_a_fourth_attempt_is_refused_on_the_module() -> None:
    client = at(cast.officer())
    module = modules()[0]
    for _time in range(3):
        client.post(f"/training/{module.code}/start")
        client.post(f"/training/{module.code}/quiz", _posted(module, wrong=5))
    refused = client.post(f"/training/{module.code}/start")
    assert refused.status_code == 422
    assert "P-45" in refused.content.decode()


@pytest.mark.requirement("P-45")
def test_my_training_says_what_is_valid_what_ends_and_what_is_missing() -> None:
    salma = cast.officer()
    every, now = modules(), timezone.now()
    passed(salma, every[0], now=now)
    passed(salma, every[1], now=now - timedelta(days=every[1].valid_for_days - 10))
    page = at(salma).get("/training").content.decode()
    assert "Ends within 30 days" in page
    assert page.count("Not yet taken") == 3
    hamed = at(cast.employee()).get("/training").content.decode()
    assert "Your role needs none of them" in hamed


@pytest.mark.requirement("P-45")
def test_only_the_holder_and_those_who_manage_see_a_certificate_and_the_head_withdraws_it() -> None:
    salma, maryam = cast.officer(), head()
    passed(salma, modules()[0], now=timezone.now())
    place = f"/training/certificates/{Certificate.objects.get().pk}"
    assert at(cast.officer()).get(place).status_code == 404
    assert at(maryam).get(place).status_code == 200
    assert at(maryam).post(f"{place}/withdraw", {"because": ""}).status_code == 422
    assert at(salma).post(f"{place}/withdraw", {"because": "Mine."}).status_code == 422
    assert at(maryam).post(f"{place}/withdraw", {"because": "Copied."}).status_code == 303
    assert "Copied." in at(salma).get(place).content.decode()


@pytest.mark.requirement("P-45")
def test_the_overview_names_who_lacks_what_in_as_many_queries_as_for_one(
    django_assert_max_num_queries: Any,
) -> None:
    maryam, every, now = head(), modules(), timezone.now()
    passed(maryam, *every, now=now)
    trained = cast.officer(name_en="Trained")
    passed(trained, *every, now=now)
    for number in range(30):
        cast.officer(name_en=f"Untrained {number}")
    ending = cast.officer(name_en="Ending")
    passed(ending, *every, now=now - timedelta(days=340))
    client = at(maryam)
    client.get("/training/overview")

    with django_assert_max_num_queries(9):
        page = client.get("/training/overview")
    assert len(page.context["people"]) == 25
    rest = client.get(f"/training/overview?after={page.context['after']}").content.decode()
    assert "Ending" in rest
    assert "Ends within 30 days" in rest
    assert "Trained" not in rest.replace("Untrained", "")


@pytest.mark.requirement("P-45")
def test_the_overview_is_for_those_who_manage_and_of_the_own_unit_for_a_head() -> None:
    modules()
    cast.officer(name_en="Ours", unit=cast.unit())
    cast.officer(name_en="Theirs", unit=cast.unit(code="D-OTHER"))
    ours = at(head(unit=cast.unit())).get("/training/overview").content.decode()
    assert "Ours" in ours
    assert "Theirs" not in ours
    assert "Theirs" in at(personnel()).get("/training/overview").content.decode()
    assert at(cast.officer()).get("/training/overview").status_code == 404


@pytest.mark.requirement("P-45")
def test_human_resources_take_new_modules_in() -> None:
    client = at(personnel())
    assert "Take the modules in" in client.get("/training/overview").content.decode()
    assert client.post("/training/load").status_code == 303
    assert Module.objects.count() == 5
    assert "Take the modules in" not in client.get("/training/overview").content.decode()
    assert at(head()).post("/training/load").status_code == 422
    assert at(cast.officer()).post("/training/load").status_code == 404


@pytest.mark.requirement("P-87")
def test_an_alert_is_published_acknowledged_and_followed() -> None:
    salma, maryam, badr = cast.officer(), head(), security()
    filled = {**WHOLE, "roles": ["officer"], "remind_after_days": "3"}
    assert at(maryam).get("/training/alerts/new").status_code == 404
    assert at(badr).post("/training/alerts/new", filled | {"text_ar": ""}).status_code == 422
    assert at(badr).post("/training/alerts/new", filled).status_code == 303
    alert = Alert.objects.get()
    place = f"/training/alerts/{alert.pk}"

    assert "I have read and understood it" in at(salma).get("/training").content.decode()
    assert salma.name_en in at(maryam).get(place).content.decode()
    assert at(salma).get(place).status_code == 404
    assert at(maryam).post(f"{place}/acknowledge").status_code == 404, "it isn't for her"
    assert at(salma).post(f"{place}/acknowledge").status_code == 303
    assert "Everybody has acknowledged it" in at(maryam).get(place).content.decode()
    assert "I have read" not in at(salma).get("/training").content.decode()


@pytest.mark.requirement("P-87")
def test_an_alert_past_its_days_stands_before_the_head() -> None:
    cast.officer()
    now = timezone.now() - timedelta(days=4)
    actions.publish_alert(
        **WHOLE, roles=[Role.OFFICER], remind_after_days=3, by=security(), now=now
    )
    maryam = at(head())
    assert "Not acknowledged in time" in maryam.get("/training/overview").content.decode()
