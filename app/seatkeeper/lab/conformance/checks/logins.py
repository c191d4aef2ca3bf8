"""Logging in: alike for everybody who is wrong, and not for ever."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, model, problem, status, zoned
from seatkeeper.lab.conformance.http import Answer
from seatkeeper.lab.conformance.outcome import CheckSkippedError
from seatkeeper.lab.conformance.people import Person
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_WRONG: Final = ProblemType.WRONG_CREDENTIALS
_FAILURES: Final = 10
"""After which a name is blocked (section 5.5)."""


def _nobody(bench: Bench) -> str:
    """An address without an account; RFC 2606 keeps its domain empty."""
    return f"nobody-{bench.entropy(8).hex()}@conformance.example"


def _try(device: Device, email: str, password: str) -> Answer:
    return device.ask(operations.LOGIN, body={"email": email, "password": password})


@REGISTER.must("login.gives-tokens", "5.1", "Email and password are answered with two tokens.")
def gives_tokens(bench: Bench) -> None:
    person = bench.anyone().person
    device = bench.stranger()
    answer = _try(device, person.email, person.password)
    status(answer, 201)
    tokens = model(answer.body, models.TokenAnswer, "the tokens")
    holds(tokens.expires_in > 0, "an access token that lasts", f"{tokens.expires_in} s")
    holds(tokens.access_token != tokens.refresh_token, "two different tokens", "one")
    holds(
        max(len(tokens.access_token), len(tokens.refresh_token)) <= 512,
        "tokens of at most 512 characters",
        "longer ones",
    )
    equal(answer.headers.get("Cache-Control"), "no-store", "Cache-Control")


@REGISTER.must("login.names-the-account", "5.1", "The answer to a login names the account.")
def names_the_account(bench: Bench) -> None:
    person = bench.anyone().person
    tokens = bench.log_in_on(bench.stranger(), person)
    equal(tokens.account.email.casefold(), person.email.strip().casefold(), "the account's email")
    holds(bool(tokens.account.id), "an id of the account", "none")


@REGISTER.must("login.case-does-not-count", "5.1", "Case and space around an email do not count.")
def case_does_not_count(bench: Bench) -> None:
    person = bench.anyone().person
    answer = _try(bench.stranger(), f"  {person.email.upper()} ", person.password)
    status(answer, 201)


@REGISTER.must_refuse("login.wrong-password", "5.1", "A wrong password is refused.")
def wrong_password(bench: Bench) -> None:
    person = bench.anyone().person
    problem(_try(bench.stranger(), person.email, person.password + "?"), _WRONG, status=401)
    bench.log_in_on(bench.stranger(), person)  # leaves no failure in a row behind


@REGISTER.must_refuse(
    "login.unknown-account-is-alike", "5.1", "Nobody learns which addresses have accounts."
)
def unknown_account_is_alike(bench: Bench) -> None:
    person = bench.anyone().person
    known = _try(bench.stranger(), person.email, person.password + "?")
    unknown = _try(bench.stranger(), _nobody(bench), "x")
    bench.log_in_on(bench.stranger(), person)
    problem(unknown, _WRONG, status=401)
    equal(unknown.json(), known.json(), "the refusal of an unknown account")


@REGISTER.must_refuse(
    "login.unconfirmed", "5.1", "An unconfirmed address is told to who knows the password only."
)
def unconfirmed(bench: Bench) -> None:
    found = next((one for one in bench.visitors() if one.problem == "email-unconfirmed"), None)
    if found is None:
        raise CheckSkippedError("no test account with an unconfirmed address")
    device, person = bench.stranger(), found.person
    problem(_try(device, person.email, person.password + "?"), _WRONG, status=401)
    answer = _try(device, person.email, person.password)
    problem(answer, ProblemType.EMAIL_UNCONFIRMED, status=403)


@REGISTER.must_refuse("login.ten-failures-block", "5.5", "Ten failures in a row block a name.")
def ten_failures_block(bench: Bench) -> None:
    email, device = _nobody(bench), bench.stranger()
    for _ in range(_FAILURES - 1):
        problem(_try(device, email, "x"), _WRONG, status=401)
    _try(device, email, "x")
    answer = _try(device, email, "x")
    found = problem(answer, ProblemType.LOGIN_BLOCKED, status=429)
    holds(found.until is not None, "until when", "nothing")
    zoned(found.until, "the end of the block")
    holds((found.retry_after or 0) >= 1, "retry_after of 1 or more", found.retry_after)
    equal(answer.headers.get("Retry-After"), str(found.retry_after), "Retry-After")


@REGISTER.must("login.block-does-not-spread", "5.5", "A blocked name does not block another one.")
def block_does_not_spread(bench: Bench) -> None:
    email, device = _nobody(bench), bench.stranger()
    for _ in range(_FAILURES + 1):
        answer = _try(device, email, "x")
    problem(answer, ProblemType.LOGIN_BLOCKED, status=429)
    bench.log_in_on(device, bench.anyone().person)


@REGISTER.must("confirmation.is-always-accepted", "5.6", "Any address is answered with 202.")
def confirmation_is_always_accepted(bench: Bench) -> None:
    known = [visitor.person for visitor in bench.visitors()][:1]
    for person in (*known, Person(_nobody(bench), "")):
        answer = bench.stranger().ask(operations.RESEND, body={"email": person.email})
        status(answer, 202)
        equal(answer.body, b"", "the body")
