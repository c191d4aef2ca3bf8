"""Meeting a server, before any check: is one there, which protocol does it speak, who can log in.

This is done with the product's own transport, because it names the cause when nobody is there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from seatkeeper.protocol.operations import DISCOVER
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ports import UnreachableError

__all__ = ["Meeting", "meet"]

_NOBODY_THERE: Final = frozenset({"dns", "proxy", "proxy-login", "timeout", "refused", "network"})
"""Causes after which no server was met; whatever else answers is for the checks to judge."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a first look at a server shows.

    Attributes:
        other_protocol: The protocol it speaks, where that is another major version of this one.
        test_accounts: How many accounts to test with it publishes.
    """

    other_protocol: str = ""
    test_accounts: int = 0


def meet(origin: str, *, ca_file: str | None) -> Meeting:
    """Look at a server.

    Args:
        origin: Of its API.
        ca_file: Certificates to trust instead of the usual ones.

    Raises:
        InsecureUrlError: Plain HTTP to another computer.
        UnreachableError: Nobody is there.
    """
    transport = HttpTransport(origin, ca_file=ca_file)
    try:
        found = json.loads(transport.send("GET", DISCOVER.path, headers={}).body)
    except UnreachableError as error:
        if error.cause in _NOBODY_THERE or error.cause.startswith("tls"):
            raise
        return Meeting()
    except (ValueError, RecursionError):
        return Meeting()
    if not isinstance(found, dict):
        return Meeting()
    named, accounts = str(found.get("protocol", "")), found.get("test_accounts")
    other = re.fullmatch(r"seatkeeper/[0-9]{1,9}", named) and named != "seatkeeper/1"
    return Meeting(
        other_protocol=named if other else "",
        test_accounts=len(accounts) if isinstance(accounts, list) else 0,
    )
