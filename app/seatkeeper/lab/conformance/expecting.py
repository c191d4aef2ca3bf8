"""What an answer must be: each function returns what it found, or says what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import msgspec

from offline.errors import OfflineError
from offline.keyset import Role, TrustedKeys
from offline.signing import DocumentType, JsonValue, verify
from seatkeeper.lab.conformance.http import Answer
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.licensing.grant import Grant
from seatkeeper.protocol import models
from seatkeeper.protocol.models import Problem, ProblemType, SeatAnswer
from seatkeeper.service.grants import GrantError, open_grant

__all__ = [
    "code_of", "equal", "grant", "holds", "model", "one_of", "payload", "problem", "seat_answer",
    "status", "zoned",
]  # fmt: skip

Model = TypeVar("Model", bound=models.Answer)

PROBLEM: str = "application/problem+json"
JOSE: str = "application/jose"
_URN = "urn:seatkeeper:"


def holds(true: bool, expected: str, got: object) -> None:
    """Something must be true.

    Raises:
        CheckFailedError: It is not.
    """
    if not true:
        raise CheckFailedError(expected, str(got))


def equal(found: object, wanted: object, what: str) -> None:
    """Two values must be the same.

    Raises:
        CheckFailedError: They are not.
    """
    holds(found == wanted, f"{what} to be {wanted}", f"{found}")


def zoned(time: datetime | None, what: str) -> None:
    """A time, where there is one, must have a zone.

    Raises:
        CheckFailedError: It has none.
    """
    holds(time is None or time.tzinfo is not None, f"{what} with a time zone", time)


def status(answer: Answer, *wanted: int) -> None:
    """The status must be one of these.

    Raises:
        CheckFailedError: It is another.
    """
    listed = " or ".join(map(str, wanted))
    holds(answer.status in wanted, f"HTTP {listed} to {answer.asked}", _told(answer))


def model(body: bytes, kind: type[Model], what: str) -> Model:
    """A JSON body must have the members of its description, of exactly their types.

    Raises:
        CheckFailedError: It has not.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except (ValueError, RecursionError) as error:
        raise CheckFailedError(f"{what} as described", str(error)) from error


def problem(answer: Answer, *wanted: ProblemType, status: int | None = None) -> Problem:
    """The answer must be a plain problem document of one of these codes.

    Args:
        answer: What was answered.
        wanted: The codes.
        status: The status, where a code has several.

    Raises:
        CheckFailedError: It is not.
    """
    listed = " or ".join(code.value for code in wanted)
    holds(answer.media_type == PROBLEM, f"a problem document ({PROBLEM}), {listed}", _told(answer))
    found = model(answer.body, Problem, "a problem document")
    holds(found.type in {code.uri for code in wanted}, f"the problem {listed}", f"{found.type}")
    equal(found.status, answer.status, "the problem's status")
    holds(bool(found.title), "a title in the problem", "none")
    if status is not None:
        equal(answer.status, status, "the HTTP status")
    return found


def code_of(answer: Answer) -> str:
    """The code of a problem document.

    Raises:
        CheckFailedError: It is none.
    """
    return model(answer.body, Problem, "a problem document").type.removeprefix(_URN)


def payload(answer: Answer, trusted: TrustedKeys) -> dict[str, JsonValue]:
    """The payload of a signed answer, authentic.

    Raises:
        CheckFailedError: The answer is not a ``seat-answer+jws`` by an ``answers`` key.
    """
    holds(answer.media_type == JOSE, f"a signed answer ({JOSE})", _told(answer))
    try:
        text = answer.body.decode("ascii")
        return verify(text, DocumentType.ANSWER, trusted.keys(Role.ANSWERS))
    except (UnicodeDecodeError, OfflineError) as error:
        raise CheckFailedError("a seat-answer+jws by an answers key", str(error)) from error


def seat_answer(answer: Answer, trusted: TrustedKeys, echo: dict[str, object]) -> SeatAnswer:
    """A signed answer that repeats the question.

    Args:
        answer: What was answered.
        trusted: The keys.
        echo: Operation, nonce, device and seat of the question.

    Raises:
        CheckFailedError: It is not authentic, not as described, or to another question.
    """
    found = payload(answer, trusted)
    try:
        signed = msgspec.convert(found, SeatAnswer)
    except msgspec.ValidationError as error:
        raise CheckFailedError("a seat answer as described", str(error)) from error
    for member, value in echo.items():
        equal(found.get(member), value, f"{member} in the signed answer")
    zoned(signed.time, "the server's time")
    holds(signed.grant is None or signed.problem is None, "a grant or a problem", "both at once")
    wanted = 200 if signed.problem is None else signed.problem.status
    equal(answer.status, wanted, "the HTTP status, which repeats that of the signed answer,")
    return signed


def grant(signed: SeatAnswer, trusted: TrustedKeys) -> Grant:
    """The grant in a signed answer, for the same seat and computer.

    Raises:
        CheckFailedError: There is none, or it is not authentic or for something else.
    """
    if signed.grant is None:
        told = signed.problem.type if signed.problem is not None else "neither grant nor problem"
        raise CheckFailedError(f"a grant for {signed.operation.value}", told)
    try:
        found = open_grant(signed.grant, trusted)
    except GrantError as error:
        raise CheckFailedError("an authentic grant", f"{error} [{error.code}]") from error
    equal(found.seat_id, signed.seat_id, "the grant's seat")
    equal(found.device, signed.device, "the grant's device")
    equal(found.epoch, signed.epoch, "the grant's epoch")
    return found


def one_of(found: object, wanted: Iterable[object], what: str) -> None:
    """A value must be one of these.

    Raises:
        CheckFailedError: It is not.
    """
    listed = list(wanted)
    holds(found in listed, f"{what} to be one of {listed}", found)


def _told(answer: Answer) -> str:
    """An answer in short, with its problem's code where there is one."""
    if answer.media_type == PROBLEM:
        return f"{answer}: {code_of(answer)}"
    return str(answer)
