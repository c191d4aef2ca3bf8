"""The diagnosis of a computer, joined from the checks of the real parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from seatkeeper.composition.computer import Computer
from seatkeeper.licensing.value import Value
from seatkeeper.system.entropy import system_entropy

if TYPE_CHECKING:
    from licensecache import LicenseCache, LicenseCacheError, Vault
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.servers.transport import HttpTransport
    from seatkeeper.service.diagnosis import BundlePart, Check, Diagnosis, Finding
    from seatkeeper.service.ledger import Ledger, SentRequest
    from seatkeeper.service.ports import ServerInfo
    from seatkeeper.service.trusted_time import TrustedTime
    from seatkeeper.session.states import Notice, State

__all__ = ["DiagnosisParts", "make_diagnosis", "make_ledger", "open_diagnosis"]


class DiagnosisParts(Value, frozen=True):
    """The real parts of a client that can be checked.

    Attributes:
        profile: The server.
        transport: To it.
        discover: Asks it what it is.
        vault: The place of the secrets.
        cache: The license cache, through an object that nobody else uses.
        time: Trusted time.
    """

    profile: ServerProfile
    transport: HttpTransport
    discover: Callable[[], ServerInfo]
    vault: Vault
    cache: LicenseCache
    time: TrustedTime


def make_ledger(computer: Computer) -> Ledger:
    """The privacy ledger of a process: in memory, and in a file beside the log."""
    from seatkeeper.service.ledger import Ledger  # noqa: PLC0415 - after the first paint
    from seatkeeper.system.ledger_file import LedgerFile  # noqa: PLC0415

    return Ledger(computer.clock.now, LedgerFile(computer.folders.logs))


def make_diagnosis(computer: Computer, ledger: Ledger, parts: DiagnosisParts | None) -> Diagnosis:
    """Join a diagnosis.

    Args:
        computer: The computer.
        ledger: What this process has sent.
        parts: What there is of a client; None while no server is known.
    """
    from seatkeeper.service.diagnosis import Diagnosis  # noqa: PLC0415 - after the first paint
    from seatkeeper.system.bundle import read_log, save_bundle  # noqa: PLC0415

    logs = computer.folders.logs
    checks = (_no_server(),) if parts is None else _client_checks(computer, parts)
    return Diagnosis(
        checks=(*checks, *_disk_checks(computer)),
        sent=partial(_sent, logs, ledger),
        log=partial(read_log, logs),
        logs=logs,
        bundle=partial(_bundle, computer, ledger, parts.profile if parts else None),
        save_bundle=save_bundle,
        now=computer.clock.now,
    )


def open_diagnosis(computer: Computer, profile: ServerProfile | None) -> Diagnosis:
    """Join a diagnosis without a running client; a vault that does not open is a finding.

    Args:
        computer: The computer.
        profile: The server; None while none is known.

    Raises:
        VaultChoiceError: No passphrase for a passphrase vault.
    """
    from licensecache import LicenseCacheError, MemoryVault  # noqa: PLC0415 - brings crypto
    from seatkeeper.composition.client import assemble  # noqa: PLC0415 - it imports this module
    from seatkeeper.composition.computer import open_vault  # noqa: PLC0415
    from seatkeeper.service.lanes import InlineLanes  # noqa: PLC0415

    if profile is None:
        return make_diagnosis(computer, make_ledger(computer), None)
    lanes, observer = InlineLanes(), _Nobody()
    try:
        vault = open_vault(computer)
    except LicenseCacheError as error:
        diagnosis = assemble(
            computer, profile, lanes=lanes, observer=observer, vault=MemoryVault()
        ).client.diagnosis()
        return replace(diagnosis, checks=_without_vault(diagnosis.checks, error))
    assembly = assemble(computer, profile, lanes=lanes, observer=observer, vault=vault)
    with suppress(LicenseCacheError):  # the check of the cache will tell
        assembly.store.remember_mark()
    return assembly.client.diagnosis()


class _Nobody:
    """An observer who does not look: the client is never started."""

    def changed(self, state: State) -> None:
        """Not of interest."""

    def notified(self, notice: Notice) -> None:
        """Not of interest."""

    def restarted(self) -> None:
        """Not of interest."""


def _without_vault(checks: tuple[Check, ...], error: LicenseCacheError) -> tuple[Check, ...]:
    from seatkeeper.service.cache_checks import check_vault  # noqa: PLC0415 - brings crypto

    refused = partial(check_vault, error, system_entropy)
    return tuple(replace(one, run=refused) if one.name == "keyring" else one for one in checks)


# --- the checks ----------------------------------------------------------------------------------


def _client_checks(computer: Computer, parts: DiagnosisParts) -> tuple[Check, ...]:
    from seatkeeper.servers.connection_checks import (  # noqa: PLC0415 - after the first paint
        ConnectionChecks,
    )
    from seatkeeper.service.cache_checks import (  # noqa: PLC0415
        check_cache,
        check_clock,
        check_vault,
        date_of,
    )
    from seatkeeper.service.diagnosis import Check  # noqa: PLC0415

    def clock() -> Finding:
        wall = computer.clock.now()
        # What is dated on this very computer says nothing about its clock.
        told = None if parts.transport.is_loopback else date_of(parts.transport.date)
        return check_clock(parts.time, wall, told)

    return (
        *ConnectionChecks(parts.transport, parts.discover).checks(),
        Check("clock", clock),
        Check("keyring", partial(check_vault, parts.vault, system_entropy)),
        Check("cache", partial(check_cache, parts.cache), ("keyring",)),
    )


def _disk_checks(computer: Computer) -> tuple[Check, ...]:
    from seatkeeper.service.diagnosis import Check  # noqa: PLC0415 - after the first paint
    from seatkeeper.system.local_checks import check_folders, check_space  # noqa: PLC0415

    folders = {
        "license cache": computer.folders.local_cache,
        "roaming license cache": computer.folders.roaming_cache,
        "logs": computer.folders.logs,
    }
    return (
        Check("folders", partial(check_folders, folders)),
        Check("space", partial(check_space, folders)),
    )


def _no_server() -> Check:
    from seatkeeper.service.diagnosis import Check, Finding, Outcome  # noqa: PLC0415

    return Check("server", lambda: Finding(Outcome.WARNING, "no-server"))


# --- ledger and bundle ---------------------------------------------------------------------------


def _sent(logs: Path, ledger: Ledger) -> tuple[SentRequest, ...]:
    """What was sent: this process's requests from memory, those of others from the file."""
    from seatkeeper.system.ledger_file import read_ledger  # noqa: PLC0415 - after the first paint

    own = ledger.requests()
    try:
        kept = read_ledger(logs)
    except OSError:
        return own  # memory has the newest
    known = set(own)
    return tuple(sorted((*(one for one in kept if one not in known), *own), key=_time))


