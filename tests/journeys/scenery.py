"""A desk in the middle of a day, for pictures: what citizens wrote, some of it worked on.

Runs in the desk's surroundings (``python -m tests.journeys.scenery``); says which case shows most.
"""

import json
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.utils import timezone

from barza.connectors.items import Author, Item, ItemKind, Media, Visibility
from barza.desk.accounts.models import Account
from barza.desk.cases.intake import drain
from barza.desk.cases.models import Case, Finding, Message
from barza.desk.channels.codec import dict_of
from barza.desk.channels.models import Delivery, ReceivedEvent
from barza.desk.inbox import actions
from barza.desk.people.models import Employee
from barza.sample.signin import read
from barza.screening import fold

SAID = (
    (
        "شيخة الرواحية",
        "ar",
        90,
        "السلام عليكم، عمود الإنارة أمام مسجد الحارة في الخوض طافي",
    ),
    ("Priya (Al Khuwair)", "en", 26, "Good morning. I reserved parking by SMS but had no reply."),
    ("سالم البلوشي", "ar", 60, "حفرة كبيرة عند دوار المعبيلة الجنوبية قريب المدرسة، طلبنا من قبل"),
    ("Tom", "en", 3, "The two big bins on our lane in Azaiba haven't been emptied since Thursday."),
    ("أم يزن", "ar", 30, "أرجو الاتصال بي، هاتفي 99123456 والرقم المدني 12345678، تسرب مجاري"),
    ("حامد", "ar", 2, "ما هي المستندات المطلوبة لطلب إباحة بناء صغرى لإضافة غرفة؟"),
    ("Layla | ليلى", "en", 1, "I'm writing in private: my mother's wheelchair can't use the ramp."),
    ("صوت العامرات", "ar", 5, "سيارة في وسط الوادي طريق العامرات والماء يرتفع! وين الطوارئ؟"),
    ("نورة", "ar", 12, "شكراً لكم، حديقة القرم صارت أجمل بعد الصيانة"),
    (
        "Anwar's Karak",
        "en",
        20,
        "An idea: paint the crossing by the school in bright colours.",
    ),
)
"""Name, language, hours ago, words."""
PHONE, POST = "هاتفي 99123456", "12345678"
PATIENCE_SECONDS = 20
SHOWN = 0
"""The one whose case has a little of everything."""


def main() -> None:
    now = timezone.now()
    practice = next(row for row in read("accounts") if row["key"] == "practice")
    account = Account.objects.get(name_en=practice["name_en"])
    for number, said in enumerate(SAID):
        _hear(account, _item(number, *said, now=now), now)
    shown = _item(SHOWN, *SAID[SHOWN], now=now)
    text = f"{shown.text} من أسبوع، والشارع ظلام. {PHONE}، ورقم العمود {POST}."
    changed = replace(shown, text=text, kind=ItemKind.EDITED, edited_at=now - timedelta(hours=70))
    _hear(account, changed, now)
    _wait_until_taken(now)
    sys.stdout.write(json.dumps({"case": _work_on(_case("scene-0"), now)}))


def _item(number: int, name: str, lang: str, hours: int, text: str, *, now: datetime) -> Item:
    url = f"https://town.example/@citizen{number}"
    return Item(
        id=f"scene-{number}",
        thread=f"scene-{number}",
        author=Author(f"citizen-{number}", f"@citizen{number}", name, url),
        text=text,
        at=now - timedelta(hours=hours, minutes=7),
        lang=lang,
        url=f"{url}/{number}",
        visibility=Visibility.PRIVATE if "private" in text else Visibility.PUBLIC,
        media=(Media(f"{url}/light.jpg", alt="عمود إنارة مطفأ ليلاً"),) if number == SHOWN else (),
    )


def _hear(account: Account, item: Item, now: datetime) -> None:
    ReceivedEvent.objects.create(
        account=account, event=item.event, via="poll", item=dict_of(item), received_at=now
    )


