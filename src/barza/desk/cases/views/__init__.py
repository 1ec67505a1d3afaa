"""The pages on which the catalogue and the service targets are set."""
