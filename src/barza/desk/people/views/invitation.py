"""Inviting a colleague, and the page on which they choose their passphrase (P-85)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from barza.desk.core.errors import Refused
from barza.desk.people import actions
from barza.desk.people.actions.invitation import is_invited
from barza.desk.people.forms.setup import PassphraseForm
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Employee

from .answers import done
from .people import shown, the_person


@never_cache
@require_POST
def invite(request: StaffRequest, pk: int) -> HttpResponse:
    """The answer shows the address once, to be handed to the person."""
    now, person = timezone.now(), the_person(request, pk)
    try:
        token = actions.invite(person, by=request.user, now=now)
    except Refused as refusal:
        return shown(request, person, now, status=422, refusal=refusal)
    address = request.build_absolute_uri(reverse("welcome", args=[person.pk, token]))
    context = {"employee": person, "address": address}
    return render(request, "people/invited.html", context)


@never_cache
@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Tells nobody without the token whether there is such a person."""
    person = Employee.objects.filter(pk=pk).first()
    if person is None or not is_invited(person, token):
        return render(request, "people/welcome.html", {"is_over": True}, status=410)
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "employee": person}
    if request.method == "GET" or not form.is_valid():
        return render(
            request, "people/welcome.html", context, status=200 if request.method == "GET" else 422
        )
    try:
        actions.accept_invitation(
            person,
            token=token,
            passphrase=form.cleaned_data["passphrase"],
            by=person,
            now=timezone.now(),
        )
    except Refused as refusal:
        context["refusal"] = refusal
        return render(request, "people/welcome.html", context, status=422)
    said = _("Your passphrase is set. Sign in; then your second factor is set up.")
    return done(request, reverse("account_login"), said)