def _wait_until_taken(now: datetime) -> None:
    """By us, or by the desk's own worker."""
    until = time.monotonic() + PATIENCE_SECONDS
    waiting = ReceivedEvent.objects.filter(event__startswith="scene-", taken_at=None)
    while drain(now) or (waiting.exists() and time.monotonic() < until):
        time.sleep(0.05)


def _work_on(case: Case, now: datetime) -> int:
    salma, yusuf = (Employee.objects.get(username=name) for name in ("salma", "yusuf"))
    actions.claim(case, by=salma, now=now)
    actions.claim(_case("scene-2"), by=yusuf, now=now)
    actions.note(case, text="متى يمر الفريق؟", mentions=[yusuf], by=salma, now=now)
    said = "تواصلت مع قسم الإنارة؛ الفريق يمر غداً صباحاً."
    actions.note(case, text=said, mentions=[salma], by=yusuf, now=now)
    done = {
        "state": Delivery.State.DONE,
        "network_id": "x1",
        "url": "https://town.example/@muscat/1",
    }
    _say(case, salma, "شكراً لتنبيهكم. سجلنا البلاغ وأحلناه إلى قسم الإنارة.", now, 60, **done)
    late = {"state": Delivery.State.REFUSED, "problem": "لم تقبله الشبكة. أعد الإرسال لاحقاً."}
    _say(case, salma, "نفيدكم بأن الفريق في الطريق.", now, 20, **late)
    _say(case, salma, "نعتذر عن التأخير.", now, 1, state=Delivery.State.UNKNOWN)
    _doubt(case, salma, yusuf, now)
    return case.pk


def _doubt(case: Case, salma: Employee, yusuf: Employee, now: datetime) -> None:
    """Findings in every state: agreed to be wrong, under review, pointed out, withdrawn."""
    asked = Message.objects.get(case=case, direction=Message.Direction.IN)
    phone, post = _found(asked, "99123456"), _found(asked, POST)
    wrong = actions.mark_wrong(post, why="رقم على عمود الإنارة", by=yusuf, now=now)
    actions.agree(wrong, why="صحيح، يُكتب على كل عمود.", by=salma, now=now)
    actions.mark_wrong(phone, why="رقم معلن لمكتب الوكيل", by=yusuf, now=now)
    bins, flood = _case("scene-3"), _case("scene-7")
    said = Message.objects.get(case=bins, direction=Message.Direction.IN)
    actions.point_out(bins, message=said, clause="FLS", words="since Thursday", by=salma, now=now)
    said = Message.objects.get(case=flood, direction=Message.Direction.IN)
    for by, why in ((yusuf, "تحتاج إلى تحقق من المناوبة"), (salma, "وصفٌ لما رآه")):
        remark = actions.point_out(
            flood, message=said, clause="FLS", words="والماء يرتفع", why=why, by=by, now=now
        )
        if by == yusuf:
            actions.disagree(remark, why="شهادة من المكان وليست إشاعة.", by=salma, now=now)
        else:
            actions.withdraw(remark, by=by, now=now)


def _found(message: Message, words: str) -> Finding:
    """What the screening found there, or would have."""
    start = message.text.index(words)
    found = Finding.objects.filter(message=message, start=start).first()
    return found or Finding.objects.create(
        message=message,
        clause="PII",
        rule="pii.civil_number",
        start=start,
        end=start + len(words),
        score=0.9,
    )


def _say(case: Case, by: Employee, text: str, now: datetime, hours: int, **state: Any) -> None:
    at = now - timedelta(hours=hours)
    looks_later = now + timedelta(days=1)  # no worker touches it while it is looked at
    delivery = Delivery.objects.create(
        account=case.account, by=by, text=text, created_at=at, not_before=looks_later, **state
    )
    Message.objects.create(
        account=case.account,
        thread=case.thread,
        case=case,
        employee=by,
        delivery=delivery,
        direction=Message.Direction.OUT,
        text=text,
        folded=fold(text),
        lang="ar",
        url=state.get("url", ""),
        at=at,
    )


def _case(thread: str) -> Case:
    return Case.objects.select_related("account", "thread").get(thread__network_id=thread)


if __name__ == "__main__":
    main()
