"""Signed answers and grants: what a client believes must be believable."""

from __future__ import annotations

from typing import Final

from offline.errors import OfflineError
from offline.keyset import Role
from offline.signing import DocumentType, peek
from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, payload, seat_answer, zoned
from seatkeeper.lab.conformance.http import Answer
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType
from seatkeeper.protocol.operations import Operation

REGISTER: Final = Register()
_SEAT_OPERATIONS: Final = (
    operations.ACQUIRE, operations.HEARTBEAT, operations.CLOSE, operations.RELEASE,
    operations.EXTEND, operations.SHORTEN,
)  # fmt: skip


def _asked(bench: Bench, operation: Operation) -> tuple[Device, str, str, Answer]:
    """Ask about a seat that is held: the computer, seat and nonce of the question, the answer."""
    held = bench.anyone_seated()
    nonce = held.device.fresh()
    answer = seat_calls.raw(
        held.device, operation, held.seat_id, nonce=nonce, epoch=held.grant.epoch
    )
    return held.device, held.seat_id, nonce, answer


def _refused(bench: Bench) -> tuple[Device, str, str, Answer]:
    """Ask about a seat that does not exist."""
    device = bench.log_in(bench.anyone())
    seat_id, nonce = device.fresh_seat(), device.fresh()
    answer = seat_calls.raw(device, operations.HEARTBEAT, seat_id, nonce=nonce, epoch=1)
    return device, seat_id, nonce, answer


@REGISTER.must("answer.is-signed", "3.2", "An answer about a seat is a signed document.")
def is_signed(bench: Bench) -> None:
    payload(_asked(bench, operations.HEARTBEAT)[3], bench.trusted())


@REGISTER.must("answer.refusal-is-signed", "3.2", "A refusal about a seat is signed as well.")
def refusal_is_signed(bench: Bench) -> None:
    payload(_refused(bench)[3], bench.trusted())


@REGISTER.must("answer.header-is-exact", "3.1", "The header has alg, typ and kid, and no more.")
def header_is_exact(bench: Bench) -> None:
    for answer in (_asked(bench, operations.HEARTBEAT)[3], _refused(bench)[3]):
        try:
            header, _ = peek(answer.body.decode("ascii", "replace"))
        except OfflineError as error:
            raise CheckFailedError("a compact JWS", str(error)) from error
        kids = [key.thumbprint for key in bench.trusted().keys(Role.ANSWERS)]
        equal(set(header), {"alg", "typ", "kid"}, "the header's members")
        equal(header["alg"], "Ed25519", "alg")
        equal(header["typ"], DocumentType.ANSWER.value, "typ")
        holds(header["kid"] in kids, "the kid of an answers key", header["kid"])


def _register_echoes() -> None:
    for member, what in (
        ("nonce", "the nonce of the question"),
        ("device", "the computer of the proof"),
        ("seat_id", "the seat of the path"),
        ("operation", "the operation that was asked for"),
    ):
        name = member.replace("_", "-").removesuffix("-id")

        @REGISTER.must(f"answer.repeats-{name}", "3.2", f"The signed answer repeats {what}.")
        def repeats(bench: Bench, member: str = member) -> None:
            for operation, asked in (
                (operations.HEARTBEAT, _asked(bench, operations.HEARTBEAT)),
                (operations.HEARTBEAT, _refused(bench)),
            ):
                device, seat_id, nonce, answer = asked
                question = {
                    "nonce": nonce, "device": device.thumbprint, "seat_id": seat_id,
                    "operation": operation.name,
                }  # fmt: skip
                found = payload(answer, bench.trusted())
                equal(found.get(member), question[member], f"{member} in the signed answer")


_register_echoes()


def _register_operations() -> None:
    for operation in _SEAT_OPERATIONS:

        @REGISTER.must(
            f"answer.to-{operation.name}", "3.2", f"The answer to {operation.name} is as described."
        )
        def as_described(bench: Bench, operation: Operation = operation) -> None:
            bench.needs_operation(operation)
            device, seat_id, nonce, answer = _asked(bench, operation)
            echo: dict[str, object] = {
                "operation": operation.name, "nonce": nonce, "device": device.thumbprint,
                "seat_id": seat_id,
            }  # fmt: skip
            seat_answer(answer, bench.trusted(), echo)


