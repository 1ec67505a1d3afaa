"""Starts real server software on loopback, out of Debian's archive. Needs root and apt."""
