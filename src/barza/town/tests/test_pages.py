import pytest
import requests
from mastodon import Mastodon

from barza.town.testing import TownHandle


def get(town: TownHandle, path: str) -> str:
    answer = requests.get(town.base_url + path, timeout=5)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_says_in_both_languages_that_nothing_is_real(
    town: TownHandle, lang: str, direction: str
) -> None:
    for path in ("/", "/@muscat", "/tags/x"):
        shown = get(town, f"{path}?lang={lang}")
        assert f'<html lang="{lang}" dir="{direction}">' in shown
        assert "Practice town – nothing here is real" in shown
        assert "ميدان تدريب – لا شيء هنا حقيقي" in shown


def test_the_address_of_a_status_shows_the_answer_under_it(
    town: TownHandle, us: Mastodon, salim: Mastodon
) -> None:
    asked = salim.status_post("@muscat سؤال عن الإنارة")
    us.status_post("@salim_k جواب عن الإنارة", in_reply_to_id=asked.id)
    shown = requests.get(asked.url, timeout=5).text
    assert shown.index("سؤال عن الإنارة") < shown.index("جواب عن الإنارة")


def test_markup_is_not_obeyed(town: TownHandle, salim: Mastodon) -> None:
    salim.status_post("<img src=x onerror=alert(1)>")
    assert "<img src=x" not in get(town, "/")


def say(town: TownHandle, origin: str, **fields: str) -> requests.Response:
    headers = {"Origin": origin} if origin else {}
    form = {"as": "um_yazan", "text": "كتبتُ من الصفحة", **fields}
    return requests.post(f"{town.base_url}/say", data=form, headers=headers, timeout=5)


def test_a_person_writes_as_a_citizen(town: TownHandle, us: Mastodon) -> None:
    assert "كتبتُ من الصفحة" in say(town, town.base_url).text
    assert us.notifications(limit=1)[0].account.acct == "um_yazan"


def test_a_person_writes_in_private_as_a_citizen(town: TownHandle, us: Mastodon) -> None:
    say(town, town.base_url, private="1", text="على الخاص")
    assert us.notifications(limit=1)[0].status.visibility == "direct"
    assert "على الخاص</p>" not in get(town, "/")


@pytest.mark.parametrize("origin", ["", "https://elsewhere.example"])
def test_another_site_cannot_write_here(town: TownHandle, origin: str) -> None:
    assert say(town, origin).status_code == 403
    headers = {"Origin": origin} if origin else {}
    answer = requests.post(f"{town.base_url}/lead", data={"pace": "5"}, headers=headers, timeout=5)
    assert answer.status_code == 403


def test_nobody_writes_as_the_institution_from_the_page(town: TownHandle) -> None:
    assert say(town, town.base_url, **{"as": "muscat"}).status_code == 422


def test_the_pace_is_set_on_the_page(town: TownHandle) -> None:
    for pace in ("60", "0"):
        headers = {"Origin": town.base_url}
        requests.post(f"{town.base_url}/lead", data={"pace": pace}, headers=headers, timeout=5)
        assert town.call("GET", "/practice")["pace"] == float(pace)


def test_who_is_not_there_is_not_found(town: TownHandle) -> None:
    for path in ("/@nobody", "/@muscat/123", "/static/none.css", "/media/1"):
        assert requests.get(town.base_url + path, timeout=5).status_code == 404


def test_a_head_request_is_answered_like_the_page(town: TownHandle) -> None:
    for path in ("/", "/health", "/api/v2/instance"):
        assert requests.head(town.base_url + path, timeout=5).status_code == 200
