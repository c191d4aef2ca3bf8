"""Why work is not possible, and the next step (R91, R93)."""

from __future__ import annotations

from msgspec.structs import replace

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone

__all__ = ["explain_verdict", "save_refusal"]


def explain_verdict(verdict: Verdict) -> Explanation:
    """Say why the application is read-only.

    Args:
        verdict: The judgement.

    Returns:
        What happened, that projects can be viewed, what to do; the reason is the code.
    """
    if verdict.reason is Reason.SEAT_FREED and verdict.evidence.get("problem") == "idle":
        what = translate("Verdicts", "Your seat was freed because you were away.")
        todo = translate("Verdicts", "Log in to take another one.")
        return replace(explain_verdict(Verdict(verdict.reason)), what=what, todo=todo)
    if verdict.reason is Reason.NO_LICENSE and verdict.evidence.get("problem") == "released":
        what = translate("Verdicts", "The seat was given back.")
        todo = translate("Verdicts", "Check for an updated license to take one again.")
        return replace(explain_verdict(Verdict(verdict.reason)), what=what, todo=todo)
    what, todo = _words().get(
        verdict.reason,
        (
            translate("Verdicts", "The license cannot be used."),
            translate("Verdicts", "Check for an updated license."),
        ),
    )
    return Explanation(
        what=what,
        still=translate("Verdicts", "You can open and read projects, and nothing is lost."),
        todo=todo,
        code=str(verdict.reason),
        tone=Tone.INFO if verdict.reason in _CALM else Tone.DANGER,
    )


def save_refusal(verdict: Verdict | None) -> str:
    """Say why Save and Export are disabled, in one line.

    Args:
        verdict: Why the application is read-only; None while the user's seat was freed for
            idleness and is taken again with the next key.
    """
    if verdict is None:
        return translate("Verdicts", "Not available now: your seat was freed while you were away.")
    what = explain_verdict(verdict).what
    return translate("Verdicts", "Not available while read-only: {reason}").format(reason=what)


_CALM = {Reason.ALL_SEATS_IN_USE, Reason.NEEDS_CONNECTION, Reason.NO_CONNECTION}


def _words() -> dict[Reason, tuple[str, str]]:
    check = translate("Verdicts", "After a renewal, check for an updated license.")
    connect = translate("Verdicts", "Connect to the internet and try again.")
    owner = translate("Verdicts", "Ask the owner of the license.")
    return {
        Reason.NEEDS_CONNECTION: (
            translate("Verdicts", "This license needs a connection to start."),
            connect,
        ),
        Reason.NO_CONNECTION: (translate("Verdicts", "There is no connection."), connect),
        Reason.EXPIRED: (translate("Verdicts", "The license has expired."), check),
        Reason.TRIAL_OVER: (
            translate("Verdicts", "The trial is over."),
            translate("Verdicts", "With a license of your own you go on where you stopped."),
        ),
        Reason.SEAT_LOST: (
            translate(
                "Verdicts", "Your seat was lost: the server heard nothing from you for too long."
            ),
            translate("Verdicts", "Try again to take another one."),
        ),
        Reason.SEAT_FREED: (
            translate("Verdicts", "Your seat was freed in the portal."),
            translate("Verdicts", "Try again to take another one."),
        ),
        Reason.ALL_SEATS_IN_USE: (
            translate("Verdicts", "All license seats are in use."),
            translate("Verdicts", "Try again when a colleague has finished."),
        ),
        Reason.BLOCKED: (translate("Verdicts", "Your access was blocked by the owner."), owner),
        Reason.REVOKED: (
            translate("Verdicts", "The license was revoked."),
            translate("Verdicts", "The vendor's support can tell you why."),
        ),
        Reason.AVAILABILITY_ENDED: (
            translate("Verdicts", "The offline availability of this computer has ended."),
            connect,
        ),
        Reason.NO_LICENSE: (
            translate("Verdicts", "Your account has no license yet."),
            translate(
                "Verdicts", "Activate a license key or open an invitation in the portal, then "
                "check for an updated license.",
            ),
        ),
        Reason.CLOCK_SET_BACK: (
            translate("Verdicts", "The clock of this computer was set back."),
            translate("Verdicts", "Set it right, or connect to the internet, and try again."),
        ),
        Reason.OTHER_COMPUTER: (
            translate("Verdicts", "The stored license belongs to another computer."),
            translate("Verdicts", "Log in here to take a seat for this one."),
        ),
        Reason.SUPERSEDED: (
            translate("Verdicts", "Your seat was taken over by a copy of this installation."),
            translate("Verdicts", "Try again to take it back; then log out on the other one."),
        ),
        Reason.UNFINISHED_RELEASE: (
            translate("Verdicts", "Logging out had begun and was not confirmed by the server."),
            connect,
        ),
        Reason.CACHE_UNREADABLE: (
            translate("Verdicts", "The stored license was damaged or changed."),
            translate("Verdicts", "Log in again. If this repeats, tell the support the code."),
        ),
        Reason.SERVER_REFUSED: (
            translate("Verdicts", "The server does not accept this license any more."),
            translate("Verdicts", "Check for an updated license, or ask the vendor's support."),
        ),
    }  # fmt: skip
