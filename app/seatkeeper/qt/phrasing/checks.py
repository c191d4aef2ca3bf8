"""What the checks of the Diagnostics window are called, what they found, and what to do."""

from __future__ import annotations

from typing import Final

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.theme import Tone
from seatkeeper.service.diagnosis import Finding, Outcome

__all__ = ["TONES", "advice", "check_title", "found", "outcome_words", "summary"]

TONES: Final = {
    Outcome.OK: Tone.SUCCESS,
    Outcome.WARNING: Tone.WARNING,
    Outcome.FAILED: Tone.DANGER,
    Outcome.SKIPPED: Tone.INFO,
}


class _Known(dict[str, str]):
    """Facts for a sentence; one that was not seen is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def check_title(name: str) -> str:
    """Say what a check is called."""
    return {
        "proxy": translate("Checks", "Proxy"),
        "name-lookup": translate("Checks", "Name lookup"),
        "port": translate("Checks", "Port"),
        "tls": translate("Checks", "Secure connection (TLS)"),
        "network-login": translate("Checks", "Network login"),
        "server": translate("Checks", "Server"),
        "clock": translate("Checks", "Clock"),
        "keyring": translate("Checks", "Keyring"),
        "cache": translate("Checks", "License cache"),
        "folders": translate("Checks", "Folders"),
        "space": translate("Checks", "Disk space"),
    }.get(name, name)


def outcome_words(outcome: Outcome) -> str:
    """Say how a check ended, for those who do not see its icon."""
    return {
        Outcome.OK: translate("Checks", "fine"),
        Outcome.WARNING: translate("Checks", "note"),
        Outcome.FAILED: translate("Checks", "failed"),
        Outcome.SKIPPED: translate("Checks", "not looked at"),
    }[outcome]


def summary(findings: dict[str, Finding]) -> str:
    """Say how the checks went, in one sentence."""
    failed = sum(one.outcome is Outcome.FAILED for one in findings.values())
    noted = sum(one.outcome is Outcome.WARNING for one in findings.values())
    if failed == 1:
        return translate("Checks", "One check failed.")
    if failed:
        return translate("Checks", "{count} checks failed.").format(count=failed)
    if noted:
        return translate("Checks", "Everything works, with something to note.")
    return translate("Checks", "Everything is as it should be.")


def found(name: str, finding: Finding) -> str:
    """Say what a check found."""
    text = _found(finding.code) if finding.code else _good(name)
    return text.format_map(_Known(finding.facts))


def _good(name: str) -> str:
    return {
        "proxy": translate("Checks", "No proxy is used."),
        "name-lookup": translate("Checks", "{host} was found: {addresses}"),
        "port": translate("Checks", "{address} accepts connections."),
        "tls": translate("Checks", "{version}, certificate issued by {issuer}"),
        "network-login": translate("Checks", "The network lets everything pass."),
        "server": translate("Checks", "{name} answers."),
        "clock": translate("Checks", "Right to within {seconds} s."),
        "keyring": translate("Checks", "{vault} keeps what it is given."),
        "cache": translate("Checks", "Both copies can be read."),
        "folders": translate("Checks", "All can be written."),
        "space": translate("Checks", "{free_megabytes} MB are free."),
    }.get(name, "")


def _found(code: str) -> str:
    words = {
        "proxy-used": translate("Checks", "The proxy {proxy} is used."),
        "dns": translate("Checks", "The name {host} cannot be looked up."),
        "dns-timeout": translate("Checks", "Nobody says within five seconds what {host} is."),
        "port-timeout": translate("Checks", "{address} does not answer."),
        "refused": translate("Checks", "Nobody accepts connections at {address}."),
        "network": translate("Checks", "The network does not reach the server."),
        "tls-not-needed": translate("Checks", "Not needed: the server is this computer."),
        "tls-through-proxy": translate("Checks", "Goes through the proxy; see Server."),
        "tls-unknown-issuer": translate(
            "Checks", "The certificate is from somebody this computer does not trust: {issuer}"
        ),
        "tls-expired": translate("Checks", "The certificate has expired: {subject}"),
        "tls-not-yet-valid": translate("Checks", "The certificate is not valid yet: {subject}"),
        "tls-wrong-host": translate("Checks", "The certificate is somebody else's: {subject}"),
        "tls": translate("Checks", "No secure connection comes about."),
        "proxy": translate("Checks", "The proxy does not let the connection through."),
        "proxy-login": translate("Checks", "The proxy wants a name and a password, or other ones."),
        "busy": translate("Checks", "The server is busy and wants to be asked again later."),
        "captive-portal": translate("Checks", "A login page of this network answers instead."),
        "timeout": translate("Checks", "The server does not answer in time."),
        "server-error": translate("Checks", "The server has a problem of its own."),
        "bad-answer": translate("Checks", "Something answers that is not the server."),
        "no-server": translate("Checks", "No server has been added yet."),
        "clock-skew": translate("Checks", "This computer's clock is off by {minutes} minutes."),
        "clock-set-back": translate(
            "Checks", "This computer's clock was set back by {minutes} minutes."
        ),
        "no-server-time": translate("Checks", "No server has told the time yet."),
        "needs-earlier": translate("Checks", "Not looked at, because of what failed before."),
    }
    return words.get(code) or _found_here(code)


def _found_here(code: str) -> str:
    return {
        "session-only": translate("Checks", "No keyring: what is kept lasts until the app ends."),
        "signed-out": translate("Checks", "Nobody is logged in."),
        "degraded": translate("Checks", "One of the two copies is not in order."),
        "vault-locked": translate("Checks", "The keyring is locked."),
        "vault-timeout": translate("Checks", "The keyring does not answer."),
        "vault-unavailable": translate("Checks", "The keyring cannot be reached."),
        "no-keyring": translate("Checks", "This computer has no keyring."),
        "vault-damaged": translate("Checks", "The keyring does not give back what was stored."),
        "wrong-passphrase": translate("Checks", "The passphrase is not the right one."),
        "tampered": translate("Checks", "The license cache was altered."),
        "key-missing": translate("Checks", "Its key is gone from the keyring."),
        "rolled-back": translate("Checks", "The license cache is an older copy."),
        "wrong-install": translate("Checks", "The license cache belongs to another computer."),
        "newer-format": translate("Checks", "A newer version of the app has written it."),
        "storage-failed": translate("Checks", "It cannot be read from the disk."),
        "storage-denied": translate("Checks", "Its files may not be read."),
        "folder-not-writable": translate("Checks", "{path} cannot be written."),
        "folder-not-readable": translate("Checks", "A folder cannot be read."),
        "disk-full": translate("Checks", "The disk is full."),
        "disk-nearly-full": translate("Checks", "Only {free_megabytes} MB are free."),
    }.get(code, code)


def advice(code: str) -> str:
    """Say what to do about a code; empty where nothing is to be done."""
    return _advice_way(code) or _advice_here(code)


def _advice_way(code: str) -> str:
    return {
        "dns": translate("Checks", "Check the network connection and the server's address."),
        "dns-timeout": translate("Checks", "Check the network connection or its name server."),
        "port-timeout": translate(
            "Checks", "A firewall may be in the way; ask whoever runs this network."
        ),
        "refused": translate("Checks", "The server may be stopped; ask whoever runs it."),
        "network": translate("Checks", "Check the network connection."),
        "tls-unknown-issuer": translate(
            "Checks",
            "A program or device of your network may be reading along. Ask whoever runs it to let "
            "this server pass, or to install its authority on this computer.",
        ),
        "tls-expired": translate(
            "Checks", "Check the date of this computer, then tell whoever runs the server."
        ),
        "tls-not-yet-valid": translate("Checks", "Check the date and time of this computer."),
        "tls-wrong-host": translate("Checks", "Check the server's address, and do not log in."),
        "tls": translate("Checks", "Ask whoever runs this network whether it blocks TLS."),
        "proxy": translate("Checks", "Check the proxy's address and login in the system settings."),
        "proxy-login": translate("Checks", "Check the proxy's login in the system settings."),
        "busy": translate("Checks", "Try again later."),
        "captive-portal": translate(
            "Checks", "Open a web page in a browser and log in to the network."
        ),
        "timeout": translate("Checks", "Try again later."),
        "server-error": translate("Checks", "Try again later, or tell whoever runs the server."),
        "bad-answer": translate("Checks", "Check the server's address."),
        "no-server": translate("Checks", "Add a server."),
        "clock-skew": translate("Checks", "Set the clock. Licenses go by the server's time."),
        "clock-set-back": translate("Checks", "Set the clock of this computer right."),
    }.get(code, "")


def _advice_here(code: str) -> str:
    return {
        "session-only": translate("Checks", "Install a keyring to stay logged in."),
        "no-keyring": translate("Checks", "Install a keyring to stay logged in."),
        "degraded": translate("Checks", "The next start of the app puts it right."),
        "vault-locked": translate("Checks", "Unlock the keyring, then run the checks again."),
        "vault-timeout": translate("Checks", "Log in to the system again, or restart it."),
        "vault-unavailable": translate("Checks", "Start the keyring."),
        "wrong-passphrase": translate("Checks", "Give the passphrase it was made with."),
        "tampered": translate("Checks", "Log in again. Nothing was touched."),
        "key-missing": translate("Checks", "Log in again. Nothing was touched."),
        "rolled-back": translate("Checks", "Restore the newer copy, or log in again."),
        "wrong-install": translate("Checks", "Log in on this computer."),
        "newer-format": translate("Checks", "Update the app."),
        "folder-not-writable": translate("Checks", "Give yourself the right to write there."),
        "disk-full": translate("Checks", "Make room on the disk."),
        "disk-nearly-full": translate("Checks", "Make room on the disk soon."),
    }.get(code, "")
