"""Operations on a seat as a client asks for them, with everything about the answer verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from seatkeeper.lab.conformance import expecting
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.http import Answer
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.lab.conformance.people import Visitor
from seatkeeper.licensing.grant import Grant
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType, SeatAnswer
from seatkeeper.protocol.operations import Operation
from seatkeeper.protocol.problems import Problem

if TYPE_CHECKING:
    from seatkeeper.lab.conformance.bench import Bench

__all__ = [
    "acquire", "ask", "give_back", "granted", "leave_queue", "raw", "refused", "those_refused",
]  # fmt: skip


def raw(
    device: Device, operation: Operation, seat_id: str, *, nonce: str, epoch: int, days: int = 1
) -> Answer:
    """Ask, and verify nothing.

    Args:
        device: Which computer asks.
        operation: What for.
        seat_id: The seat.
        nonce: The question's own nonce.
        epoch: As the client believes it to be.
        days: For an extension.
    """
    if operation.query:
        return device.ask(operation, seat=seat_id, query={"epoch": str(epoch), "nonce": nonce})
    body: dict[str, object] = {"nonce": nonce, "epoch": epoch}
    if operation is operations.ACQUIRE:
        body["platform"] = "linux"
    if operation is operations.EXTEND:
        body["days"] = days
    return device.ask(operation, seat=seat_id, body=body)


def ask(
    bench: Bench, device: Device, operation: Operation, seat_id: str, *, epoch: int, days: int = 1
) -> SeatAnswer:
    """Ask, and verify that the answer is authentic and to this question.

    Raises:
        CheckFailedError: It is not.
    """
    nonce = device.fresh()
    if operation in {operations.ACQUIRE, operations.HEARTBEAT, operations.EXTEND}:
        bench.remember(device, seat_id)  # before the answer, which may be lost or wrong
    if operation is operations.QUEUE:
        bench.remember_place(device)
    answer = raw(device, operation, seat_id, nonce=nonce, epoch=epoch, days=days)
    echo: dict[str, object] = {
        "operation": operation.name, "nonce": nonce, "device": device.thumbprint,
        "seat_id": seat_id,
    }  # fmt: skip
    return expecting.seat_answer(answer, bench.trusted(), echo)


def acquire(bench: Bench, device: Device, seat_id: str, *, epoch: int = 1) -> SeatAnswer:
    """Ask for a seat; whatever comes of it."""
    return ask(bench, device, operations.ACQUIRE, seat_id, epoch=epoch)


def granted(
    bench: Bench, device: Device, operation: Operation, seat_id: str, *, epoch: int, days: int = 1
) -> Grant:
    """Ask, and expect a grant.

    Raises:
        CheckFailedError: There is none.
    """
    answer = ask(bench, device, operation, seat_id, epoch=epoch, days=days)
    return expecting.grant(answer, bench.trusted())


def refused(
    bench: Bench,
    device: Device,
    operation: Operation,
    seat_id: str,
    *codes: ProblemType,
    epoch: int,
    days: int = 1,
) -> SeatAnswer:
    """Ask, and expect a signed refusal with one of these codes.

    Raises:
        CheckFailedError: It is no refusal, or another.
    """
    answer = ask(bench, device, operation, seat_id, epoch=epoch, days=days)
    listed = " or ".join(code.value for code in codes)
    if answer.problem is None:
        what = "done" if answer.grant is None else "a grant"
        raise CheckFailedError(f"{operation.name} to be refused with {listed}", what)
    expecting.one_of(answer.problem.type, [code.uri for code in codes], "the refusal")
    return answer


def those_refused(
    bench: Bench, suits: Callable[[Visitor], bool]
) -> Iterator[tuple[Visitor, Device, str, Problem]]:
    """Have people ask for a seat, one after the other, and give it back at once if they get it.

    Args:
        bench: Where they are met.
        suits: Whether somebody who can log in is to ask.

    Yields:
        Who was refused, on which computer, the seat they asked for, and why.
    """
    for visitor in bench.visitors():
        if visitor.problem or not suits(visitor):
            continue
        device = bench.log_in(visitor)
        seat_id = device.fresh_seat()
        answer = acquire(bench, device, seat_id)
        if answer.problem is None:
            bench.give_back(device, seat_id)
        else:
            yield visitor, device, seat_id, answer.problem


def give_back(bench: Bench, device: Device, seat_id: str) -> None:
    """Give a seat back, whatever its epoch is by now.

    Raises:
        CheckFailedError: The answers are not authentic, or the seat stays.
    """
    answer = ask(bench, device, operations.RELEASE, seat_id, epoch=1)
    if answer.problem is not None and answer.problem.type == ProblemType.SUPERSEDED.uri:
        epoch = acquire(bench, device, seat_id).epoch
        answer = ask(bench, device, operations.RELEASE, seat_id, epoch=epoch)
    if answer.problem is not None:
        raise CheckFailedError("the seat to be given back", answer.problem.type)


def leave_queue(bench: Bench, device: Device) -> None:
    """Give up the place in the queue, if there is one.

    Raises:
        CheckFailedError: The answer is not authentic, or the place is kept.
    """
    answer = ask(bench, device, operations.LEAVE, device.fresh_seat(), epoch=1)
    if answer.problem is not None:
        raise CheckFailedError("the place in the queue to be given up", answer.problem.type)
