"""What the models answer, one head for each clause."""

HEADS = ("DEF", "DIS", "REL", "ILL", "IPR", "FLS", "SPM", "PHI")
"""DEF is any insult or contempt of people; DIS the contempt of a group; REL that of a faith."""
