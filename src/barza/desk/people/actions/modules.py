"""Taking the training modules out of the package into the database (P-45)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people import content
from barza.desk.people.models import Choice, Employee, Module, Question
from barza.desk.people.roles import PERSONNEL_OFFICE, is_one_of


@transaction.atomic
def load_modules(*, by: Employee | str, now: datetime) -> list[Module]:
    """Those newer than what is here; each retires its earlier version. Returns them.

    A certificate of the earlier version counts until it ends.
    """
    if not isinstance(by, str) and not is_one_of(by, PERSONNEL_OFFICE):
        raise Refused(
            _("Human resources or senior management decide this. Ask them."), clause="P-45"
        )
    present = {one.code: one for one in Module.objects.current().select_for_update()}
    return [
        _load(given, by, now)
        for given in content.modules()
        if given.code not in present or present[given.code].version < given.version
    ]


def _load(given: content.ModuleText, by: Employee | str, now: datetime) -> Module:
    Module.objects.current().filter(code=given.code).update(retired_at=now)
    fields = given.model_dump(exclude={"sections", "questions"})
    module = Module.objects.create(
        **fields,
        body_ar=[section.in_arabic() for section in given.sections],
        body_en=[section.in_english() for section in given.sections],
        loaded_at=now,
    )
    for place, asked in enumerate(given.questions, start=1):
        question = Question.objects.create(
            module=module, place=place, **asked.model_dump(exclude={"choices"})
        )
        Choice.objects.bulk_create(
            Choice(question=question, **choice.model_dump()) for choice in asked.choices
        )
    record(
        "training.module_loaded",
        by=by,
        about=module,
        now=now,
        clause="P-45",
        code=module.code,
        version=module.version,
    )
    return module
