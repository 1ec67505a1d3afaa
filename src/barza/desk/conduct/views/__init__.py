"""The pages of concerns, conduct files and the own record."""
