"""``barza screening export``: what two people agreed on, as JSON lines to train and measure on."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from .masking import masked
from .models import Remark

SOURCE = "desk"
LABELS: dict[str, tuple[str, str]] = {
    "REL": ("toxicity", "religious_hate"),
    "DEF": ("toxicity", "offensive"),
    "DIS": ("toxicity", "hate"),
    "ILL": ("illegal", "illegal"),
    "RGT": ("ip", "ip"),
    "IPR": ("ip", "ip"),
    "FLS": ("claim", "claim"),
    "PII": ("pii", "pii"),
    "PHI": ("phishing", "phishing"),
    "SPM": ("spam", "spam"),
}
"""By clause: the category of the pile, and the label of what touches it. Else it is "clean"."""
CLEAN, NONE = "clean", "NONE"
AT_ONCE = 500


def main(arguments: Sequence[str]) -> int:
    """Writes the rows to standard output or a file. Django is set up by the caller."""
    to: Path | None = _parser().parse_args(arguments).to
    with to.open("w", encoding="utf-8") if to else nullcontext(sys.stdout) as out:
        count = _write(out)
    sys.stderr.write(f"barza screening export: {count} written\n")
    return 0


def rows() -> Iterator[dict[str, str]]:
    """Each agreed remark as one labelled text, in order; without anybody's personal data."""
    agreed = Remark.objects.filter(state=Remark.State.AGREED, clause__in=LABELS).order_by("id")
    for remark in agreed.iterator(AT_ONCE):
        yield _row(remark)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="barza screening export",
        description="Writes what two people agreed on about the screening, as JSON lines.",
    )
    parser.add_argument("--to", type=Path, help="the file to write (standard output without it)")
    return parser


def _write(out: TextIO) -> int:
    count = 0
    for row in rows():
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _row(remark: Remark) -> dict[str, str]:
    category, label = LABELS[remark.clause]
    is_wrong = remark.kind == Remark.Kind.WRONG
    keep = (remark.start, remark.end) if is_wrong and remark.clause == "PII" else None
    return {
        "id": f"{SOURCE}-{remark.pk}",
        "text": masked(remark.text, remark.pk, keep),
        "lang": remark.lang if remark.lang in ("ar", "en", "mixed") else "und",
        "label": CLEAN if is_wrong else label,
        "category": category,
        "source": SOURCE,
        "clause": NONE if is_wrong else remark.clause,
    }
