"""Requests that are not well formed: refused, explained, and never the end of the server."""

from __future__ import annotations

import json
from typing import Final

from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.expecting import equal, holds, problem, status
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_INVALID: Final = ProblemType.INVALID_REQUEST
_LOGIN: Final = operations.LOGIN.path


@REGISTER.must_refuse("request.unknown-path", "1.2", "A path that does not exist is not found.")
def unknown_path(bench: Bench) -> None:
    answer = bench.http.send("GET", "/v1/no-such-thing")
    problem(answer, ProblemType.NOT_FOUND, status=404)


@REGISTER.must_refuse("request.wrong-method", "1.2", "A method that a path lacks is refused.")
def wrong_method(bench: Bench) -> None:
    for method, path in (("POST", operations.KEYS.path), ("GET", _LOGIN), ("PUT", _LOGIN)):
        problem(bench.http.send(method, path), _INVALID, status=405)


@REGISTER.must_refuse("request.is-not-redirected", "1.1", "No request is answered by a redirect.")
def is_not_redirected(bench: Bench) -> None:
    for operation in (operations.DISCOVER, operations.KEYS, operations.LICENSES):
        for path in (operation.path, operation.path + "/"):
            answer = bench.http.send("GET", path)
            holds(not 300 <= answer.status < 400, "no redirect", answer)


@REGISTER.must_refuse("request.body-too-large", "1.4", "A body over 64 KiB is refused.")
def body_too_large(bench: Bench) -> None:
    body = {"email": "x@demo.example", "password": "p" * (64 * 1024)}
    answer = bench.stranger().ask(operations.LOGIN, body=body)
    problem(answer, ProblemType.TOO_LARGE, status=413)


@REGISTER.must_refuse(
    "request.other-media-type", "1.2", "A body that is not said to be JSON is refused."
)
def other_media_type(bench: Bench) -> None:
    body = json.dumps({"email": "x@demo.example", "password": "x"}).encode()
    for media_type in ("text/plain", "application/x-www-form-urlencoded"):
        answer = bench.stranger().send("POST", _LOGIN, raw=body, media_type=media_type)
        problem(answer, _INVALID, status=415)


_BAD_LOGINS: Final = {
    "not-json": ("A body that is not JSON is refused.", b"{email"),
    "no-body": ("A missing body is refused.", b""),
    "not-an-object": ("A body that is no object is refused.", b'["a", "b"]'),
    "not-utf8": ("A body that is not UTF-8 is refused.", b'{"email": "\xff", "password": "x"}'),
    "missing-member": ("A body without a required member is refused.", b'{"email": "a@b.example"}'),
    "wrong-type": (
        "A member of another type is refused.", b'{"email": 5, "password": "x"}',
    ),
    "unknown-member": (
        "A member that the server does not know is refused.",
        b'{"email": "a@b.example", "password": "x", "admin": true}',
    ),
    "too-long-member": (
        "A member over its limit is refused.",
        json.dumps({"email": "a" * 321, "password": "x"}).encode(),
    ),
}  # fmt: skip


def _register_bad_logins() -> None:
    for name, (summary, raw) in _BAD_LOGINS.items():
        clause = "1.4" if name == "too-long-member" else "1.2"

        @REGISTER.must_refuse(f"request.{name}", clause, summary)
        def refused(bench: Bench, raw: bytes = raw) -> None:
            problem(bench.stranger().send("POST", _LOGIN, raw=raw), _INVALID, status=422)


_register_bad_logins()


_NONCE: Final = "A" * 22
_BAD_ACQUIRES: Final[dict[str, tuple[str, str, dict[str, object]]]] = {
    "nonce-too-short": ("1.4", "A nonce under 128 bits is refused.", {"nonce": "short"}),
    "nonce-missing": ("7", "A question without a nonce is refused.", {"nonce": None}),
    "epoch-zero": ("1.4", "An epoch below 1 is refused.", {"epoch": 0}),
    "epoch-text": ("1.2", "An epoch that is no integer is refused.", {"epoch": "1"}),
    "epoch-huge": ("1.4", "An epoch over 2^53 - 1 is refused.", {"epoch": 2**53}),
    "epoch-near-the-end": ("1.4", "A proposal that leaves no room to count on is refused.",
                           {"epoch": 2**52 + 1}),
    "platform-unknown": ("4", "A platform that is none of the three is refused.",
                         {"platform": "amiga"}),
    "hostname": ("6.3", "A client that tells more of its computer is refused.",
                 {"hostname": "desk-7"}),
}  # fmt: skip


