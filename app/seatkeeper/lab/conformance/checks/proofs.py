"""Proofs of possession: a stolen token is worth nothing, and neither is a proof seen before."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from offline.signing import SigningKey
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import holds, problem, status
from seatkeeper.lab.conformance.forging import Forgery, token_hash
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_NEEDS_NONCE: Final = ProblemType.USE_DPOP_NONCE
_INVALID: Final = ProblemType.INVALID_PROOF
_OTHER_KEY: Final = SigningKey.from_seed(bytes(range(32)))
_LICENSES: Final = operations.LICENSES
_MADE_UP: Final = "x"


def _logged_in(bench: Bench) -> Device:
    """A computer whose next proof is right but for what the check changes."""
    device = bench.log_in(bench.anyone())
    status(device.ask(_LICENSES), 200)
    return device


@REGISTER.must_refuse("proof.missing", "4.2", "A request without a proof is refused.")
def missing(bench: Bench) -> None:
    answer = _logged_in(bench).ask(_LICENSES, forgery=Forgery(absent=True))
    problem(answer, _NEEDS_NONCE, status=401)


@REGISTER.must_refuse("proof.missing-at-login", "4.2", "A login without a proof is refused.")
def missing_at_login(bench: Bench) -> None:
    person = bench.anyone().person
    answer = bench.stranger().ask(
        operations.LOGIN,
        body={"email": person.email, "password": person.password},
        forgery=Forgery(absent=True),
    )
    problem(answer, _NEEDS_NONCE, status=401)


@REGISTER.must_refuse("proof.nonce-missing", "4.2", "A proof without the nonce is refused.")
def nonce_missing(bench: Bench) -> None:
    answer = _logged_in(bench).ask(_LICENSES, forgery=Forgery(claims={"nonce": None}))
    problem(answer, _NEEDS_NONCE, status=401)


@REGISTER.must_refuse("proof.nonce-made-up", "4.2", "A nonce the server never gave is refused.")
def nonce_made_up(bench: Bench) -> None:
    device = _logged_in(bench)
    answer = device.ask(_LICENSES, forgery=Forgery(claims={"nonce": device.fresh()}))
    problem(answer, _NEEDS_NONCE, status=401)


@REGISTER.must("proof.nonce-is-told", "4.2", "Whoever lacks the nonce is told it.")
def nonce_is_told(bench: Bench) -> None:
    answer = bench.stranger().ask(_LICENSES, token=_MADE_UP, forgery=Forgery(absent=True))
    problem(answer, _NEEDS_NONCE, status=401)
    holds(bool(answer.headers.get("DPoP-Nonce")), "a DPoP-Nonce header", "none")


@REGISTER.must("proof.nonce-comes-with-answers", "4.2", "Every answer carries the next nonce.")
def nonce_comes_with_answers(bench: Bench) -> None:
    device = _logged_in(bench)
    query = {"epoch": "1", "nonce": device.fresh()}
    for answer in (
        device.ask(_LICENSES),
        device.ask(_LICENSES, token=_MADE_UP),
        device.ask(operations.RELEASE, seat=device.fresh_seat(), query=query),
    ):
        holds(bool(answer.headers.get("DPoP-Nonce")), f"DPoP-Nonce with {answer}", "none")


@REGISTER.must("proof.clock-is-not-judged", "4.1", "A client whose clock is wrong is served.")
def clock_is_not_judged(bench: Bench) -> None:
    device = _logged_in(bench)
    for by in (timedelta(days=-3650), timedelta(days=3650)):
        forgery = Forgery(claims={"iat": device.skewed_time(by)})
        status(device.ask(_LICENSES, forgery=forgery), 200)


@REGISTER.must("proof.address-has-no-query", "4.1", "The query is no part of what is proven.")
def address_has_no_query(bench: Bench) -> None:
    device = _logged_in(bench)
    query = {"epoch": "1", "nonce": device.fresh()}
    status(device.ask(operations.RELEASE, seat=device.fresh_seat(), query=query), 200)


@REGISTER.must_refuse("proof.used-twice", "4.3", "The same proof is refused a second time.")
def used_twice(bench: Bench) -> None:
    device = _logged_in(bench)
    proof = device.proof("GET", _LICENSES.path, token=device.access)
    status(device.ask(_LICENSES, forgery=Forgery(verbatim=proof)), 200)
    problem(device.ask(_LICENSES, forgery=Forgery(verbatim=proof)), _INVALID, status=401)


@REGISTER.must_refuse(
    "proof.identifier-used-twice", "4.3", "A proof with the jti of another one is refused."
)
def identifier_used_twice(bench: Bench) -> None:
    device = _logged_in(bench)
    forgery = Forgery(claims={"jti": device.fresh()})
    status(device.ask(_LICENSES, forgery=forgery), 200)
    query = {"epoch": "1", "nonce": device.fresh()}
    answer = device.ask(operations.RELEASE, seat=device.fresh_seat(), query=query, forgery=forgery)
    problem(answer, _INVALID, status=401)


@REGISTER.must_refuse(
    "proof.own-token-hash", "4.1", "A proof made for another access token is refused."
)
def own_token_hash(bench: Bench) -> None:
    device = _logged_in(bench)
    forgery = Forgery(claims={"ath": token_hash(device.refresh)})
    problem(device.ask(_LICENSES, forgery=forgery), _INVALID, status=401)


_PRIVATE: Final = {**_OTHER_KEY.public.as_jwk(), "d": "A" * 43}
_FORGERIES: Final = {
    "garbage": ("What is no proof at all is refused.", Forgery(verbatim="not-a-proof")),
    "altered": ("A proof altered after signing is refused.", Forgery(altered=True)),
    "signed-by-another": (
        "A proof not signed by the key it shows is refused.", Forgery(signer=_OTHER_KEY),
    ),
    "algorithm-none": ("An unsigned proof is refused.", Forgery(header={"alg": "none"})),
    "algorithm-symmetric": (
        "A proof keyed with the public key as a secret is refused.",
        Forgery(header={"alg": "HS256"}),
    ),
    "algorithm-by-old-name": (
        "The algorithm is named Ed25519 and not EdDSA.", Forgery(header={"alg": "EdDSA"}),
    ),
    "other-type": (
        "A document of another type is no proof.", Forgery(header={"typ": "seat-request+jws"}),
    ),
    "more-in-the-header": (
        "A proof with more in its header is refused.",
        Forgery(header={"jku": "https://keys.example"}),
    ),
    "private-key-in-the-header": (
        "A proof that shows a private key is refused.", Forgery(header={"jwk": _PRIVATE}),
    ),
    "other-method": (
        "A proof made for another method is refused.", Forgery(claims={"htm": "DELETE"}),
    ),
    "other-host": (
        "A proof made for another server is refused.",
        Forgery(claims={"htu": "https://other.example" + _LICENSES.path}),
    ),
    "no-address": ("A proof that names no address is refused.", Forgery(claims={"htu": None})),
    "no-token-hash": (
        "A proof that does not name the access token is refused.", Forgery(claims={"ath": None}),
    ),
    "no-identifier": ("A proof without a jti is refused.", Forgery(claims={"jti": None})),
    "no-time": ("A proof without iat is refused.", Forgery(claims={"iat": None})),
    "time-is-text": ("A proof whose iat is no integer is refused.", Forgery(claims={"iat": "now"})),
}  # fmt: skip


def _register_forgeries() -> None:
    for name, (summary, forgery) in _FORGERIES.items():

        @REGISTER.must_refuse(f"proof.{name}", "4.1", summary)
        def refused(bench: Bench, forgery: Forgery = forgery) -> None:
            problem(_logged_in(bench).ask(_LICENSES, forgery=forgery), _INVALID, status=401)


_register_forgeries()


@REGISTER.must_refuse("proof.other-path", "4.1", "A proof made for another path is refused.")
def other_path(bench: Bench) -> None:
    device = _logged_in(bench)
    proof = device.proof("GET", operations.USAGE.path, token=device.access)
    problem(device.ask(_LICENSES, forgery=Forgery(verbatim=proof)), _INVALID, status=401)
