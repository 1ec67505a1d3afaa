"""The part of Mastodon's client API that a client of ours uses: one file per chapter of it."""
