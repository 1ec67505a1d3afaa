"""A page that is still open when its session has ended."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-61")]


def test_a_page_goes_to_the_sign_in_and_comes_back() -> None:
    answer = Client().get("/?queue=all")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login/?next=/%3Fqueue%3Dall"


def test_a_script_is_told_so_and_the_whole_page_goes() -> None:
    """A redirect would be followed, and the sign-in page stand in the middle of the case."""
    here = {"HX-Request": "true", "HX-Current-URL": "http://testserver/case/7"}
    answer = Client().post("/case/7/claim", headers=here)
    assert answer.status_code == 401
    place = "/account/login/?next=http%3A%2F%2Ftestserver%2Fcase%2F7"
    assert answer.headers["HX-Redirect"] == place


def test_another_site_is_no_place_to_come_back_to() -> None:
    here = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/"}
    answer = Client().post("/case/7/claim", headers=here)
    assert answer.headers["HX-Redirect"] == "/account/login/?next=%2F"
