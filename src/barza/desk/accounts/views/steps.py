"""The steps of an account's life, each one form and one action (P-70)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from barza.desk.accounts import actions
from barza.desk.accounts.deciders import HEADS, SENIOR, STOP, may
from barza.desk.accounts.forms import register as forms
from barza.desk.accounts.forms.office import OfficeForm
from barza.desk.accounts.models import Account
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Employee

from .shared import act, the_account

State = Account.State
IN_USE = (State.ACTIVE, State.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Step:
    """Who sees it, when, and the words around the form. The action asks again by itself."""

    slug: str
    action: Callable[..., Any]
    form: type[OfficeForm]
    roles: Collection[str]
    states: Collection[str]
    title: Promise
    lead: Promise
    done: Promise
    weighty: bool = False


STEPS = (
    Step(
        "decide",
        actions.decide_account,
        forms.DecideForm,
        SENIOR,
        (State.REQUESTED,),
        _("Decide on the request"),
        _("An approved account may be used once its sheet is published in both languages."),
        _("The decision is on record."),
    ),
    Step(
        "activate",
        actions.activate,
        forms.PlainForm,
        HEADS,
        (State.APPROVED,),
        _("Take into use"),
        _("From now on officers may be named for the account, and the public sees it as official."),
        _("The account is in use."),
    ),
    Step(
        "review",
        actions.review,
        forms.NoteForm,
        HEADS,
        IN_USE,
        _("Yearly review"),
        _("Does it still serve the objective, is it staffed, is what its sheet says still true?"),
        _("The review is on record; the next one is due in a year."),
    ),
    Step(
        "suspend",
        actions.suspend,
        forms.BecauseForm,
        STOP,
        (State.ACTIVE,),
        _("Suspend"),
        _("Nothing is published in its name from now on, and the public page says so at once."),
        _("The account is suspended."),
        weighty=True,
    ),
    Step(
        "resume",
        actions.resume,
        forms.BecauseForm,
        HEADS,
        (State.SUSPENDED,),
        _("Take into use again"),
        _("Its sheet has to be published in both languages."),
        _("The account is in use again."),
    ),
    Step(
        "suspect",
        actions.suspect,
        forms.SuspectForm,
        STOP,
        IN_USE,
        _("Report a suspicion"),
        _(
            "Everything that opens the account is put down to be replaced. Suspend it as well if "
            "somebody else may be inside."
        ),
        _("Everything that opens the account is put down to be replaced."),
        weighty=True,
    ),
    Step(
        "close",
        actions.close,
        forms.CloseForm,
        SENIOR,
        (State.APPROVED, *IN_USE),
        _("Close for good"),
        _("Its acts are put into an archive file. It cannot be opened again."),
        _("The account is closed, and its acts are archived."),
        weighty=True,
    ),
    Step(
        "sort",
        actions.change_kind,
        forms.SortForm,
        HEADS,
        tuple(State),
        _("Sort under another kind"),
        _("Every account is of exactly one kind of tool."),
        _("The account is sorted under the other kind."),
    ),
)
BY_SLUG = {step.slug: step for step in STEPS}


def offered(person: Employee, account: Account) -> list[Step]:
    """What this person may do to the account as it stands."""
    return [step for step in STEPS if may(person, step.roles) and account.state in step.states]


@require_http_methods(["GET", "POST"])
def take(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    account = the_account(request, pk)
    step = BY_SLUG.get(slug)
    if step is None or not may(request.user, step.roles):
        raise Http404
    form = step.form(request.POST if request.method == "POST" else None)
    context = {"account": account, "step": step, "form": form}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "accounts/step.html", context, status=status)
    return act(
        request,
        lambda: step.action(account, **form.cleaned_data, by=request.user, now=timezone.now()),
        template="accounts/step.html",
        context=context,
        done=str(step.done),
        onward=reverse("accounts:account", args=[account.pk]),
    )
