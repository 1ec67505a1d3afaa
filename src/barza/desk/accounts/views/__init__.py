"""The pages of accounts, resolutions and approvals, and what they send."""