def _register_bad_acquires() -> None:
    for name, (clause, summary, change) in _BAD_ACQUIRES.items():

        @REGISTER.must_refuse(f"seat.request.{name}", clause, summary)
        def refused(bench: Bench, change: dict[str, object] = change) -> None:
            device = bench.log_in(bench.anyone())
            body = {"nonce": _NONCE, "epoch": 1, "platform": "linux", **change}
            sent = {member: value for member, value in body.items() if value is not None}
            bench.remember(device, seat_id := device.fresh_seat())
            answer = device.ask(operations.ACQUIRE, seat=seat_id, body=sent)
            problem(answer, _INVALID, status=422)


_register_bad_acquires()


@REGISTER.must_refuse("seat.request.id-malformed", "7", "A seat id that is no hex is refused.")
def id_malformed(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    body = {"nonce": device.fresh(), "epoch": 1, "platform": "linux"}
    for seat_id in ("desk-7", "A" * 32, "0" * 31, "0" * 33):
        problem(device.ask(operations.ACQUIRE, seat=seat_id, body=body), _INVALID, status=422)


@REGISTER.must_refuse(
    "seat.request.unknown-query", "1.2", "A query member that the server does not know is refused."
)
def unknown_query(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    query = {"epoch": "1", "nonce": device.fresh(), "force": "true"}
    answer = device.ask(operations.RELEASE, seat=device.fresh_seat(), query=query)
    problem(answer, _INVALID, status=422)


_NASTY: Final = (
    b"[" * 20_000, b'{"a":' * 5_000, b"\x00" * 64, b"null", b"1e999", b'"' + b"\\ud800" * 8 + b'"',
    b'{"email": "\\u0000", "password": "\\u0000"}', b'{"email": 1' + b"0" * 5_000 + b"}",
    b'{"email": "a@b.example", "password": "\\ud800"}',
)  # fmt: skip


@REGISTER.must_refuse(
    "request.nasty-bodies", "8.1", "Nasty bodies are refused with a problem, never with a 5xx."
)
def nasty_bodies(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    seat = operations.ACQUIRE.path.format(seat_id=device.fresh_seat())
    token = {"Authorization": f"DPoP {device.access}"}
    for raw in _NASTY:
        answer = device.send("POST", _LOGIN, raw=raw)
        problem(answer, _INVALID, ProblemType.WRONG_CREDENTIALS)
        answer = device.send("PUT", seat, raw=raw, headers=token, token=device.access)
        problem(answer, _INVALID, status=422)


@REGISTER.must("problem.names-the-scheme", "8.1", "A 401 says how to prove oneself.")
def names_the_scheme(bench: Bench) -> None:
    answer = bench.http.send("GET", operations.LICENSES.path)
    status(answer, 401)
    told = answer.headers.get("WWW-Authenticate", "")
    holds(told.startswith("DPoP "), "WWW-Authenticate: DPoP …", told or "none")


@REGISTER.must("problem.is-not-cached", "1.1", "Nobody between may keep a refusal.")
def is_not_cached(bench: Bench) -> None:
    answer = bench.http.send("GET", operations.LICENSES.path)
    equal(answer.headers.get("Cache-Control"), "no-store", "Cache-Control")


@REGISTER.must("answer.is-not-cached", "1.1", "Nobody between may keep an answer about a seat.")
def answer_is_not_cached(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    query = {"epoch": "1", "nonce": device.fresh()}
    answer = device.ask(operations.RELEASE, seat=device.fresh_seat(), query=query)
    equal(answer.headers.get("Cache-Control"), "no-store", "Cache-Control")
