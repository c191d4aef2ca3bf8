"""Seatkeeper: the desktop side of concurrent-seat licensing."""

from typing import Final

VERSION: Final = "0.1.0"
"""Version of the application, shown to people and written into offline requests."""