_register_operations()


@REGISTER.must("answer.tells-the-time", "3.2", "A signed answer tells the time, with its zone.")
def tells_the_time(bench: Bench) -> None:
    _, _, _, answer = _asked(bench, operations.HEARTBEAT)
    told = payload(answer, bench.trusted()).get("time")
    text = told if isinstance(told, str) else ""
    holds(text.endswith(("Z", "+00:00")), "a time in UTC with its zone", told)


@REGISTER.must(
    "answer.refusal-explains-itself", "8.1", "A signed refusal carries a problem document."
)
def refusal_explains_itself(bench: Bench) -> None:
    device, seat_id, nonce, answer = _refused(bench)
    echo: dict[str, object] = {"nonce": nonce, "device": device.thumbprint, "seat_id": seat_id}
    signed = seat_answer(answer, bench.trusted(), echo)
    if signed.problem is None:
        raise CheckFailedError("a problem", "none")
    equal(signed.problem.type, ProblemType.NOT_FOUND.uri, "the problem")
    holds(bool(signed.problem.title), "a title in the problem", "none")
    equal(signed.problem.status, 404, "its status")


@REGISTER.must("grant.is-authentic", "3.3", "The grant in an answer is signed, and complete.")
def grant_is_authentic(bench: Bench) -> None:
    grant = bench.anyone_seated().grant
    equal(grant.server, bench.root().thumbprint, "the grant's server")
    for time, what in (
        (grant.issued_at, "issued_at"), (grant.offline_until, "offline_until"),
        (grant.reserved_until, "reserved_until"), (grant.license.expires, "license.expires"),
    ):  # fmt: skip
        zoned(time, what)


@REGISTER.must("grant.is-unique", "3.3", "Every grant has a name of its own.")
def grant_is_unique(bench: Bench) -> None:
    held = bench.anyone_seated()
    again = seat_calls.granted(
        bench, held.device, operations.HEARTBEAT, held.seat_id, epoch=held.grant.epoch
    )
    holds(again.grant_id != held.grant.grant_id, "a new grant_id", "the same one")


@REGISTER.must("grant.names-its-account", "3.3", "The grant names who uses the seat, and whose.")
def grant_names_its_account(bench: Bench) -> None:
    held = bench.anyone_seated()
    email = held.visitor.person.email.strip().casefold()
    equal(held.grant.account.email.casefold(), email, "the account's email")
    licenses = {entry.license.id: entry for entry in held.visitor.licenses}
    listed = licenses.get(held.grant.license.id)
    if listed is None:
        raise CheckFailedError("a license that the account may use", held.grant.license.id)
    equal(held.grant.owner, listed.owner, "the grant's owner")


@REGISTER.must("grant.repeats-the-timing", "9", "Discovery and grants tell the same intervals.")
def grant_repeats_the_timing(bench: Bench) -> None:
    found, grant = bench.discovery(), bench.anyone_seated().grant
    told = (grant.heartbeat_seconds, grant.timeout_seconds)
    equal(told, (found.heartbeat_seconds, found.timeout_seconds), "interval and timeout")


@REGISTER.must_refuse(
    "grant.allows-no-more-than-the-license", "3.3", "No grant outlives its license."
)
def allows_no_more_than_the_license(bench: Bench) -> None:
    grant = bench.seated(
        "whose license ends",
        lambda one: any(
            entry.license.expires is not None and entry.license.category != "trial"
            for entry in one.licenses
        ),
    ).grant
    expires = grant.license.expires
    for time, what in (
        (grant.offline_until, "offline_until"), (grant.reserved_until, "reserved_until"),
    ):  # fmt: skip
        holds(time is None or expires is None or time <= expires, f"{what} by {expires}", time)
