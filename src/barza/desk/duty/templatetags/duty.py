"""Times and amounts in the words of ``wording``."""

from django import template

from barza.desk.duty import wording

register = template.Library()
register.filter("stretch", wording.stretch)
register.filter("clock", wording.clock)
register.filter("hours", wording.hours)
