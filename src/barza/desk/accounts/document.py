"""The paper of a resolution, in Arabic or in English, for signing (P-62)."""

import json
from importlib.resources import as_file, files
from typing import Any, Literal

import typst
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from barza.desk.core.models import Institution

from .models import Resolution

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")


def pdf(resolution: Resolution, lang: Language) -> bytes:
    """As it stands in the database now, in the language asked for."""
    with override(lang):
        said = _said(resolution, lang)
    folder = files("barza.desk.accounts") / "data"
    with as_file(folder / "resolution.typ") as paper, as_file(folder / "fonts") as fonts:
        made: bytes = typst.compile(
            str(paper),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(said, ensure_ascii=False)},
        )
    return made


def _said(resolution: Resolution, lang: Language) -> dict[str, Any]:
    institution = Institution.objects.first()
    draft = resolution.state != Resolution.State.ISSUED
    unit = resolution.employee.unit
    return {
        "lang": lang,
        "draft": draft,
        "institution": institution.name if institution else "",
        "unit": unit.name if unit else "",
        "title": _("Authority to manage the institution's official accounts"),
        "number": resolution.number or "—",
        "issued_on": _day(resolution.issued_on) if resolution.issued_on else "",
        "name": resolution.name,
        "employee_no": resolution.employee_no,
        "job": resolution.job,
        "accounts": [
            {"name": one.name, "network": one.network.title(), "handle": one.handle}
            for one in resolution.accounts.order_by("pk")
        ],
        "duties": resolution.duty_labels,
        "tasks": resolution.tasks_ar if lang == "ar" else resolution.tasks_en,
        "because": resolution.because,
        "from": _moment(resolution.from_at),
        "to": _moment(resolution.to_at),
        "issuer": resolution.issuer,
        "footer": _("Version %(version)s") % {"version": resolution.version},
    }


def _day(on: Any) -> str:
    return formats.date_format(on, "j F Y")


def _moment(at: Any) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y H:i")
