"""What makes the desk an app: public, about nobody, and the same for everybody."""

import json
import struct
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from barza.desk.core.models import Institution
from barza.testing import cast
from barza.testing.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]


@pytest.mark.parametrize(
    ("asked", "language", "direction", "name"),
    [
        ("?lang=ar", "ar", "rtl", "برزة"),
        ("?lang=en", "en", "ltr", "Barza"),
        ("?lang=xx", "ar", "rtl", "برزة"),
        ("", "ar", "rtl", "برزة"),
    ],
)
def test_the_manifest_speaks_the_language_of_the_page(
    client: Client, asked: str, language: str, direction: str, name: str
) -> None:
    answer = client.get(f"/manifest.webmanifest{asked}")
    assert answer["Content-Type"].startswith("application/manifest+json")
    said = json.loads(answer.content)
    assert (said["lang"], said["dir"], said["short_name"]) == (language, direction, name)
    assert (said["start_url"], said["scope"], said["display"]) == ("/", "/", "standalone")


def test_every_icon_is_there_in_the_size_that_is_said(client: Client) -> None:
    said = json.loads(client.get("/manifest.webmanifest").content)
    for icon in said["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        assert path
        head = Path(str(path)).read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        wide, high = struct.unpack(">II", head[16:])
        assert icon["sizes"] == f"{wide}x{high}"


def test_the_service_worker_is_at_the_root_and_is_looked_at_anew_each_time(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_what_the_service_worker_keeps_is_the_same_for_everybody(client: Client) -> None:
    person = signed_in(cast.employee(name_ar="سلمى", name_en="Salma"))
    person.cookies["django_language"] = "en"
    person.cookies["theme"] = "dark"
    for address in ("/offline", "/service-worker.js"):
        assert person.get(address).content == client.get(address).content
    page = client.get("/offline").text
    assert "csrf" not in page
    assert "<form" not in page


def test_the_page_without_a_network_names_the_hotline_in_both_languages(client: Client) -> None:
    assert "tel:" not in client.get("/offline").text
    before = client.get("/service-worker.js").text
    Institution.objects.create(name_ar="بلدية", name_en="Municipality", hotline="1111")
    page = client.get("/offline").text
    assert page.count('href="tel:1111"') == 2
    assert "لا يوجد اتصال" in page
    assert "No connection" in page
    assert client.get("/service-worker.js").text != before, "so that browsers fetch the page anew"
