"""Every word of the pages, in both languages."""

from starlette.requests import Request

WORDS = {
    "ar": {
        "banner": "ميدان تدريب – لا شيء هنا حقيقي",
        "title": "ميدان التدريب",
        "other": "English",
        "timeline": "ما يُكتب في الميدان",
        "back": "كل المحادثات",
        "empty": "لم يكتب أحد شيئًا بعد.",
        "institution": "المؤسسة",
        "edited": "عُدّلت",
        "replies": "{n} ردود",
        "likes": "إعجاب: {n}",
        "shares": "إعادة نشر: {n}",
        "write": "اكتب بلسان أحد السكان",
        "as": "من يكتب؟",
        "text": "النص",
        "to": "ردًا على {who}",
        "private": "رسالة خاصة إلى المؤسسة",
        "hint": "يصل إلى المؤسسة ما فيه <bdi dir='ltr'>@muscat</bdi>، وتُضاف تلقائيًا.",
        "send": "انشر",
        "answer": "ردّ هنا",
        "pace": "وتيرة الرسائل",
        "now": "رسالة كل {n} ثانية تقريبًا",
        "paused": "متوقفة: لا تأتي رسالة من تلقاء نفسها",
        "come": "وصل {come} من {all}",
        "pause": "إيقاف",
        "slow": "كل دقيقة",
        "normal": "كل ٢٠ ثانية",
        "fast": "كل ٥ ثوانٍ",
        "next": "التالية الآن",
        "picture": "مرفق",
        "nobody": "لا يوجد هنا أحد بهذا الاسم، أو حُذف ما كُتب.",
        "refused": "لم يُقبل",
    },
    "en": {
        "banner": "Practice town – nothing here is real",
        "title": "Practice town",
        "other": "العربية",
        "timeline": "What people write here",
        "back": "All conversations",
        "empty": "Nobody has written anything yet.",
        "institution": "Institution",
        "edited": "edited",
        "replies": "{n} replies",
        "likes": "Likes: {n}",
        "shares": "Shares: {n}",
        "write": "Write as a citizen",
        "as": "Who writes?",
        "text": "Text",
        "to": "In reply to {who}",
        "private": "Private message to the institution",
        "hint": "What mentions @muscat reaches the institution; it is added for you.",
        "send": "Publish",
        "answer": "Reply here",
        "pace": "Pace of messages",
        "now": "About one message every {n} seconds",
        "paused": "Paused: no message comes by itself",
        "come": "{come} of {all} have come",
        "pause": "Pause",
        "slow": "Every minute",
        "normal": "Every 20 seconds",
        "fast": "Every 5 seconds",
        "next": "Next one now",
        "picture": "Attachment",
        "nobody": "Nobody here bears this name, or what they wrote is deleted.",
        "refused": "Not accepted",
    },
}

COOKIE = "town_lang"


def language(request: Request) -> str:
    """The one asked for, else the one chosen before, else the browser's; Arabic by default."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE, "")
    if asked in WORDS:
        return asked
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "ar"
