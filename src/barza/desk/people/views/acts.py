"""What is done on the page of one person: each finds, calls one action, and goes back there."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from barza.desk.core.errors import Refused
from barza.desk.people import actions
from barza.desk.people.forms.people import (
    JobForm,
    LanguageForm,
    PlatformTestForm,
    ReadinessForm,
    RoleForm,
    TopicForm,
)
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Employee
from barza.desk.people.queries.competence import topics_of

from .answers import done
from .people import shown, the_person

Act = Callable[[Employee, dict[str, Any], datetime], object]


@require_POST
def language(request: StaffRequest, pk: int) -> HttpResponse:
    return _filled(
        request,
        pk,
        ("language_form", LanguageForm(request.POST)),
        lambda person, given, now: actions.record_language(
            person, by=request.user, now=now, **given
        ),
        _("The language level is recorded."),
    )


@require_POST
def topic(request: StaffRequest, pk: int) -> HttpResponse:
    return _filled(
        request,
        pk,
        ("topic_form", TopicForm(request.POST)),
        lambda person, given, now: actions.record_topic(person, by=request.user, now=now, **given),
        _("The topic is recorded."),
    )


@require_POST
def platform_test(request: StaffRequest, pk: int) -> HttpResponse:
    return _filled(
        request,
        pk,
        ("test_form", PlatformTestForm(request.POST)),
        lambda person, given, now: actions.record_platform_test(
            person, by=request.user, now=now, **given
        ),
        _("The platform test is recorded."),
    )


@require_POST
def job(request: StaffRequest, pk: int) -> HttpResponse:
    return _filled(
        request,
        pk,
        ("job_form", JobForm(request.POST)),
        lambda person, given, now: actions.change_job(person, by=request.user, now=now, **given),
        _("The job is changed. Resolutions in the old job are suspended until issued again."),
    )


@require_POST
def role(request: StaffRequest, pk: int) -> HttpResponse:
    return _filled(
        request,
        pk,
        ("role_form", RoleForm(request.POST)),
        lambda person, given, now: actions.give_role(person, by=request.user, now=now, **given),
        _("The role is given. The person signs in again."),
    )


@require_POST
def readiness(request: StaffRequest, pk: int) -> HttpResponse:
    if pk != request.user.pk:
        raise Http404
    return _filled(
        request,
        pk,
        ("readiness_form", ReadinessForm(request.POST)),
        lambda _person, given, now: actions.declare_readiness(by=request.user, now=now, **given),
        _("Your readiness is declared. You may withdraw it at any time."),
    )


@require_POST
def withdraw_readiness(request: StaffRequest, pk: int) -> HttpResponse:
    if pk != request.user.pk:
        raise Http404
    return _filled(
        request,
        pk,
        None,
        lambda _person, _given, now: actions.withdraw_readiness(by=request.user, now=now),
        _("Your readiness is withdrawn."),
    )


@require_POST
def take_topic(request: StaffRequest, pk: int, competence: int) -> HttpResponse:
    given = get_object_or_404(topics_of(the_person(request, pk)), pk=competence)
    return _filled(
        request,
        pk,
        None,
        lambda _person, _given, now: actions.take_topic(given, by=request.user, now=now),
        _("The topic is taken away."),
    )


@require_POST
def open_selection(request: StaffRequest, pk: int) -> HttpResponse:
    now, person = timezone.now(), the_person(request, pk)
    try:
        selection = actions.open_selection(person, by=request.user, now=now)
    except Refused as refusal:
        return shown(request, person, now, status=422, refusal=refusal)
    place = reverse("people:selection", args=[selection.pk])
    return done(request, place, _("The selection is open. Two people assess it."))


def _filled(
    request: StaffRequest, pk: int, filled: tuple[str, Form] | None, act: Act, sentence: str
) -> HttpResponse:
    """``filled`` is the bound form under the name that the page knows it by."""
    now, person = timezone.now(), the_person(request, pk)
    name, form = filled or ("", None)
    if form is not None and not form.is_valid():
        return shown(request, person, now, status=422, **{name: form}, opened=name)
    try:
        act(person, form.cleaned_data if form else {}, now)
    except Refused as refusal:
        kept = {name: form} if form else {}
        return shown(request, person, now, status=422, refusal=refusal, opened=name, **kept)
    return done(request, reverse("people:person", args=[pk]), sentence)
