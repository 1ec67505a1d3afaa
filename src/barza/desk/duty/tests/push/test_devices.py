"""On which devices a person is called: whose, how many, and which addresses may be called."""

from typing import Any

import pytest
from pydantic import ValidationError
from pytest_django import Settings

from barza.desk.audit.models import Act
from barza.desk.core.envelope import WrongKey
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, push
from barza.desk.duty.models import Push, PushSubscription
from barza.desk.duty.push import services
from barza.desk.environment import Environment
from barza.desk.people.models import Employee

from .conftest import FRIDAY, Subscribe
from .service import Browser, PushService, base64url

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
GOOGLE = "https://fcm.googleapis.com/fcm/send/abc"


@pytest.mark.parametrize(
    "endpoint",
    [
        GOOGLE,
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
        "https://web.push.apple.com/QGu",
        "https://wns2-par02p.notify.windows.com/w/?token=BQY%3d",
    ],
)
def test_the_push_services_of_the_usual_browsers_may_be_called(endpoint: str) -> None:
    assert services.is_allowed(endpoint)


@pytest.mark.requirement("P-85")
@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/abc",
        "https://fcm.googleapis.com:8443/fcm/send/abc",
        "https://fcm.googleapis.com.example/abc",
        "https://fcm.googleapis.com@10.0.0.5/abc",
        "https://user@fcm.googleapis.com/abc",
        "https://notify.windows.com/w",
        "https://evilnotify.windows.com/w",
        "https://10.0.0.5/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/",
        "https://fcm.googleapis.com:x/",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/\r\nX: y",
        "",
    ],
)
def test_no_other_address_is_called_a_private_one_least_of_all(endpoint: str) -> None:
    assert not services.is_allowed(endpoint)
    with pytest.raises(ValidationError):
        Browser(endpoint).given()


def test_a_listed_name_that_leads_to_a_private_address_is_not_called(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(services, "listed", lambda: ("localhost",))
    assert services.is_allowed("https://localhost/x")
    assert services.leads_inside("https://localhost/x")
    settings.PUSH_SERVICES = ("localhost",)
    assert not services.leads_inside("https://localhost/x"), "the operator named it"


@pytest.mark.parametrize(
    "wrong",
    [
        {"auth": base64url(b"short")},
        {"auth": "no base64url!"},
        {"p256dh": base64url(b"\4" + b"\1" * 64)},
        {"p256dh": base64url(b"\4" * 64)},
        {"more": "fields"},
    ],
)
def test_keys_that_are_none_are_refused(wrong: dict[str, str]) -> None:
    assert Browser(GOOGLE).given()
    with pytest.raises(ValidationError):
        Browser(GOOGLE).given(**wrong)


def test_a_device_is_on_record_without_its_address(salma: Employee, subscribe: Subscribe) -> None:
    device = subscribe(Browser(GOOGLE), salma)
    act = Act.objects.get(event="push.subscribed")
    assert act.about == f"duty.pushsubscription:{device.pk}"
    assert act.details == {"label": "Chrome · Android", "service": "fcm.googleapis.com"}


def test_a_person_is_called_on_five_devices_at_most(salma: Employee, subscribe: Subscribe) -> None:
    for number in range(5):
        subscribe(Browser(f"{GOOGLE}{number}"), salma)
    with pytest.raises(Refused, match="five devices already"):
        subscribe(Browser(f"{GOOGLE}5"), salma)
    subscribe(Browser(f"{GOOGLE}4"), salma, label="again the same")
    assert PushSubscription.objects.count() == 5


def test_a_browser_that_subscribes_anew_replaces_what_it_gave_before(
    salma: Employee, subscribe: Subscribe
) -> None:
    subscribe(Browser(GOOGLE), salma, cookie="same")
    subscribe(Browser(f"{GOOGLE}2"), salma, cookie="same")
    assert PushSubscription.objects.get().endpoint == f"{GOOGLE}2"


def test_a_device_goes_to_who_turns_it_on_last(
    salma: Employee, yusuf: Employee, subscribe: Subscribe
) -> None:
    subscribe(Browser(GOOGLE), salma)
    subscribe(Browser(GOOGLE), yusuf)
    assert PushSubscription.objects.get().employee == yusuf
    act = Act.objects.get(event="push.forgotten")
    assert (act.actor, act.details["because"]) == (yusuf.username, "another_person")


def test_nobody_removes_or_tries_out_anothers_device(
    salma: Employee, yusuf: Employee, subscribe: Subscribe
) -> None:
    device = subscribe(Browser(GOOGLE), salma)
    with pytest.raises(Refused, match="not on your list"):
        actions.unsubscribe(device, by=yusuf, now=FRIDAY)
    with pytest.raises(Refused, match="not on your list"):
        actions.try_out(device, by=yusuf, now=FRIDAY)
    actions.unsubscribe(device, by=salma, now=FRIDAY)
    assert not PushSubscription.objects.exists()


def test_one_trial_at_a_time(service: PushService, salma: Employee, subscribe: Subscribe) -> None:
    device = subscribe(service.browser(), salma)
    actions.try_out(device, by=salma, now=FRIDAY)
    with pytest.raises(Refused, match="half a minute"):
        actions.try_out(device, by=salma, now=FRIDAY)
    assert Push.objects.get().step is None


def test_who_left_is_called_on_no_device(salma: Employee, subscribe: Subscribe) -> None:
    Employee.objects.filter(pk=salma.pk).update(is_active=False)
    with pytest.raises(Refused, match="left already"):
        subscribe(Browser(GOOGLE), salma)


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox · Linux"),
        ("", "?"),
    ],
)
def test_a_device_is_named_as_its_owner_knows_it(user_agent: str, label: str) -> None:
    assert push.label_of(user_agent) == label


@pytest.mark.requirement("P-85")
def test_the_key_is_made_once_and_kept_in_a_file_of_its_own(
    tmp_path: Any, settings: Settings
) -> None:
    settings.ENVIRONMENT = Environment(tmp_path)
    first = push.public_key()
    settings.ENVIRONMENT = Environment(tmp_path)
    assert push.public_key() == first
    assert (tmp_path / "keys" / "push.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "keys" / "push.key").write_text("short")
    settings.ENVIRONMENT = Environment(tmp_path)
    with pytest.raises(WrongKey, match="at least 32 characters"):
        push.public_key()


@pytest.mark.requirement("P-85")
def test_what_is_sent_does_not_show_in_logs(service: PushService) -> None:
    from barza.desk.duty.push.posting import Parcel

    given = service.browser().given()
    parcel = Parcel(given.endpoint, given.p256dh, given.auth, b"text", "topic")
    assert given.auth not in repr(parcel)
    assert "text=" not in repr(parcel)
