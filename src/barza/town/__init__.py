"""The practice town: a small network of our own that speaks a part of Mastodon's client API.

With no account on any network, people learn the work here and the tests run against it.
Everything in it is invented. It knows neither Django nor the desk.

``python -m barza.town --data FOLDER`` starts it; tests use ``barza.town.testing.running_town``.
What it deliberately does otherwise than Mastodon: the institution and the citizens follow each
other from the beginning, a token is the proof of an account (there is no password), and
``/practice`` leads the exercise.
"""
