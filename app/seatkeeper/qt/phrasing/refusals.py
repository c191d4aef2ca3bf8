"""Why a response file was refused, explained on both sides (R78)."""

from __future__ import annotations

from collections.abc import Mapping

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone

__all__ = ["check_name", "explain_refusal"]


def check_name(name: str) -> str:
    """Say what a check looks at, as a statement that is true when it passes."""
    return {
        "kind": translate("Checks", "It is a response file"),
        "server": translate("Checks", "It comes from the right server"),
        "signature": translate("Checks", "Its signature is genuine"),
        "this-computer": translate("Checks", "It was made for this computer"),
        "pending-request": translate("Checks", "It answers a request of this computer"),
        "unused": translate("Checks", "It has not been used before"),
        "in-time": translate("Checks", "It is in time"),
    }.get(name, name)


def explain_refusal(check: str, code: str, evidence: Mapping[str, str]) -> Explanation:
    """Say why a file was refused, and what to do on which computer.

    Args:
        check: The check that failed.
        code: The library's code.
        evidence: The facts behind it, shown with the code.
    """
    what, todo = _by_code().get(code) or _by_check().get(check) or _unknown()
    facts = ", ".join(f"{name}: {value}" for name, value in sorted(evidence.items()))
    return Explanation(
        what=what,
        still=translate("Refusals", "Your request is still valid."),
        todo=todo,
        code=f"{code}; {facts}" if facts else code,
        tone=Tone.DANGER,
    )


def _download() -> str:
    return translate(
        "Refusals", "On the connected computer, download the response again and copy the file as "
        "it is, without opening it in an editor.",
    )  # fmt: skip


def _unknown() -> tuple[str, str]:
    return translate("Refusals", "This file cannot be used."), _download()


def _by_code() -> dict[str, tuple[str, str]]:
    wrong_kind = (
        translate("Refusals", "This is the request file, not the response."),
        translate(
            "Refusals", "Open it on a computer with a connection; the portal gives you the "
            "response there. Bring that one back.",
        ),
    )  # fmt: skip
    not_ours = (
        translate("Refusals", "This file holds no response."),
        translate(
            "Refusals", "On the connected computer it was downloaded from the portal, usually as "
            "“seatkeeper-response.html”. Choose that one.",
        ),
    )  # fmt: skip
    return {
        "wrong-kind": wrong_kind,
        "no-block": not_ours,
        "empty": (translate("Refusals", "The file is empty."), _download()),
        "empty-block": (translate("Refusals", "The response in the file is empty."), _download()),
        "truncated": (translate("Refusals", "The end of the file is missing."), _download()),
        "too-large": (translate("Refusals", "The file is too large for a response."), not_ours[1]),
        "not-utf8": (translate("Refusals", "The file is not a text or HTML file."), not_ours[1]),
        "several-blocks": (
            translate("Refusals", "The file holds more than one response."),
            _download(),
        ),
        "newer-format": (
            translate("Refusals", "The response was made for a newer version of this program."),
            translate("Refusals", "Update the program on this computer, then open it again."),
        ),
    }


def _by_check() -> dict[str, tuple[str, str]]:
    return {
        "kind": _unknown(),
        "server": (
            translate("Refusals", "The response comes from another server."),
            translate(
                "Refusals", "On the connected computer, use the portal whose address this wizard "
                "shows.",
            ),
        ),
        "signature": (
            translate("Refusals", "The response was changed after it was made."),
            _download(),
        ),
        "this-computer": (
            translate("Refusals", "The response was made for another computer."),
            translate(
                "Refusals", "Open it on the computer that wrote the request. For this one, save a "
                "request here first.",
            ),
        ),
        "pending-request": (
            translate("Refusals", "This computer knows no request that this response answers."),
            translate("Refusals", "Save a new request here and have it accepted in the portal."),
        ),
        "unused": (
            translate("Refusals", "This response was already used."),
            translate("Refusals", "A response counts once. Save a new request if you need one."),
        ),
        "in-time": (
            translate("Refusals", "The response is too old, or the clock is wrong."),
            translate("Refusals", "Check date and time of this computer, then try once more."),
        ),
    }  # fmt: skip
