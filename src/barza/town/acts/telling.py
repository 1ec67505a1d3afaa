"""Telling those concerned: notifications kept, and events on open streams."""

import json

from barza.town.entities.notification import notification
from barza.town.entities.status import status as entity
from barza.town.store import accounts, notifications, ties
from barza.town.store.records import Account, Notification, Status, Visibility
from barza.town.store.statuses import seen
from barza.town.town import Town


def notify(town: Town, to: int, sender: Account, type: str, about: Status) -> list[Notification]:
    """Nobody is told what they did themselves."""
    if to == sender.id:
        return []
    return [notifications.add(town.store, to, sender, type, about)]


def tell(town: Town, told: list[Notification]) -> None:
    for one in told:
        if town.hub.listens(one.account_id):
            me = accounts.get(town.store, one.account_id)
            data = json.dumps(notification(town, me, one), ensure_ascii=False)
            town.hub.publish(me.id, "notification", data)


def timelines(town: Town, what: Status) -> list[Account]:
    """Whose home timeline holds ``what``: the author's own, and the other side's."""
    author = accounts.get(town.store, what.account_id)
    if what.visibility == Visibility.DIRECT:
        return []
    return [
        who
        for who in accounts.everyone(town.store)
        if (author.institution or who.institution or who.id == author.id)
        and seen(town.store, who.id, what.id)
    ]


def show(town: Town, event: str, what: Status) -> None:
    """``update`` (new) or ``status.update`` (edited), on every home timeline that holds it."""
    for who in timelines(town, what):
        if town.hub.listens(who.id):
            data = json.dumps(entity(town, who, what), ensure_ascii=False)
            town.hub.publish(who.id, event, data)


def concerned(town: Town, what: Status) -> list[Account]:
    """Those who must hear that it is gone."""
    people = [*timelines(town, what), *ties.mentioned(town.store, what)]
    return list(dict.fromkeys([*people, accounts.get(town.store, what.account_id)]))


def withdraw(town: Town, id: int, people: list[Account]) -> None:
    for who in people:
        town.hub.publish(who.id, "delete", str(id))
