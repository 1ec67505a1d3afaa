"""The two forms: writing as a citizen, and setting the pace."""

from html import escape

from barza.town.pages.sight import Sight
from barza.town.script import arrivals
from barza.town.script.entries import load
from barza.town.store import accounts
from barza.town.store.records import Status
from barza.town.writing.length import MAX_LENGTH

PACES = {"pause": 0, "slow": 60, "normal": 20, "fast": 5}


def write(sight: Sight, to: Status | None = None) -> str:
    return (
        f'<form class="card" id="write" method="post" action="/say"><h2>{sight.say("write")}</h2>'
        f"{_addressee(sight, to)}<label>{sight.say('as')}<select name='as' dir='auto'>"
        f"{_people(sight)}</select></label><label>{sight.say('text')}<textarea name='text' "
        f"dir='auto' rows='4' maxlength='{MAX_LENGTH}' required></textarea></label>"
        f"{'' if to else _private(sight)}<p class='hint'>{sight.say('hint')}</p>"
        f"<button>{sight.say('send')}</button></form>"
    )


def _addressee(sight: Sight, to: Status | None) -> str:
    if to is None:
        return ""
    name = f"<bdi>{escape(accounts.get(sight.town.store, to.account_id).name)}</bdi>"
    return f"<input type='hidden' name='to' value='{to.id}'><p>{sight.say('to', who=name)}</p>"


def _people(sight: Sight) -> str:
    return "".join(
        f"<option value='{who.handle}'>{escape(who.name)}</option>"
        for who in accounts.everyone(sight.town.store)
        if not who.institution
    )


def _private(sight: Sight) -> str:
    return (
        f"<label class='tick'><input type='checkbox' name='private' value='1'> "
        f"{sight.say('private')}</label>"
    )


def lead(sight: Sight) -> str:
    pace, total = sight.player.pace, len(load().entries)
    state = sight.say("now", n=f"{pace:g}") if pace else sight.say("paused")
    come = sight.say("come", come=arrivals.position(sight.town), all=total)
    buttons = "".join(
        f"<button name='pace' value='{seconds}' aria-pressed='{str(pace == seconds).lower()}'>"
        f"{sight.say(name)}</button>"
        for name, seconds in PACES.items()
    )
    return (
        f'<form class="card" method="post" action="/lead"><h2>{sight.say("pace")}</h2>'
        f"<p>{state}<br><small>{come}</small></p><div class='buttons'>{buttons}"
        f"<button name='next' value='1'>{sight.say('next')}</button></div></form>"
    )
