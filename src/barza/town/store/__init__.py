"""What the town remembers: one SQLite file. Other rooms call these functions, never SQL."""
