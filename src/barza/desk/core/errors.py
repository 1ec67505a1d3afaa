from django.utils.functional import Promise


class Refused(Exception):
    """A rule said no. The text tells the person what to do next; ``clause`` says why (P-09)."""

    def __init__(self, message: str | Promise, *, clause: str = "") -> None:
        super().__init__(message)
        self.clause = clause

    def __str__(self) -> str:
        return str(self.args[0])