def _time(request: SentRequest) -> datetime:
    return request.time


def _bundle(
    computer: Computer,
    ledger: Ledger,
    profile: ServerProfile | None,
    findings: Mapping[str, Finding],
    now: datetime,
) -> tuple[BundlePart, ...]:
    """Make the parts of a support bundle; everything passes through ``redacted``."""
    from seatkeeper.service.diagnosis import BundlePart  # noqa: PLC0415 - after the first paint
    from seatkeeper.system.bundle import read_log, redacted  # noqa: PLC0415
    from seatkeeper.system.versions import versions  # noqa: PLC0415

    report = {
        "format": "seatkeeper-report/1",
        "made": now.isoformat(),
        "checks": {name: asdict(finding) for name, finding in findings.items()},
        "simulated": computer.simulated is not None,
        "vault": computer.vault_choice,
    }
    parts = {
        "report.json": json.dumps(report, indent=2),
        "versions.json": json.dumps(versions(), indent=2),
    }
    if profile is not None:
        facts = {
            "name": profile.name, "adapter": profile.adapter, "url": profile.url,
            "portal": profile.portal, "root": profile.root.thumbprint,
            "own_authority": bool(profile.ca),
        }  # fmt: skip
        parts["profile.json"] = json.dumps(facts, indent=2)
    logs = computer.folders.logs
    try:
        parts["seatkeeper.log"] = "\n".join(line.text for line in read_log(logs))
    except OSError as error:
        parts["seatkeeper.log"] = f"(cannot be read: {error.strerror})"
    sent = (msgspec.json.encode(one).decode() for one in _sent(logs, ledger))
    parts["sent.jsonl"] = "\n".join(sent)
    return tuple(BundlePart(name, redacted(text, Path.home())) for name, text in parts.items())
