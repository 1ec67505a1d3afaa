from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from barza.desk.conduct import actions, forms, queries
from barza.desk.conduct.models import ConductFile, Evidence, StatementFile
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest

from .acting import Verb, done, served
from .showing import shown

VERBS: Mapping[str, Verb] = {
    "notice": Verb(forms.NoticeForm, actions.give_notice, _("The employee has notice.")),
    "evidence": Verb(forms.EvidenceForm, actions.add_evidence, _("The evidence is on the file.")),
    "reply": Verb(forms.ReplyForm, actions.reply, _("Your reply is on the file.")),
    "finding": Verb(forms.FindingForm, actions.find, _("The finding is made.")),
    "grievance": Verb(forms.GrievanceForm, actions.file_grievance, _("Your grievance is filed.")),
    "review": Verb(forms.FindingForm, actions.decide_grievance, _("The grievance is decided.")),
    "refer": Verb(forms.ReferForm, actions.refer, _("The file is referred.")),
    "precaution": Verb(
        forms.PrecautionForm, actions.order_precaution, _("The precaution is in force.")
    ),
    "end-precaution": Verb(
        forms.BecauseForm, actions.end_precaution, _("The precaution has ended.")
    ),
    "admit": Verb(forms.AdmitForm, actions.admit, _("The person is on the list.")),
    "remove": Verb(forms.RemoveForm, actions.remove, _("The person is off the list.")),
    "withdraw": Verb(
        forms.BecauseForm, actions.withdraw_allegation, _("The allegation is withdrawn.")
    ),
    "dispose": Verb(forms.DisposeForm, actions.dispose, _("The file is disposed of.")),
}


@require_GET
def page(request: StaffRequest) -> HttpResponse:
    """The files whose list names this person, and no others."""
    now = timezone.now()
    context = {
        "files": queries.listed(request.user, before=key(request.GET.get("before", ""))),
        "due": queries.due_for_disposal(request.user, now),
        "may_open": queries.may_open_files(request.user),
    }
    return render(request, "conduct/files.html", context)


def new(request: StaffRequest) -> HttpResponse:
    if not queries.may_open_files(request.user):
        raise Http404
    form = forms.OpenForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_file(by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as said:
            refusal = said
        else:
            return done(request, _("The file is open. Add the evidence next."), _address(made.pk))
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "refusal": refusal}
    return render(request, "conduct/file_new.html", context, status=status)


@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    file = actions.look_at_file(pk, by=request.user, now=now)
    if file is None:
        raise Http404
    return _shown(request, file)


@require_POST
def act(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    now = timezone.now()
    file = _the_file(request, pk)
    if verb not in VERBS:
        raise Http404
    wanted = VERBS[verb]
    form = wanted.form(request.POST, request.FILES, auto_id=f"{verb}-%s")
    if not form.is_valid():
        return _shown(request, file, {verb: form}, status=422)
    try:
        wanted.act(file, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _shown(request, file, {verb: form}, refusal, status=422)
    to = reverse("conduct:page") if verb == "dispose" else _address(pk)
    return done(request, wanted.said, to)


@require_GET
def evidence(request: StaffRequest, pk: int, item: int) -> HttpResponse:
    file = _the_file(request, pk)
    stored = get_object_or_404(Evidence.objects.exclude(path=""), pk=item, file=file)
    return _opened(request, file, stored)


@require_GET
def attachment(request: StaffRequest, pk: int, item: int) -> HttpResponse:
    file = _the_file(request, pk)
    return _opened(request, file, get_object_or_404(StatementFile, pk=item, file=file))


def _opened(
    request: StaffRequest, file: ConductFile, stored: Evidence | StatementFile
) -> HttpResponse:
    actions.open_attachment(file, sha256=stored.sha256, by=request.user, now=timezone.now())
    return served(stored)


def _the_file(request: StaffRequest, pk: int) -> ConductFile:
    """For an act. An attempt at a file that isn't theirs is on record, and finds nothing."""
    file = queries.files_for(request.user).select_related("employee", "alleged_by").filter(pk=pk)
    if (found := file.first()) is None:
        actions.turned_away(ConductFile, pk, by=request.user, now=timezone.now())
        raise Http404
    return found


def _shown(
    request: StaffRequest,
    file: ConductFile,
    bound: Mapping[str, Form] | None = None,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    now, filled = timezone.now(), dict(bound or {})
    offered = queries.possible(file, request.user, now)
    blank: dict[str, Any] = {
        verb.replace("-", "_"): filled.get(verb) or VERBS[verb].form(auto_id=f"{verb}-%s")
        for verb in VERBS
        if verb in offered or verb in filled
    }
    context = {**shown(file, request.user, now), "forms": blank, "refusal": refusal}
    return render(request, "conduct/file.html", context, status=status)


def _address(pk: int) -> str:
    return reverse("conduct:one", args=[pk])
