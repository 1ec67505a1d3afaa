from barza.desk.cases.models import Case


def locked(case: Case) -> Case:
    """The case as it stands now, held against everybody else until the transaction ends.

    Its holder is read afterwards: joined, it would be the one from before the wait for the lock.
    """
    found = Case.objects.select_for_update(of=("self",)).select_related("account")
    return found.get(pk=case.pk)
