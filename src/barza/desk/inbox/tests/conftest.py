from barza.testing.network import closed_connectors, faulty, town

__all__ = ["closed_connectors", "faulty", "town"]
