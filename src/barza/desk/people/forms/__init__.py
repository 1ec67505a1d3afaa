"""What is typed on the pages of signing in, which settings name here, and of people."""

from .signing_in import AddKeyForm, CodeAgainForm, CodeForm, EditKeyForm

__all__ = ["AddKeyForm", "CodeAgainForm", "CodeForm", "EditKeyForm"]
