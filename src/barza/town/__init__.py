"""The practice town: a small network of our own that speaks a part of Mastodon's client API.

With no account on any network, people learn the work here and the tests run against it.
Everything in it is invented. It knows neither Django nor the desk.
"""
