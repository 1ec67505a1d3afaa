from barza.desk.cases.models import Case


def locked(case: Case) -> Case:
    """The case as it stands now, held against everybody else until the transaction ends."""
    found = Case.objects.select_for_update(of=("self",)).select_related("account", "holder")
    return found.get(pk=case.pk)
