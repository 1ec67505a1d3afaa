"""A municipality to look at, to learn on and to test with. Everything in it may be replaced."""
