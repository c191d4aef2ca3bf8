"""What cannot be done in the lab, with a code and what to do instead."""

from __future__ import annotations

__all__ = ["LabError"]


class LabError(Exception):
    """The lab cannot do that.

    Attributes:
        code: ``not-running``, ``asleep``, ``bad-name``, ``bad-platform``, ``no-computer``,
            ``no-account``, ``no-license``, ``no-exchange``, ``portal-refused``,
            ``request-failed``, ``process-failed`` or ``kind-of-process``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
