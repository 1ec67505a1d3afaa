"""What an address asks of the list: queue, filters, search, where to go on."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.http import QueryDict
from django.utils.http import urlencode

from barza.desk.accounts import authority
from barza.desk.inbox.forms import FilterForm
from barza.desk.inbox.queries import Filters, Queue
from barza.desk.people.http import StaffRequest

FILTERS = (
    "account",
    "kind",
    "urgency",
    "language",
    "service",
    "area",
    "finding",
    "private",
    "suggested",
)
LONGEST = 200


@dataclass(frozen=True)
class Asked:
    queue: Queue
    text: str = ""
    after: str = ""
    filters: Filters = field(default_factory=Filters)
    chosen: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str, str]] = field(default_factory=list)

    @cached_property
    def at(self) -> str:
        """The list's address without the page: what rows and forms go on carrying."""
        return self._query()

    def more(self, after: str) -> str:
        return self._query(after=after)

    def without(self, name: str) -> str:
        return self._query(**{name: ""})

    @property
    def for_me(self) -> str:
        """The unassigned that routing meant for the reader; empty where it is no question."""
        asks = self.queue == Queue.UNASSIGNED and not self.text and "suggested" not in self.chosen
        return self._query(suggested="me") if asks else ""

    def _query(self, **changed: str) -> str:
        values = {"queue": self.queue.value, "q": self.text, **self.chosen, **changed}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"?{query}"


def asked(request: StaffRequest, now: datetime) -> Asked:
    """Reads the address; what it doesn't understand is left out, never an error."""
    given = request.GET
    queue = Queue(given["queue"]) if given.get("queue") in Queue.values else Queue.MINE
    text, after = given.get("q", "").strip()[:LONGEST], given.get("after", "")[:60]
    chosen = {name: given[name][:40] for name in FILTERS if given.get(name)}
    if not chosen:
        return Asked(queue, text, after)
    form = filter_form(request, now)
    filters = form.filters()
    said = form.said()
    chosen = {name: chosen[name] for name, _, _ in said}
    return Asked(queue, text, after, filters, chosen, said)


def filter_form(request: StaffRequest, now: datetime) -> FilterForm:
    data: QueryDict = request.GET
    accounts = authority.accounts_for(request.user, now)
    return FilterForm(data, accounts=accounts, me=request.user.pk)
