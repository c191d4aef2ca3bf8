"""The session of one user on one computer, as a pure state machine."""

from seatkeeper.session.machine import IllegalEventError, step

__all__ = ["IllegalEventError", "step"]
