"""My training: what I have to learn, the quiz, how it went, the certificate."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.people import actions
from barza.desk.people.forms.people import ReasonForm
from barza.desk.people.forms.training import QuizForm
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Attempt, Certificate, Module
from barza.desk.people.queries import certificates_seen_by, quiz, standings
from barza.desk.people.queries.alerts import open_alerts
from barza.desk.people.queries.training import certificates_of, may_withdraw
from barza.desk.people.roles import ACCOUNT_STAFF

from .answers import done

MOST_ALERTS = 20


@never_cache
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    me, now = request.user, timezone.now()
    context = {
        "standings": standings([me], now)[me.pk],
        "alerts": list(open_alerts(me)[:MOST_ALERTS]),
        "certificates": list(certificates_of(me)[:20]),
        "is_required": me.role in ACCOUNT_STAFF,
        "now": now,
    }
    return render(request, "training/mine.html", context)


@never_cache
@require_safe
def module(request: StaffRequest, code: str) -> HttpResponse:
    return _read(request, _the_module(code))


@require_POST
def start(request: StaffRequest, code: str) -> HttpResponse:
    found = _the_module(code)
    try:
        actions.begin_attempt(found, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _read(request, found, status=422, refusal=refusal)
    return HttpResponse(status=303, headers={"Location": reverse("training:quiz", args=[code])})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: StaffRequest, code: str) -> HttpResponse:
    """The quiz of the attempt that is open; without one, back to the module."""
    found = _the_module(code)
    attempt = quiz.open_attempt(found, request.user)
    if attempt is None:
        place = reverse("training:module", args=[code])
        return HttpResponse(status=303, headers={"Location": place})
    if request.method != "POST":
        return _quiz(request, found, QuizForm(quiz.asked(attempt)))
    return _answered(request, found, attempt)


@never_cache
@require_safe
def result(request: StaffRequest, code: str) -> HttpResponse:
    """How the person's last attempt went; once it is passed, why each right answer is right.
    Before that, only what is to be read again: the next attempt asks the same questions.
    """
    attempt = quiz.last_attempt(code, request.user)
    if attempt is None:
        place = reverse("training:module", args=[code])
        return HttpResponse(status=303, headers={"Location": place})
    asked = quiz.asked(attempt)
    context = {
        "attempt": attempt,
        "module": attempt.module,
        "asked": asked,
        "right": sum(one.is_right for one in asked),
        "certificate": quiz.issued(attempt),
    }
    return render(request, "training/result.html", context)


@never_cache
@require_safe
def certificate(request: StaffRequest, pk: int) -> HttpResponse:
    return _certificate(request, _the_certificate(request, pk))


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    found, form = _the_certificate(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _certificate(request, found, status=422, form=form)
    try:
        actions.withdraw_certificate(
            found, because=form.cleaned_data["because"], by=request.user, now=timezone.now()
        )
    except Refused as refusal:
        return _certificate(request, found, status=422, form=form, refusal=refusal)
    place = reverse("training:certificate", args=[pk])
    return done(request, place, _("The certificate is withdrawn, and counts no longer."))


def _answered(request: StaffRequest, found: Module, attempt: Attempt) -> HttpResponse:
    form = QuizForm(quiz.asked(attempt), request.POST)
    if not form.is_valid():
        return _quiz(request, found, form, status=422)
    try:
        actions.finish_attempt(attempt, form.answers(), by=request.user, now=timezone.now())
    except Refused as refusal:
        return _quiz(request, found, form, status=422, refusal=refusal)
    place = reverse("training:result", args=[found.code])
    return HttpResponse(status=303, headers={"Location": place})


def _the_module(code: str) -> Module:
    return get_object_or_404(quiz.current_module(code))


def _the_certificate(request: StaffRequest, pk: int) -> Certificate:
    return get_object_or_404(certificates_seen_by(request.user), pk=pk)


def _read(request: StaffRequest, found: Module, status: int = 200, **more: Any) -> HttpResponse:
    me = request.user
    standing = next(
        one for one in standings([me], timezone.now())[me.pk] if one.module.pk == found.pk
    )
    is_begun = quiz.open_attempt(found, me) is not None
    context = {"module": found, "standing": standing, "is_begun": is_begun, **more}
    return render(request, "training/module.html", context, status=status)


def _quiz(
    request: StaffRequest, found: Module, form: QuizForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"module": found, "form": form, **more}
    return render(request, "training/quiz.html", context, status=status)


def _certificate(
    request: StaffRequest, found: Certificate, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "certificate": found,
        "now": timezone.now(),
        "may_withdraw": may_withdraw(found, request.user),
        "form": ReasonForm(),
        **more,
    }
    return render(request, "training/certificate.html", context, status=status)
