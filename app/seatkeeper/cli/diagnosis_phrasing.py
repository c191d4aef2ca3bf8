"""The words of ``doctor``: titles of checks, what they found, what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from seatkeeper.service.diagnosis import Finding

__all__ = ["check_title", "finding_advice", "finding_sentence"]

_TITLES: Final = {
    "proxy": "Proxy",
    "name-lookup": "Name lookup",
    "port": "Port",
    "tls": "TLS",
    "network-login": "Network login",
    "server": "Server",
    "clock": "Clock",
    "keyring": "Keyring",
    "cache": "License cache",
    "folders": "Folders",
    "space": "Disk space",
}

_GOOD: Final = {
    "proxy": "no proxy is used",
    "name-lookup": "{host} is {addresses}",
    "port": "{address} accepts connections",
    "tls": "{version}, issued by {issuer}",
    "network-login": "the network lets everything pass",
    "server": "{name} answers",
    "clock": "right to within {seconds} s",
    "keyring": "{vault} keeps what it is given",
    "cache": "both copies can be read",
    "folders": "all can be written",
    "space": "{free_megabytes} MB are free",
}

_FOUND: Final = {
    "proxy-used": "the proxy {proxy} is used",
    "dns": "the name {host} cannot be looked up",
    "dns-timeout": "nobody says within five seconds what {host} is",
    "port-timeout": "{address} does not answer",
    "refused": "nobody accepts connections at {address}",
    "network": "the network does not reach the server",
    "tls-not-needed": "the server is this computer itself",
    "tls-through-proxy": "shaken hands through the proxy, see Server",
    "tls-unknown-issuer": "the certificate is from somebody this computer does not trust: {issuer}",
    "tls-expired": "the certificate has expired, or this computer's clock is wrong",
    "tls-not-yet-valid": "the certificate is not valid yet, or this computer's clock is wrong",
    "tls-wrong-host": "the certificate belongs to somebody else: {subject}",
    "tls": "no secure connection comes about",
    "proxy": "the proxy does not let the connection through",
    "proxy-login": "the proxy wants a name and a password, or other ones",
    "busy": "the server is busy and wants to be asked again later",
    "captive-portal": "a login page of this network answers instead of the server",
    "timeout": "the server does not answer in time",
    "server-error": "the server has a problem of its own",
    "bad-answer": "something answers that is not the server",
    "no-server": "no server has been added yet",
    "clock-skew": "this computer's clock is off by {minutes} minutes",
    "clock-set-back": "this computer's clock was set back by {minutes} minutes",
    "no-server-time": "no server has told the time",
    "session-only": "there is no keyring: what is kept lasts until the program ends",
    "signed-out": "nobody is logged in",
    "degraded": "one of the two copies is not in order",
    "vault-locked": "it is locked",
    "vault-timeout": "it does not answer",
    "vault-unavailable": "it cannot be reached",
    "no-keyring": "this computer has none",
    "vault-damaged": "it does not give back what was stored",
    "wrong-passphrase": "the passphrase is not the right one",
    "tampered": "it was altered",
    "key-missing": "its key is gone from the keyring",
    "rolled-back": "it is an older copy",
    "wrong-install": "it belongs to another computer",
    "newer-format": "a newer version has written it",
    "storage-failed": "it cannot be read from the disk",
    "storage-denied": "its files may not be read",
    "folder-not-writable": "{path} cannot be written",
    "folder-not-readable": "a folder cannot be read",
    "disk-full": "the disk is full",
    "disk-nearly-full": "only {free_megabytes} MB are free",
    "needs-earlier": "not looked at, because of what failed before",
}

_ADVICE: Final = {
    "dns": "Check the address of the server and the network connection.",
    "dns-timeout": "Check the network connection, or the network's name server.",
    "port-timeout": "A firewall may be in the way; ask whoever runs this network.",
    "refused": "The server may be stopped; ask whoever runs it.",
    "network": "Check the network connection.",
    "tls-unknown-issuer": "If that is a program or device of your network that reads along, ask "
    "whoever runs it to let this server pass, or to install its authority on this computer.",
    "tls-expired": "Check the date and time of this computer, then tell whoever runs the server.",
    "tls-not-yet-valid": "Check the date and time of this computer.",
    "tls-wrong-host": "Check the address of the server; do not log in.",
    "tls": "Ask whoever runs this network whether it lets secure connections pass.",
    "proxy": "Check the proxy's address and login in the system's settings.",
    "proxy-login": "Check the proxy's name and password: the system's, or SEATKEEPER_PROXY.",
    "busy": "Try again later.",
    "captive-portal": "Open a web page in a browser and log in to the network.",
    "timeout": "Try again later.",
    "server-error": "Try again later, or tell whoever runs the server.",
    "bad-answer": "Check the address of the server.",
    "no-server": "Add one with: seatkeeper profile add URL_OR_FILE",
    "clock-skew": "Set the clock of this computer; licenses go by the server's time meanwhile.",
    "clock-set-back": "Set the clock of this computer right.",
    "session-only": "Install a keyring, or use --vault passphrase.",
    "degraded": "The next start puts it right; if not, look at the folder that is named.",
    "vault-locked": "Unlock the keyring and try again.",
    "vault-timeout": "Restart the keyring, or log in to the system again.",
    "vault-unavailable": "Start the keyring, or use --vault passphrase.",
    "no-keyring": "Install a keyring, or use --vault passphrase.",
    "wrong-passphrase": "Give the passphrase the vault was made with.",
    "tampered": "Log in again; nothing was touched.",
    "key-missing": "Log in again; nothing was touched.",
    "rolled-back": "Restore the newer copy, or log in again.",
    "wrong-install": "Log in on this computer.",
    "newer-format": "Update this program.",
    "folder-not-writable": "Give yourself the right to write there.",
    "disk-full": "Make room on the disk.",
    "disk-nearly-full": "Make room on the disk soon.",
}


def check_title(name: str) -> str:
    """What a check is called."""
    return _TITLES.get(name, name)


def finding_sentence(name: str, finding: Finding) -> str:
    """What a check found, in words."""
    words = _FOUND.get(finding.code, finding.code) if finding.code else _GOOD.get(name, "good")
    return words.format_map(_Known(finding.facts))


class _Known(dict[str, str]):
    """Facts for a sentence; one that was not seen is unknown."""

    def __missing__(self, key: str) -> str:
        return "unknown"


def finding_advice(code: str) -> str:
    """What to do about a code; empty where nothing is to be done."""
    return _ADVICE.get(code, "")
