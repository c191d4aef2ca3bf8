"""What is this file? An answer for any file at all, for people who were handed the wrong one.

An inspection never raises. It says what the file is, what it holds, what is wrong with it and
what to do, as names and facts; the words are the caller's. Facts of a document whose signature
could not be checked here are what the file claims, and `authentic` says so.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from offline.blocks import BlockKind, extract_block
from offline.errors import FileError, OfflineError, RefusedError, SignatureError
from offline.fields import time_text
from offline.keyset import TrustedKeys
from offline.redeeming import CHECKS, PendingRequest, redeem
from offline.request import read_request, require_server, short_id
from offline.response import claimed_response

_FORMATS = (
    # First bytes, from the formats' own specifications; enough to name what was picked by mistake.
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xff\xfe", "utf-16-text"),
    (b"\xfe\xff", "utf-16-text"),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<!--")


class FileKind(StrEnum):
    """What a file is."""

    REQUEST = "request"
    RESPONSE = "response"
    SEVERAL = "several"
    HTML = "html"
    TEXT = "text"
    BINARY = "binary"
    EMPTY = "empty"


class Advice(StrEnum):
    """What to do with it."""

    OPEN_HERE = "open-here"
    TAKE_TO_PORTAL = "take-to-portal"
    TAKE_TO_OTHER_COMPUTER = "take-to-other-computer"
    USE_OTHER_SERVER = "use-other-server"
    CHOOSE_ANOTHER_FILE = "choose-another-file"
    GET_FILE_AGAIN = "get-file-again"
    MAKE_NEW_REQUEST = "make-new-request"
    ACCEPT_AGAIN = "accept-again"
    NOTHING_TO_DO = "nothing-to-do"
    CHECK_CLOCK = "check-clock"
    UPDATE_APP = "update-app"


class CheckState(StrEnum):
    """How a check of a response came out; those after a failed one are not run."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not-run"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: the code of a refusal with its evidence."""

    code: str
    evidence: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One of `redeeming.CHECKS` and how it came out."""

    check: str
    state: CheckState


