"""Who works here."""

from .employee import Employee, Role, Unit

__all__ = ["Employee", "Role", "Unit"]
