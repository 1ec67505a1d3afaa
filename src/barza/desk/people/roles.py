"""Who decides about people, by role. A role opens pages; it opens no account (P-61)."""

from .models import Employee, Role

PERSONNEL_OFFICE = frozenset({Role.PERSONNEL, Role.SENIOR_MANAGEMENT})
"""Who changes what somebody is here: job, role, being employed at all."""
ASSESSORS = frozenset({Role.SECTION_HEAD, Role.SUPERVISOR, Role.PERSONNEL, Role.SENIOR_MANAGEMENT})
"""Who judges what a person can do (P-63 to P-66)."""
TESTERS = ASSESSORS | {Role.SECURITY}
"""Who may take a person's platform test (P-66): it is about security as well."""
ALERTERS = frozenset({Role.SECURITY})
"""Who warns the staff of a risk (P-87)."""
ACCOUNT_STAFF = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.SECTION_HEAD})
"""Whom a resolution is likely to name: their training is watched (P-45)."""
OF_THEIR_UNIT = frozenset({Role.SECTION_HEAD, Role.SUPERVISOR})
"""Who watches over the training of the own unit only; others who manage see everybody's."""


def is_one_of(employee: Employee, roles: frozenset[Role]) -> bool:
    """Whether the person has one of these roles and still works here."""
    return employee.is_active and employee.role in roles
