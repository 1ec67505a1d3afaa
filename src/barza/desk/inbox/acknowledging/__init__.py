"""Out of hours, a citizen is told at once that the message has arrived and when a human reads it.

``standing`` says what an account says and under whose authority, ``choosing`` to whom, ``wording``
makes the text, ``sending`` orders it, once a case (P-43).
"""
