"""What anybody may see without signing in: which accounts are ours (P-24, P-38)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import (
    conditional_page,
    require_http_methods,
    require_safe,
)

from barza.desk.accounts import actions, published, queries, throttle
from barza.desk.accounts.forms.custody import ReportForm
from barza.desk.accounts.models import PARTS
from barza.desk.core.errors import Refused
from barza.desk.core.models import Institution

View = Callable[..., HttpResponse]
LANGUAGES = ("ar", "en")


def public(view: View) -> View:
    """Without sign-in, in the language that the address asks for (``?lang=``), else the reader's.

    Always asked again, by its ETag: a suspended account shows as suspended at once.
    """

    @login_not_required
    @cache_control(public=True, no_cache=True)
    @conditional_page
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return in_language(request, view, *args, **kwargs)

    return shown


def in_language(request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    asked = request.GET.get("lang", "")
    language = asked if asked in LANGUAGES else translation.get_language() or "ar"
    with translation.override(language):
        response = view(request, *args, **kwargs)
    response["Content-Language"] = language
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
@public
def official(request: HttpRequest) -> HttpResponse:
    names, described = queries.kind_names(), queries.with_sheet()
    rows = [
        {"account": row, "kind": names.get(row.tool, row.tool), "has_sheet": row.pk in described}
        for row in queries.official()
    ]
    return render(request, "official/list.html", {**_shell(request), "rows": rows})


@require_safe
@public
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    account = queries.public_account(pk)
    if account is None:
        raise Http404
    found = queries.public_sheet(account)
    parts = [(found.label_of(part), getattr(found, part)) for part in PARTS] if found else []
    context = {
        "account": account,
        "kind": queries.kind_names().get(account.tool, account.tool),
        "sheet": found,
        "parts": parts,
    }
    return render(request, "official/sheet.html", {**_shell(request), **context})


@require_safe
@public
def machine_readable(request: HttpRequest) -> HttpResponse:
    """Also at ``/.well-known/official-accounts.json``; anybody's script may read it."""
    schema = request.build_absolute_uri(reverse("official:schema"))
    return _json(published.document(schema))


@require_safe
@public
def schema(request: HttpRequest) -> HttpResponse:
    return _json(published.schema(request.build_absolute_uri()))


@login_not_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    return in_language(request, _report)


def _report(request: HttpRequest) -> HttpResponse:
    form = ReportForm(request.POST if request.method == "POST" else None)
    context = {**_shell(request), "form": form}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "official/report.html", context, status=status)
    if not throttle.lets("impostor", get_adapter().get_client_ip(request)):
        return render(request, "official/report.html", {**context, "too_many": True}, status=429)
    try:
        actions.report_impostor(**form.cleaned_data, now=timezone.now())
    except Refused as refusal:
        context["refusal"] = refusal
        return render(request, "official/report.html", context, status=422)
    return render(request, "official/thanks.html", context)


def _shell(request: HttpRequest) -> dict[str, Any]:
    language = (translation.get_language() or "ar")[:2]
    other = "en" if language == "ar" else "ar"
    return {
        "institution": Institution.objects.first(),
        "language": language,
        "other_language": f"{request.path}?lang={other}",
    }


def _json(content: dict[str, Any]) -> HttpResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
