"""/api/v1/accounts: oneself, others, and what they wrote."""

from starlette.responses import Response

from barza.town.entities.account import account, credential_account, relationship
from barza.town.entities.status import status
from barza.town.errors import not_found
from barza.town.store import accounts, timelines
from barza.town.store.records import Account

from .call import Call, answer, as_id, listing, route


async def verify_credentials(call: Call) -> Response:
    return answer(credential_account(call.town, call.me))


async def lookup(call: Call) -> Response:
    handle = call.form.text("acct").lstrip("@")
    name, _, domain = handle.partition("@")
    found = accounts.by_handle(call.town.store, name)
    if found is None or domain not in ("", call.town.domain):
        raise not_found()
    return answer(account(call.town, found))


def _account(call: Call) -> Account:
    try:
        return accounts.get(call.town.store, call.id)
    except KeyError:
        raise not_found() from None


async def get(call: Call) -> Response:
    return answer(account(call.town, _account(call)))


async def search(call: Call) -> Response:
    _ = call.me
    found = accounts.search(
        call.town.store, call.form.text("q"), call.page(default=40, most=80).limit
    )
    return answer([account(call.town, who) for who in found])


async def written(call: Call) -> Response:
    page = call.page()
    if call.form.flag("pinned"):
        return answer([])
    found = timelines.by_account(
        call.town.store, call.viewer_id, _account(call).id, page,
        replies=not call.form.flag("exclude_replies"),
        reblogs=not call.form.flag("exclude_reblogs"),
    )  # fmt: skip
    shown = [status(call.town, call.viewer, what) for what in found]
    return listing(call, page, shown, (what.id for what in found))


async def relationships(call: Call) -> Response:
    ids = [as_id(id) for id in call.form.values.get("id", [])]
    people = {who.id: who for who in accounts.everyone(call.town.store)}
    return answer([relationship(call.me, people[id]) for id in ids if id in people])


ROUTES = [
    route("/api/v1/accounts/verify_credentials", GET=verify_credentials),
    route("/api/v1/accounts/lookup", GET=lookup),
    route("/api/v1/accounts/search", GET=search),
    route("/api/v1/accounts/relationships", GET=relationships),
    route("/api/v1/accounts/{id}", GET=get),
    route("/api/v1/accounts/{id}/statuses", GET=written),
]
