"""Barza: a public institution's social-media accounts, run under its own written policy."""

__version__ = "0.1.0"
