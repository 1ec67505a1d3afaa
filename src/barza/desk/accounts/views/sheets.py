from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barza.desk.accounts import actions, queries
from barza.desk.accounts.deciders import HEADS, may
from barza.desk.accounts.forms.register import SheetForm
from barza.desk.accounts.models import PARTS, Account, Sheet
from barza.desk.people.http import StaffRequest

from .shared import act, the_account


@require_http_methods(["GET", "POST"])
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """Both languages side by side: what is published, and the draft to those who write it."""
    account = the_account(request, pk)
    if request.method == "GET":
        return render(request, "accounts/sheet.html", _context(request, account))
    language = request.POST.get("language", "")
    if not may(request.user, HEADS) or language not in Sheet.Language:
        raise Http404
    form = SheetForm(request.POST, prefix=language)
    context = _context(request, account, {language: form})
    if not form.is_valid():
        return render(request, "accounts/sheet.html", context, status=422)
    return act(
        request,
        lambda: actions.write_sheet(
            account, language, form.cleaned_data, by=request.user, now=timezone.now()
        ),
        template="accounts/sheet.html",
        context=context,
        done=_("The draft is kept. The public sees it once it is published."),
        onward=reverse("accounts:sheet", args=[account.pk]),
    )


@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    account = the_account(request, pk)
    return act(
        request,
        lambda: actions.publish_sheet(account, by=request.user, now=timezone.now()),
        template="accounts/sheet.html",
        context=_context(request, account),
        done=_("The sheet is published in both languages."),
        onward=reverse("accounts:sheet", args=[account.pk]),
    )


@require_GET
def archive(request: StaffRequest, pk: int) -> FileResponse:
    """What a closed account left behind, to those who manage."""
    closing = getattr(the_account(request, pk), "closing", None)
    if closing is None or not request.user.manages:
        raise Http404
    return FileResponse(closing.archive.open("rb"), as_attachment=True)


def _context(
    request: StaffRequest, account: Account, forms: dict[str, SheetForm] | None = None
) -> dict[str, Any]:
    known = queries.sheets(account)
    languages = []
    for code, name in Sheet.Language.choices:
        draft, published = known[code]["draft"], known[code]["published"]
        source = draft or published
        initial = {part: getattr(source, part) for part in PARTS} if source else {}
        languages.append(
            {
                "code": code,
                "name": name,
                "draft": draft,
                "published": published,
                "form": (forms or {}).get(code) or SheetForm(initial=initial, prefix=code),
            }
        )
    return {
        "account": account,
        "languages": languages,
        "parts": PARTS,
        "may_write": may(request.user, HEADS) and account.state != Account.State.CLOSED,
        "has_draft": any(one["draft"] for one in languages),
        "sees_custody": queries.sees_custody(request.user, account, timezone.now()),
        "here": "sheet",
    }
