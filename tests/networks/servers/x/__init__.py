"""A stand-in for X's API: it keeps posts and messages, and holds every call, and its own answers,
to X's published description (``tests/networks/specs/x-api-v2.json``, MIT, trimmed to what we use).
"""
