"""Into use, every year, out of use, closed."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from pytest_django import Settings

from barza.desk.accounts import actions, authority, queries
from barza.desk.accounts.models import Account, Closing, Duty, Sheet
from barza.desk.core.errors import Refused
from barza.desk.people.models import Role
from barza.testing.cast import NOON, account, employee, officer

from .register import (
    active,
    approved,
    chairman,
    head,
    security,
    write_sheet,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("kinds"),
    pytest.mark.requirement("P-70"),
]
YEAR = dt.timedelta(days=365)


@pytest.mark.requirement("P-38")
@pytest.mark.parametrize("languages", [[], ["ar"], ["en"]])
def test_no_account_is_active_before_its_sheet_is_published_in_both_languages(
    languages: list[str],
) -> None:
    theirs = approved()
    if languages:
        write_sheet(theirs, *languages)
        with pytest.raises(Refused, match="Arabic and in English"):
            actions.publish_sheet(theirs, by=head(), now=NOON)

    with pytest.raises(Refused, match="sheet") as refusal:
        actions.activate(theirs, by=head(), now=NOON)

    assert refusal.value.clause == "P-38"
    assert Account.objects.get().state == Account.State.APPROVED


@pytest.mark.requirement("P-38")
def test_a_draft_in_both_languages_is_not_enough_and_published_it_is() -> None:
    theirs = approved()
    write_sheet(theirs)
    with pytest.raises(Refused):
        actions.activate(theirs, by=head(), now=NOON)

    actions.publish_sheet(theirs, by=head(), now=NOON)
    theirs = actions.activate(theirs, by=head(), now=NOON)

    assert theirs.state == Account.State.ACTIVE
    assert theirs.since_on == NOON.date()
    assert theirs.review_due_on == NOON.date() + YEAR


@pytest.mark.requirement("P-38")
def test_a_sheet_with_an_empty_part_is_not_published() -> None:
    theirs = approved()
    write_sheet(theirs)
    actions.write_sheet(theirs, "ar", {"objective": "الإجابة"}, by=head(), now=NOON)

    with pytest.raises(Refused, match="every part"):
        actions.publish_sheet(theirs, by=head(), now=NOON)


@pytest.mark.requirement("P-38")
def test_what_was_published_is_kept_when_it_changes() -> None:
    theirs = active()
    write_sheet(theirs, "ar")
    actions.publish_sheet(theirs, by=head(), now=NOON + YEAR)

    assert Sheet.objects.filter(language="ar").count() == 2
    published = queries.sheets(theirs)["ar"]["published"]
    assert published is not None
    assert published.published_at == NOON + YEAR


def test_nothing_is_done_in_the_name_of_an_account_that_is_not_active() -> None:
    theirs = approved()
    salma = officer(theirs)
    for state in ("approved", "active", "suspended"):
        if state == "active":
            write_sheet(theirs)
            actions.publish_sheet(theirs, by=head(), now=NOON)
            actions.activate(theirs, by=head(), now=NOON)
            assert authority.require(salma, theirs, Duty.PUBLISH, NOON)
            continue
        if state == "suspended":
            actions.suspend(theirs, because="Taken over.", by=security(), now=NOON)
        with pytest.raises(Refused) as refusal:
            authority.require(salma, theirs, Duty.PUBLISH, NOON)
        assert refusal.value.clause == "P-70"


def test_an_unregistered_handle_cannot_be_connected() -> None:
    nowhere = Account(network="mastodon", handle="@nobody", base_url="https://social.example")

    with pytest.raises(Account.DoesNotExist):
        actions.connect(nowhere, {"access_token": "x"}, by=officer(account()), now=NOON)


def test_a_suspended_account_comes_back_with_reasons() -> None:
    theirs = active()
    with pytest.raises(Refused, match="why"):
        actions.suspend(theirs, because=" ", by=head(), now=NOON)
    actions.suspend(theirs, because="Taken over.", by=employee(role=Role.SUPERVISOR), now=NOON)
    with pytest.raises(Refused, match="Ask them"):
        actions.resume(theirs, because="Fine.", by=security(), now=NOON)

    theirs = actions.resume(theirs, because="Passwords are new.", by=head(), now=NOON)

    assert theirs.state == Account.State.ACTIVE
    with pytest.raises(Refused, match="another state"):
        actions.resume(theirs, because="Again.", by=head(), now=NOON)


@pytest.mark.requirement("P-38")
def test_what_never_had_a_sheet_does_not_come_back_without_one() -> None:
    old = account(state=Account.State.SUSPENDED)

    with pytest.raises(Refused, match="sheet"):
        actions.resume(old, because="Now.", by=head(), now=NOON)


def test_every_year_somebody_looks_and_says_what_they_found() -> None:
    theirs = active()
    later = NOON + YEAR + dt.timedelta(days=1)
    assert queries.is_review_overdue(theirs, later.date())
    with pytest.raises(Refused, match="what you found"):
        actions.review(theirs, note="", by=head(), now=later)

    done = actions.review(theirs, note="It still serves.", by=head(), now=later)

    theirs.refresh_from_db()
    assert done.due_on == NOON.date() + YEAR
    assert theirs.review_due_on == later.date() + YEAR
    assert not queries.is_review_overdue(theirs, later.date())
    assert queries.is_review_overdue(account(), NOON.date()), "one that never had a date is due"


@pytest.mark.parametrize("missing", [{"because": ""}, {"successor": " "}])
def test_an_account_is_not_closed_without_a_successor_note(missing: dict[str, str]) -> None:
    theirs = active()
    texts = {"because": "Little used.", "successor": "The hotline, 1111.", **missing}

    with pytest.raises(Refused):
        actions.close(theirs, **texts, by=chairman(), now=NOON)

    assert not Closing.objects.exists()


def test_only_senior_management_closes_an_account() -> None:
    with pytest.raises(Refused, match="Senior management"):
        actions.close(active(), because="Old.", successor="1111", by=head(), now=NOON)


def test_a_closed_account_leaves_its_acts_in_a_file_whose_hash_is_kept(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    theirs = active()
    actions.connect(theirs, {"access_token": "t-99817263"}, by=officer(theirs), now=NOON)
    other = active(handle="@other")

    closing = actions.close(
        theirs, because="Little used.", successor="The hotline, 1111.", by=chairman(), now=NOON
    )

    content = (tmp_path / str(closing.archive.name)).read_bytes()
    acts = [json.loads(line) for line in content.splitlines()]
    assert hashlib.sha256(content).hexdigest() == closing.sha256
    assert len(acts) == closing.acts
    told = [act["event"] for act in acts]
    assert told[0] == "account.requested"
    assert told[-1] == "account.closed"
    assert "credential.stored" in told
    assert other.label not in content.decode()
    assert "t-99817263" not in content.decode()
    theirs.refresh_from_db()
    assert (theirs.state, theirs.until_on) == (Account.State.CLOSED, NOON.date())
    with pytest.raises(Refused, match="another state"):
        actions.close(theirs, because="Again.", successor="1111", by=chairman(), now=NOON)
