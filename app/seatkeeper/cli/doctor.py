"""The command ``doctor``: what is wrong with this computer and its way to the server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from seatkeeper.cli.diagnosis_phrasing import check_title, finding_advice, finding_sentence
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import Globals, JsonFlag, globals_of
from seatkeeper.composition import VaultChoiceError

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.service.diagnosis import Diagnosis, Finding

__all__ = ["doctor"]

_WAY: Final = frozenset({"proxy", "name-lookup", "port", "tls", "network-login", "server"})
"""Checks of the way to the server: when one of these fails, the exit code is 3."""
_UNREADABLE: Final = frozenset(
    {
        "tampered", "key-missing", "rolled-back", "wrong-install", "newer-format", "vault-damaged",
        "wrong-passphrase",
    }
)  # fmt: skip
"""Codes of the cache and the vault that stand for an altered or unreadable file."""
_MARKS: Final = {"ok": "ok  ", "warning": "note", "failed": "BAD ", "skipped": "--  "}


def doctor(
    context: typer.Context,
    bundle: Annotated[
        Path | None, typer.Option("--bundle", help="Write a support bundle, after showing it.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Check the way to the server, the keyring, the cache, and the disk."""
    from seatkeeper.service.diagnosis import run_checks  # noqa: PLC0415 - brings crypto

    diagnosis = _open(globals_of(context))
    findings: dict[str, Finding] = {}
    for name, finding in run_checks(diagnosis.checks):
        findings[name] = finding
        if not as_json:
            for line in _lines(name, finding):
                typer.echo(line)
    if as_json:
        typer.echo(json.dumps({"checks": _facts(findings)}, indent=2))
    if bundle is not None:
        _save(diagnosis, findings, bundle)
    code = _exit_code(findings)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _open(options: Globals) -> Diagnosis:
    from seatkeeper.composition.diagnosis import open_diagnosis  # noqa: PLC0415 - brings crypto

    try:
        return open_diagnosis(options.computer(), _profile(options))
    except VaultChoiceError as error:
        raise CommandError(ExitCode.USAGE, error.code, str(error)) from error


def _profile(options: Globals) -> ServerProfile | None:
    """The server; None where none is known, which is no reason not to check the rest."""
    if not options.server and not options.profiles().all():
        return None
    return options.profile()


def _lines(name: str, finding: Finding) -> list[str]:
    """A finding for people: what, then the facts, then what to do."""
    code = f" [{finding.code}]" if finding.code else ""
    lines = [
        f"{_MARKS[finding.outcome]} {check_title(name)}: {finding_sentence(name, finding)}{code}"
    ]
    if finding.outcome in {"warning", "failed"}:
        lines += [f"     {fact}: {value}" for fact, value in finding.facts.items() if value]
        advice = finding_advice(finding.code)
        lines += [f"     {advice}"] if advice else []
    return lines


def _facts(findings: Mapping[str, Finding]) -> dict[str, object]:
    return {
        name: {
            "outcome": finding.outcome.value,
            "code": finding.code,
            "facts": dict(finding.facts),
            "says": finding_sentence(name, finding),
            "advice": finding_advice(finding.code),
        }
        for name, finding in findings.items()
    }


def _save(diagnosis: Diagnosis, findings: Mapping[str, Finding], path: Path) -> None:
    """Show what the bundle holds, then write it."""
    parts = diagnosis.bundle(findings, diagnosis.now())
    typer.echo(f"The bundle {path} holds:", err=True)
    for part in parts:
        lines = part.text.count("\n") + 1 if part.text else 0
        counted = "one line" if lines == 1 else f"{lines} lines"
        typer.echo(f"  {part.name}: {len(part.text.encode())} bytes, {counted}", err=True)
    typer.echo("Passwords, tokens and proofs are in none of them.", err=True)
    typer.echo("Email addresses and your own folder have been taken out.", err=True)
    try:
        diagnosis.save_bundle(path, parts)
    except OSError as error:
        raise CommandError(
            ExitCode.REFUSED, "not-written", f"{path}: {error.strerror}",
            "Choose another place with --bundle FILE.",
        ) from error  # fmt: skip


def _exit_code(findings: Mapping[str, Finding]) -> ExitCode:
    failed = {name: one for name, one in findings.items() if one.outcome == "failed"}
    if any(one.code in _UNREADABLE for one in failed.values()):
        return ExitCode.UNREADABLE
    if _WAY & failed.keys():
        return ExitCode.UNREACHABLE
    return ExitCode.REFUSED if failed else ExitCode.DONE
