"""From the plain text that people write to what Mastodon makes of it."""
