from django import template
from django.conf import settings

from barza.desk.core.bilingual import chosen

register = template.Library()


@register.simple_tag
def identity_provider() -> str:
    """Its name in the page's language; empty where there is none."""
    source = settings.OIDC
    return chosen(source.name_ar, source.name_en) if source else ""
