"""The pages of the register of accounts, and what they send."""
