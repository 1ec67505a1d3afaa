"""What the API answers with: Mastodon's own entities, field for field."""
