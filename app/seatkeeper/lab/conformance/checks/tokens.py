"""Tokens: bound to a key, used up by a refresh, ended by a log out."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, model, problem, status
from seatkeeper.lab.conformance.forging import Forgery
from seatkeeper.lab.conformance.http import Answer
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_REFUSED: Final = ProblemType.INVALID_TOKEN
_LICENSES: Final = operations.LICENSES
_MADE_UP: Final = "x" * 64


def _refresh(device: Device, token: str) -> Answer:
    return device.ask(operations.REFRESH, body={"refresh_token": token})


def _new_pair(answer: Answer) -> models.TokenAnswer:
    status(answer, 200)
    return model(answer.body, models.TokenAnswer, "the tokens")


@REGISTER.must_refuse("token.missing", "5.2", "No operation that needs a login goes without one.")
def missing(bench: Bench) -> None:
    device = bench.stranger()
    for operation in operations.ALL:
        if operation.token:
            seat = device.fresh_seat() if "{" in operation.path else ""
            body: dict[str, str] | None = {} if operation.request is not None else None
            answer = device.ask(operation, seat=seat, body=body)
            problem(answer, _REFUSED, status=401)


@REGISTER.must_refuse("token.bearer", "5.2", "A token is not taken as a bearer token.")
def bearer(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    answer = device.send(
        "GET", _LICENSES.path, token=device.access,
        headers={"Authorization": f"Bearer {device.access}"},
    )  # fmt: skip
    problem(answer, _REFUSED, status=401)


@REGISTER.must_refuse("token.garbled", "5.2", "A token that was never given out is refused.")
def garbled(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    for token in (device.access[:-1], device.access[::-1], "x", device.access.swapcase() + "0"):
        problem(device.ask(_LICENSES, token=token), _REFUSED, status=401)


@REGISTER.must_refuse("token.of-another-computer", "5.2", "A stolen token is worth nothing.")
def of_another_computer(bench: Bench) -> None:
    victim, thief = bench.log_in(bench.anyone()), bench.stranger()
    problem(thief.ask(_LICENSES, token=victim.access), _REFUSED, status=401)
    status(victim.ask(_LICENSES), 200)


@REGISTER.must_refuse("token.refresh-as-access", "5.2", "A refresh token opens nothing.")
def refresh_as_access(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    problem(device.ask(_LICENSES, token=device.refresh), _REFUSED, status=401)


@REGISTER.must_refuse(
    "token.judged-before-the-seat", "8.2", "Without a token nobody learns anything about a seat."
)
def judged_before_the_seat(bench: Bench) -> None:
    held = bench.anyone_seated()
    body = {"nonce": held.device.fresh(), "epoch": held.grant.epoch}
    for seat_id in (held.seat_id, held.device.fresh_seat()):
        answer = held.device.ask(operations.HEARTBEAT, seat=seat_id, body=body, token=_MADE_UP)
        problem(answer, _REFUSED, status=401)


@REGISTER.must_refuse(
    "token.judged-after-the-proof", "8.2", "Without a proof nobody learns whether a token counts."
)
def judged_after_the_proof(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    for token in (device.access, _MADE_UP):
        answer = device.ask(_LICENSES, token=token, forgery=Forgery(absent=True))
        problem(answer, ProblemType.USE_DPOP_NONCE, status=401)


@REGISTER.must("refresh.gives-a-new-pair", "5.3", "A refresh token gives a new pair that works.")
def gives_a_new_pair(bench: Bench) -> None:
    device = bench.fresh_login(bench.anyone())
    tokens = _new_pair(_refresh(device, device.refresh))
    holds(tokens.refresh_token != device.refresh, "a new refresh token", "the same one")
    status(device.ask(_LICENSES, token=tokens.access_token), 200)
    _new_pair(_refresh(device, tokens.refresh_token))


@REGISTER.must("refresh.after-a-lost-answer", "5.3", "A refresh whose answer got lost works again.")
def after_a_lost_answer(bench: Bench) -> None:
    device = bench.fresh_login(bench.anyone())
    _new_pair(_refresh(device, device.refresh))
    tokens = _new_pair(_refresh(device, device.refresh))
    status(device.ask(_LICENSES, token=tokens.access_token), 200)


@REGISTER.must_refuse("refresh.of-another-computer", "5.3", "A stolen refresh token gives nothing.")
def refresh_of_another_computer(bench: Bench) -> None:
    victim, thief = bench.fresh_login(bench.anyone()), bench.stranger()
    problem(_refresh(thief, victim.refresh), _REFUSED, status=401)
    _new_pair(_refresh(victim, victim.refresh))


@REGISTER.must_refuse("refresh.garbled", "5.3", "A refresh token never given out gives nothing.")
def refresh_garbled(bench: Bench) -> None:
    device = bench.fresh_login(bench.anyone())
    problem(_refresh(device, device.refresh[::-1] + "x"), _REFUSED, status=401)


@REGISTER.must_refuse("refresh.with-an-access-token", "5.3", "An access token renews nothing.")
def with_an_access_token(bench: Bench) -> None:
    device = bench.fresh_login(bench.anyone())
    problem(_refresh(device, device.access), _REFUSED, status=401)


@REGISTER.must_refuse("refresh.without-a-proof", "5.3", "A refresh needs a proof.")
def without_a_proof(bench: Bench) -> None:
    device = bench.fresh_login(bench.anyone())
    answer = device.send(
        "POST", operations.REFRESH.path, proof=False,
        raw=b'{"refresh_token": "%s"}' % device.refresh.encode(),
    )  # fmt: skip
    problem(answer, ProblemType.USE_DPOP_NONCE, status=401)
    _new_pair(_refresh(device, device.refresh))


@REGISTER.must("logout.is-done", "5.4", "Logging out is answered with 204 and no body.")
def logout_is_done(bench: Bench) -> None:
    answer = bench.fresh_login(bench.anyone()).ask(operations.LOGOUT)
    status(answer, 204)
    equal(answer.body, b"", "the body")


@REGISTER.must_refuse("logout.ends-both-tokens", "5.4", "After a log out neither token counts.")
def ends_both_tokens(bench: Bench) -> None:
    device = bench.fresh_login(bench.anyone())
    status(device.ask(operations.LOGOUT), 204)
    problem(device.ask(_LICENSES), _REFUSED, status=401)
    problem(_refresh(device, device.refresh), _REFUSED, status=401)


@REGISTER.must("logout.ends-one-session-only", "5.4", "Other computers stay logged in.")
def ends_one_session_only(bench: Bench) -> None:
    visitor = bench.anyone()
    one, other = bench.fresh_login(visitor), bench.log_in(visitor)
    status(one.ask(operations.LOGOUT), 204)
    status(other.ask(_LICENSES), 200)


@REGISTER.must("logout.touches-no-seat", "5.4", "The end of a session does not end the seat.")
def touches_no_seat(bench: Bench) -> None:
    held = bench.anyone_seated()
    status(held.device.ask(operations.LOGOUT), 204)
    bench.log_in_on(held.device, held.visitor.person)
    seat_calls.granted(
        bench, held.device, operations.HEARTBEAT, held.seat_id, epoch=held.grant.epoch
    )
