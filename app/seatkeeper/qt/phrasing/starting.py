"""Why the application cannot start its session."""

from __future__ import annotations

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone

__all__ = ["explain_start"]


def explain_start(code: str, detail: str) -> Explanation:
    """Say why there is no session.

    Args:
        code: Code of the failure; those of the vault begin with ``vault``.
        detail: Facts in English.
    """
    what = translate("Start", "The application could not be started.")
    todo = translate("Start", "Try again. If this repeats, tell the support the code.")
    if code.startswith(("vault", "passphrase")):
        what = translate("Start", "The place of the secrets is locked.")
        todo = translate(
            "Start", "The license on this computer is kept with the system's keyring. Unlock it, "
            "then try again; nothing is lost.",
        )  # fmt: skip
    if code in {"profile-missing", "profile-ambiguous"}:
        what = translate("Start", "There is no single server of that name.")
        todo = translate(
            "Start", "“seatkeeper profile list” shows the names. Without --server the server used "
            "last is opened.",
        )  # fmt: skip
    return Explanation(what, todo=todo, code=f"{code}: {detail}".strip(": "), tone=Tone.WARNING)
