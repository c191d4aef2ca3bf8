"""Words about the servers this computer knows."""

from __future__ import annotations

from typing import Final

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.causes import describe
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone

__all__ = ["explain_server", "grouped"]

GROUPS_PER_LINE: Final = 3


def grouped(fingerprint: str) -> str:
    """Set a fingerprint in lines, so that it can be compared group by group.

    Args:
        fingerprint: In groups that blanks separate.
    """
    groups = fingerprint.split()
    lines = [
        groups[start : start + GROUPS_PER_LINE] for start in range(0, len(groups), GROUPS_PER_LINE)
    ]
    return "\n".join("  ".join(line) for line in lines)


def explain_server(code: str, detail: str, server: str) -> Explanation:
    """Say why a server cannot be added, used or reached.

    Args:
        code: Code of a ``ServerFailure``.
        detail: Facts in English.
        server: What the user calls it: its name, its address or a file.
    """
    if code == "unreachable":
        return Explanation(
            what=describe(detail, server),
            todo=translate("Servers", "Check the address and your connection, then try again."),
            code=f"{code} {detail}".strip(),
            tone=Tone.WARNING,
        )
    known = _of_addresses() | _of_profiles() | _of_this_computer()
    other = (
        translate("Servers", "This did not work."),
        translate("Servers", "Nothing was changed. The support can explain the code."),
    )
    what, todo = known.get(code, other)
    return Explanation(
        what=what.format(server=server),
        todo=todo,
        code=f"{code}: {detail}" if detail else code,
        tone=Tone.DANGER if code == "other-server" else Tone.WARNING,
    )


def _of_addresses() -> dict[str, tuple[str, str]]:
    return {
        "bad-url": (
            translate("Servers", "“{server}” is not an address."),
            translate("Servers", "An address looks like https://license.example.org."),
        ),
        "insecure-url": (
            translate("Servers", "This address is not secure, so it is not used."),
            translate(
                "Servers", "An address of another computer begins with https://. Ask your vendor "
                "for it.",
            ),
        ),
        "no-profile": (
            translate("Servers", "{server} answers, but it offers no license server."),
            translate("Servers", "Check the address, or ask your vendor for a profile file."),
        ),
        "other-server": (
            translate("Servers", "Something answers that is not {server}: its key is another one."),
            translate("Servers", "Do not log in. Ask your vendor before you go on."),
        ),
    }  # fmt: skip


def _of_profiles() -> dict[str, tuple[str, str]]:
    ask = translate("Servers", "Ask your vendor for the file again.")
    return {
        "unreadable": (
            translate("Servers", "The file cannot be read."),
            translate("Servers", "Choose another file."),
        ),
        "profile-invalid": (translate("Servers", "This is not a complete server profile."), ask),
        "profile-newer": (
            translate("Servers", "This profile was made for a newer version of Seatkeeper."),
            translate("Servers", "Update Seatkeeper, then try again."),
        ),
        "profile-insecure": (
            translate("Servers", "This profile leads to an address that is not secure."),
            ask,
        ),
        "profile-unknown": (
            translate("Servers", "This kind of license server is not known here."),
            translate("Servers", "Update Seatkeeper, then try again."),
        ),
    }


def _of_this_computer() -> dict[str, tuple[str, str]]:
    return {
        "not-written": (
            translate("Servers", "The server could not be saved on this computer."),
            translate("Servers", "Free some disk space, then try again."),
        ),
        "not-removed": (
            translate("Servers", "The server could not be removed."),
            translate("Servers", "It stays in the list. Try again later."),
        ),
        "demo-failed": (
            translate("Servers", "The demo could not be started."),
            translate("Servers", "Free some disk space and memory, then try again."),
        ),
    }
