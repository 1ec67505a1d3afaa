"""The frame of every page, and what the browser is allowed to do with it."""

from html import escape

from starlette.responses import HTMLResponse

from barza.town.pages.sight import Sight
from barza.town.pages.words import COOKIE, WORDS

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def page(sight: Sight, heading: str, feed: str, aside: str, status: int = 200) -> HTMLResponse:
    """``heading`` is plain text; ``feed`` and ``aside`` are HTML."""
    response = HTMLResponse(_document(sight, heading, feed, aside), status)
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.set_cookie(COOKIE, sight.lang, max_age=31_536_000, samesite="lax", httponly=True)
    return response


def _document(sight: Sight, heading: str, feed: str, aside: str) -> str:
    direction = "rtl" if sight.lang == "ar" else "ltr"
    return (
        f'<!doctype html><html lang="{sight.lang}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(heading)} – {sight.say('title')}</title>"
        '<link rel="stylesheet" href="/static/town.css">'
        '<link rel="icon" href="/static/institution.svg">'
        '<script src="/static/town.js" defer></script></head><body>'
        f"{_top(sight)}<div class='page'><main><h1><bdi>{escape(heading)}</bdi></h1>"
        f"<div id='feed'>{feed}</div></main><aside>{aside}</aside></div></body></html>"
    )


def _top(sight: Sight) -> str:
    other = next(lang for lang in WORDS if lang != sight.lang)
    second = WORDS[other]["banner"]
    return (
        f'<header class="banner">{sight.say("banner")}'
        f'<span lang="{other}" dir="auto">{second}</span></header>'
        f'<nav><a class="home" href="/">{sight.say("title")}</a>'
        f'<a href="{escape(sight.path)}?lang={other}" lang="{other}">{sight.say("other")}</a></nav>'
    )
