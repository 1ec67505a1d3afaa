"""How much waits for a word, for pages of other parts: no query for who has no say."""

from django import template

from barza.desk.channels import queries

register = template.Library()
register.simple_tag(queries.waiting_for, name="unexplained_for")
register.simple_tag(queries.waiting_on, name="unexplained_on")
