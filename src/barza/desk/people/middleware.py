from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends whoever is signed in no longer to the sign-in page, and back afterwards.

    A script of ours that follows a redirect would put the sign-in page into the middle of the
    open one, or take it for success: it is told 401, and htmx where the whole page is to go.

    Whoever brings a session that counts no more is told so there (``ended``): it may have ended
    because a resolution did (P-61).
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, *arguments: Any
    ) -> HttpResponseBase | None:
        away = super().process_view(request, view_func, *arguments)
        if away is None:
            return None
        ended = {"ended": "1"} if settings.SESSION_COOKIE_NAME in request.COOKIES else {}
        if not request.headers.get("HX-Request"):
            if ended:
                away.headers["Location"] += f"&{urlencode(ended)}"
            return away
        query = urlencode({self.get_redirect_field_name(view_func): _page(request), **ended})
        place = f"{resolve_url(self.get_login_url(view_func))}?{query}"
        return HttpResponse(status=401, headers={"HX-Redirect": place})

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """What a person has seen is not kept on the machine, unless a page says that it may be."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def _page(request: HttpRequest) -> str:
    """The page on which the script runs, as htmx says it; ``/`` when that is not one of ours."""
    said = request.headers.get("HX-Current-URL", "")
    ours = url_has_allowed_host_and_scheme(
        said, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return said if ours else "/"