@dataclass(frozen=True, slots=True)
class InspectionContext:
    """What this computer knows, so that a response can be judged as the app would.

    Attributes:
        device: Thumbprint of its device key.
        pending: The requests it waits for.
        redeemed: Identities of requests answered already.
        known_keys: The server's pinned root and what is trusted so far.
        now: Aware time.
    """

    device: str
    pending: tuple[PendingRequest, ...]
    redeemed: frozenset[str]
    known_keys: TrustedKeys
    now: datetime


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is.

    Attributes:
        kind: What it is, going by what it holds.
        authentic: True: its signature was checked; False: it failed; None: nothing to check it
            with, or nothing signed.
        facts: What it holds, names to values, in the order in which to show them.
        problems: What is wrong; empty for a good file in the right place.
        checks: For a response that could be judged: every check and its outcome.
        advice: What to do, most helpful first.
    """

    kind: FileKind
    authentic: bool | None
    facts: dict[str, str]
    problems: tuple[Problem, ...]
    checks: tuple[CheckResult, ...]
    advice: tuple[Advice, ...]


_ADVICE = {
    "truncated": (Advice.GET_FILE_AGAIN,),
    "several-blocks": (Advice.GET_FILE_AGAIN,),
    "empty-block": (Advice.GET_FILE_AGAIN,),
    "not-utf8": (Advice.GET_FILE_AGAIN, Advice.CHOOSE_ANOTHER_FILE),
    "other-server": (Advice.USE_OTHER_SERVER, Advice.CHOOSE_ANOTHER_FILE),
    "other-computer": (Advice.TAKE_TO_OTHER_COMPUTER, Advice.CHOOSE_ANOTHER_FILE),
    "already-used": (Advice.NOTHING_TO_DO, Advice.CHOOSE_ANOTHER_FILE),
    "not-pending": (Advice.CHOOSE_ANOTHER_FILE, Advice.MAKE_NEW_REQUEST),
    "nonce-mismatch": (Advice.MAKE_NEW_REQUEST,),
    "too-old": (Advice.ACCEPT_AGAIN, Advice.CHECK_CLOCK),
    "keys-expired": (Advice.ACCEPT_AGAIN, Advice.CHECK_CLOCK),
    "keys-rolled-back": (Advice.ACCEPT_AGAIN,),
    "newer-format": (Advice.UPDATE_APP,),
}
_NOT_OURS = (Advice.CHOOSE_ANOTHER_FILE,)
_DAMAGED = (Advice.GET_FILE_AGAIN,)


def advice_for(code: str) -> tuple[Advice, ...]:
    """What to do about a refusal with this code; the wizard asks for it too."""
    return _ADVICE.get(code, _DAMAGED)


def inspect(data: bytes, *, context: InspectionContext | None = None) -> Inspection:
    """Explain a file.

    Args:
        data: Its bytes, whatever they are.
        context: What this computer knows; without it a response is described but not judged.

    Returns:
        The explanation.
    """
    facts = {"bytes": str(len(data))}
    try:
        request = extract_block(data, BlockKind.REQUEST)
    except FileError as error:
        if error.code != "wrong-kind":
            return _no_block(data, error, facts)
        return _response(data, facts, context)
    return _request(request, facts, context)


def _no_block(data: bytes, error: FileError, facts: dict[str, str]) -> Inspection:
    kind, fmt = _kind_of(data)
    if error.code == "several-blocks":
        kind = FileKind.SEVERAL
    elif "found" in error.evidence:
        kind = FileKind(error.evidence["found"])
    return Inspection(
        kind=kind,
        authentic=None,
        facts={**facts, "format": fmt},
        problems=(Problem(error.code, dict(error.evidence)),),
        checks=(),
        advice=_ADVICE.get(error.code, _NOT_OURS),
    )


def _kind_of(data: bytes) -> tuple[FileKind, str]:
    start = data[:1024]
    if not start.strip(b"\x00 \t\r\n"):
        rest = FileKind.BINARY if b"\x00" in start else FileKind.EMPTY
        return rest, "zeros" if rest is FileKind.BINARY else "empty"
    for first, name in _FORMATS:
        if start.startswith(first):
            return FileKind.BINARY, name
    if b"\x00" in start:
        return FileKind.BINARY, "unknown"
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_HTML_STARTS):
        return FileKind.HTML, "html"
    return FileKind.TEXT, "text"


def _request(token: str, facts: dict[str, str], context: InspectionContext | None) -> Inspection:
    try:
        request = read_request(token)
        facts |= {
            "request": short_id(request.request_id),
            "request_id": request.request_id,
            "created": time_text(request.created),
            "portal": request.portal_url,
            "server": request.server,
            "device": request.device.thumbprint,
            "platform": request.platform,
            "app_version": request.app_version,
            "language": request.language,
            "keys_version": str(request.keys_version),
        }
        if context is not None:
            facts["made_here"] = _yes(request.device.thumbprint == context.device)
            require_server(request, context.known_keys.root.thumbprint)
    except OfflineError as error:
        return _unreadable(FileKind.REQUEST, error, facts)
    return Inspection(FileKind.REQUEST, True, facts, (), (), (Advice.TAKE_TO_PORTAL,))


def _unreadable(kind: FileKind, error: OfflineError, facts: dict[str, str]) -> Inspection:
    """A document that is refused before any key of a server comes in."""
    if isinstance(error, SignatureError):
        authentic: bool | None = False
    else:
        authentic = True if isinstance(error, RefusedError) else None
    problem = Problem(error.code, dict(error.evidence))
    return Inspection(kind, authentic, facts, (problem,), (), advice_for(error.code))


def _response(data: bytes, facts: dict[str, str], context: InspectionContext | None) -> Inspection:
    try:
        token = extract_block(data, BlockKind.RESPONSE)
        response = claimed_response(token)
    except OfflineError as error:
        return _unreadable(FileKind.RESPONSE, error, facts)
    facts |= {
        "request": short_id(response.request_id),
        "request_id": response.request_id,
        "made": time_text(response.server_time),
        "open_before": time_text(response.redeem_by),
        "server": response.server,
        "device": response.device,
        "key_sets": str(len(response.key_sets)),
    }
    if context is None:
        return Inspection(FileKind.RESPONSE, None, facts, (), (), (Advice.OPEN_HERE,))
    return _judged(data, facts, context)


def _judged(data: bytes, facts: dict[str, str], context: InspectionContext) -> Inspection:
    try:
        redeem(
            data,
            device=context.device,
            pending=context.pending,
            redeemed=context.redeemed,
            known_keys=context.known_keys,
            now=context.now,
        )
    except RefusedError as error:
        failed = CHECKS.index(error.check)
        problem = Problem(error.code, dict(error.evidence))
        signed = CHECKS.index("signature")
        authentic = None if failed < signed else failed > signed
        return Inspection(
            FileKind.RESPONSE,
            authentic,
            facts,
            (problem,),
            _check_results(failed),
            advice_for(error.code),
        )
    checks = _check_results(len(CHECKS))
    return Inspection(FileKind.RESPONSE, True, facts, (), checks, (Advice.OPEN_HERE,))


def _check_results(failed: int) -> tuple[CheckResult, ...]:
    def state(place: int) -> CheckState:
        if place == failed:
            return CheckState.FAILED
        return CheckState.PASSED if place < failed else CheckState.NOT_RUN

    return tuple(CheckResult(check, state(place)) for place, check in enumerate(CHECKS))


def _yes(value: bool) -> str:
    return "yes" if value else "no"
