"""The town in a browser: who wrote what, and what the institution answered."""
