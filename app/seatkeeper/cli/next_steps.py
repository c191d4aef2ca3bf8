"""What to do about an error whose command does not say so itself, by the error's code.

``docs/troubleshooting.md`` has the same in more words.
"""

from __future__ import annotations

from typing import Final

from seatkeeper.cli.diagnosis_phrasing import finding_advice

__all__ = ["next_step"]

_OWNER: Final = "Ask the owner of the license."
_RENEWED: Final = "After a renewal: seatkeeper check"
_RETRY: Final = "Try to take another one: seatkeeper check"
_CONNECT: Final = "Connect, then: seatkeeper check"

_STEPS: Final = {
    # commands
    "not-written": "Choose another place, or make room on the disk.",
    "unreadable": "Check the name of the file, and whether you may read it.",
    "sandbox-failed": "Choose another port (--port) or another folder (--data).",
    "not-a-sandbox": "This command is for servers that were started by: seatkeeper sandbox",
    "backward": "To begin anew: seatkeeper sandbox reset --url URL",
    "insecure-url": "Give an address that begins with https; http is for this computer only.",
    "bad-url": "Give the server's address, such as https://login.example.org.",
    "no-server": "Add one with: seatkeeper profile add URL_OR_FILE",
    "other-protocol": "Update this program.",
    "timeout": "See how things are: seatkeeper status",
    "not-running": "Start it with: seatkeeper check",
    "validated-offline": "There is nothing to do: no server is asked any more.",
    "offset-not-simulated": "Add --profile-dir DIR.",
    "vault-unknown": "The kinds are keyring, passphrase and memory.",
    "passphrase-missing": "Type it, or set SEATKEEPER_VAULT_PASSPHRASE.",
    "master-or-worker": "Leave one of them out: one process leads, the others follow.",
    "two-servers": "Leave one of them out.",
    # servers
    "unreachable": "What is in the way is told by: seatkeeper doctor",
    "other-fingerprint": "Do not add it; ask the vendor for the right fingerprint.",
    "not-removed": "Check whether you may write in the folder of the profiles.",
    "no-profile": "Check the address, or ask the vendor for the profile file.",
    "profile-invalid": "Get the profile again from the vendor.",
    "profile-newer": "Update this program.",
    "profile-unknown": "Update this program.",
    "profile-insecure": "Get a profile whose addresses begin with https.",
    # licenses
    "all-seats-in-use": "Wait for one: seatkeeper status --wait Licensed",
    "needs-connection": _CONNECT,
    "no-connection": _CONNECT,
    "availability-ended": _CONNECT,
    "unfinished-release": _CONNECT,
    "expired": _RENEWED,
    "trial-over": _RENEWED,
    "no-license": "Activate a key or follow an invitation in the portal, then: seatkeeper check",
    "seat-lost": _RETRY,
    "seat-freed": _RETRY,
    "superseded": "Take it back with: seatkeeper check, then log out on the other computer.",
    "blocked": _OWNER,
    "revoked": "Ask the vendor's support.",
    "server-refused": "Update this program, or ask the vendor's support.",
    "clock-set-back": "Set the clock right, or connect, then: seatkeeper check",
    "other-computer": "Log in here: seatkeeper login --email ADDRESS",
    "cache-unreadable": "Log in again: seatkeeper login --email ADDRESS",
    "offline-not-allowed": "What is possible, and why, is told by: seatkeeper status",
    "expires-soon": _RENEWED,
    "trial": "Activate a license to work without a connection.",
    # logging in
    "wrong-credentials": "Try again; a forgotten password is set anew in the portal.",
    "email-unconfirmed": "Follow the link in the email that you were sent.",
    "login-blocked": "Wait until then, or ask the support desk.",
    # the cache
    "storage-full": "Make room on the disk.",
    "storage-denied": "Give yourself the right to read and write there.",
    "storage-busy": "Try again in a moment.",
    "storage-failed": "What is wrong is told by: seatkeeper doctor",
    "record-newer": "Update this program.",
    "record-invalid": "Log in again: seatkeeper login --email ADDRESS",
    # the system
    "system": "Put that right, and try again.",
}


def next_step(code: str) -> str:
    """What to do about a code; empty where nobody knows."""
    return _STEPS.get(code) or finding_advice(code)
