"""Which clauses a case is marked with: those of its messages' findings that still count."""

from .models import Finding


def worst_of(case_id: int) -> str:
    found = Finding.objects.filter(message__case=case_id, refuted_at=None)
    return " ".join(sorted(set(found.values_list("clause", flat=True))))[:40]
