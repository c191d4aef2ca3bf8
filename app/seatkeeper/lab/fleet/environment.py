"""What a process of Locust is told through its environment, because it differs per machine.

Everything else is an option of Locust, which a master hands on to its workers.
"""

from __future__ import annotations

from typing import Final

__all__ = ["PASSWORD_VARIABLE", "PROFILE_VARIABLE"]

PROFILE_VARIABLE: Final = "SEATKEEPER_FLEET_PROFILE"
"""The server's profile, as a file; ``profile.json`` in the working folder without it."""

PASSWORD_VARIABLE: Final = "SEATKEEPER_FLEET_PASSWORD"  # noqa: S105 - a name, not a secret
"""The password of all accounts; ``demo`` without it, as in a sandbox."""
