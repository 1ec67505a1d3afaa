"""What keys do at the desk, as the help sheet and the palette say it. ``desk.js`` does it."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from .queries import Queue

SHORTCUTS = (
    (("J", "K"), "البلاغ التالي، السابق", "Next, previous case"),
    (("Enter",), "فتح البلاغ", "Open the case"),
    (("X",), "تحديد البلاغ", "Select the case"),
    (("C",), "تولّي البلاغ", "Claim the case"),
    (("R",), "كتابة رد", "Write an answer"),
    (("N",), "كتابة ملاحظة", "Write a note"),
    (("E",), "إغلاق البلاغ", "Close the case"),
    (("Ctrl", "Enter"), "إرسال الرد", "Send the answer"),
    (("/",), "البحث", "Search"),
    (("Ctrl", "K"), "الانتقال السريع", "Go to anything"),
    (("G", "M"), "بلاغاتي", "My cases"),
    (("G", "N"), "أُشير إليّ فيها", "Mentions of me"),
    (("G", "U"), "غير المسندة", "Unassigned"),
    (("G", "D"), "قاربت مهلتها", "Due soon"),
    (("G", "O"), "المتأخرة", "Overdue"),
    (("G", "W"), "بانتظار المستفيد", "Waiting for the citizen"),
    (("G", "A"), "كل البلاغات", "All cases"),
    (("G", "V"), "مراجعة نتائج الفحص", "Review of findings"),
    (("?",), "هذه الاختصارات", "This sheet"),
    (("Esc",), "إغلاق ما هو مفتوح", "Close what is open"),
)
"""Keys, then what they do in Arabic and in English: the sheet shows both, whoever reads it."""

ICONS: dict[Queue, str] = {
    Queue.MINE: "mine",
    Queue.MENTIONS: "at",
    Queue.UNASSIGNED: "unassigned",
    Queue.DUE_SOON: "soon",
    Queue.OVERDUE: "overdue",
    Queue.WAITING: "waiting",
    Queue.ALL: "all",
}

CASE_ACTS: tuple[tuple[str, str, Promise, str], ...] = (
    ("answer", "pencil", gettext_lazy("Write an answer"), "R"),
    ("note", "note", gettext_lazy("Write a note"), "N"),
    ("claim", "claim", gettext_lazy("Claim the case"), "C"),
    ("release", "release", gettext_lazy("Release the case"), ""),
    ("close", "check", gettext_lazy("Close the case"), "E"),
    ("reopen", "reopen", gettext_lazy("Reopen the case"), ""),
)


def places() -> list[tuple[str, str, str, str]]:
    """Each queue: value, name, icon, and the key that follows G."""
    return [(queue.value, str(queue.label), ICONS[queue], _key(queue)) for queue in Queue]


def _key(queue: Queue) -> str:
    """Its first letter; mentions stand in notes, for M is taken."""
    return "N" if queue == Queue.MENTIONS else queue.value[0].upper()


def other_language() -> tuple[str, str]:
    is_arabic = (get_language() or "ar").startswith("ar")
    return ("en", "English") if is_arabic else ("ar", "العربية")


def words() -> dict[str, Any]:
    """What the page's own script says, in the reader's language."""
    return {
        "new": [_("%d new"), _("Nothing new")],
        "seconds": _("in %d s"),
        "saved": _("Draft saved"),
        "not_saved": _("The draft is not saved yet. It will be tried again."),
        "offline": _("The connection is lost. What you wrote stays here; trying again…"),
        "online": _("Connected again."),
        "failed": _("This did not work. Try again; if it happens again, reload the page."),
        "selected": _("%d selected"),
        "called": _("A colleague has mentioned you in a note."),
    }
