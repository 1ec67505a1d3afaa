"""Keeping what a network tells us; connecting an account to its network."""

from .connecting import connect, try_out
from .storing import store

__all__ = ["connect", "store", "try_out"]
