"""The step of a sign-in that asks for the second factor (P-85)."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from barza.desk.people.second_factor import BY_PROVIDER


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]  # allauth has no types
    """Asks whoever has one, but for whom the identity provider has just asked itself."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return bool(super()._should_handle(request)) and not self._was_asked(request)

    def _was_asked(self, request: HttpRequest) -> bool:
        last = get_authentication_records(request, self.login.user)[-1:]
        return any(one["method"] == "mfa" and one.get("type") == BY_PROVIDER for one in last)
