"""The page on which an account is connected with its network."""
