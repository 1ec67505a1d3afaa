import pytest

from barza.desk.accounts import actions, queries
from barza.desk.accounts.models import Account, ToolKind
from barza.desk.audit import queries as audit
from barza.desk.core.errors import Refused
from barza.testing.cast import NOON, account, officer

from .register import head, requested

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("kinds"),
    pytest.mark.requirement("P-19"),
]
POLICYS = ["social_network", "media_sharing", "blog", "wiki", "forum", "website"]
OTHERS = ["hotline", "app", "email", "messaging"]


def test_the_register_knows_the_policys_kinds_and_the_institutions_other_channels() -> None:
    assert [kind.code for kind in queries.kinds()] == POLICYS + OTHERS


def test_every_account_is_of_exactly_one_kind_of_the_register() -> None:
    with pytest.raises(Refused, match="one kind"):
        requested(tool="telegraph")
    with pytest.raises(Refused, match="one kind"):
        requested(tool="")

    assert requested().tool == "social_network"


def test_accounts_are_counted_by_kind() -> None:
    account()
    account(tool="blog")
    account(tool="blog", state=Account.State.CLOSED)

    assert queries.counts_by_kind() == {"blog": 1, "social_network": 1}


def test_the_taxonomy_changes_and_its_history_stays() -> None:
    kind = actions.add_kind(
        code="podcast", name_ar="بودكاست", name_en="Podcast", by=head(), now=NOON
    )
    actions.rename_kind(kind, name_ar="بث صوتي", name_en="Audio", by=head(), now=NOON)
    requested(tool="podcast", handle="@voice")
    with pytest.raises(Refused, match="Accounts are of this kind"):
        actions.retire_kind(kind, by=head(), now=NOON)

    actions.change_kind(
        Account.objects.get(handle="@voice"), tool="media_sharing", by=head(), now=NOON
    )
    actions.retire_kind(kind, by=head(), now=NOON)

    told = [(act.event, act.details.get("before_en")) for act in audit.about(kind)]
    assert told == [
        ("tool_kind.added", None),
        ("tool_kind.renamed", "Podcast"),
        ("tool_kind.retired", None),
    ]
    with pytest.raises(Refused, match="one kind"):
        requested(tool="podcast")


@pytest.mark.parametrize("code", ["", "two words", "مدونة", "blog"])
def test_a_code_is_a_word_and_taken_once(code: str) -> None:
    with pytest.raises(Refused):
        actions.add_kind(code=code, name_ar="نوع", name_en="Kind", by=head(), now=NOON)


def test_an_officer_does_not_change_the_taxonomy() -> None:
    kind = ToolKind.objects.get(code="blog")

    with pytest.raises(Refused, match="Ask them"):
        actions.rename_kind(kind, name_ar="أ", name_en="B", by=officer(), now=NOON)
