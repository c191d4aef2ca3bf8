"""Servers whose answers are not as they must be: on the wire, or under the signature."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from offline.keyset import KeySet, Role, RoleKey, make_key_set
from offline.signing import DocumentType, JsonValue, SigningKey, peek, sign
from seatkeeper.sandbox import grants, server
from seatkeeper.sandbox.api import make_api
from seatkeeper.sandbox.sandbox import Sandbox
from tests.lab.broken.variant import Variant, variant

_STRANGER: Final = SigningKey.from_seed(b"a key that nobody has ever heard")


@dataclass(frozen=True)
class _Answer:
    method: str
    path: str
    status: int
    headers: dict[str, str]
    body: bytes


_Change = Callable[[_Answer], _Answer]


class _Changed:
    """ASGI middleware that changes whole answers."""

    def __init__(self, app: ASGIApp, change: _Change) -> None:
        self._app = app
        self._change = change

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}
        body = b""

        async def held(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body += message.get("body", b"")

        await self._app(scope, receive, held)
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        changed = self._change(
            _Answer(scope["method"], scope["path"], start["status"], headers, body)
        )
        headers = {**changed.headers, "content-length": str(len(changed.body))}
        if changed.status == 204:
            del headers["content-length"]
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": changed.status, "headers": raw})
        await send({"type": "http.response.body", "body": changed.body})


def _through(patch: pytest.MonkeyPatch, change: _Change) -> None:
    """Have every answer of the API changed."""
    patch.setattr(server, "make_api", lambda sandbox: _Changed(make_api(sandbox), change))


def _typed(answer: _Answer, media_type: str) -> _Answer:
    return replace(answer, headers={**answer.headers, "content-type": media_type})


def _is(answer: _Answer, media_type: str) -> bool:
    return answer.headers.get("content-type", "") == media_type


@variant("answers about seats are plain JSON", "answer.is-signed", "answer.to-acquire")
def unsigned(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        if not _is(answer, "application/jose"):
            return answer
        payload = peek(answer.body.decode())[1]
        return _typed(replace(answer, body=json.dumps(payload).encode()), "application/json")

    _through(patch, change)


@variant("refusals are not signed", "answer.refusal-is-signed", "heartbeat.unknown-seat")
def refusals_unsigned(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        if not _is(answer, "application/jose") or answer.status < 400:
            return answer
        problem = peek(answer.body.decode())[1]["problem"]
        body = json.dumps(problem).encode()
        return _typed(replace(answer, body=body), "application/problem+json")

    _through(patch, change)


@variant("signed answers are said to be text", "answer.is-signed")
def signed_as_text(patch: pytest.MonkeyPatch) -> None:
    _through(
        patch,
        lambda answer: _typed(answer, "text/plain") if _is(answer, "application/jose") else answer,
    )


@variant("a login is answered with 200", "login.gives-tokens")
def login_with_200(patch: pytest.MonkeyPatch) -> None:
    _through(patch, lambda answer: replace(answer, status=200) if answer.status == 201 else answer)


@variant("a refused seat is answered with 200", "heartbeat.unknown-seat", "answer.repeats-nonce")
def refused_with_200(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        return replace(answer, status=500) if _is(answer, "application/jose") else answer

    _through(patch, change)


@variant("problems are said to be plain JSON", "request.unknown-path", "token.missing")
def problems_as_json(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        problem = _is(answer, "application/problem+json")
        return _typed(answer, "application/json") if problem else answer

    _through(patch, change)


@variant("a path with a slash too many is redirected", "request.is-not-redirected")
def redirected(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        if not answer.path.endswith("/"):
            return answer
        headers = {"location": answer.path.rstrip("/")}
        return replace(answer, status=307, headers=headers, body=b"")

    _through(patch, change)


@variant("only a refusal tells the nonce", "proof.nonce-comes-with-answers")
def nonce_forgotten(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        headers = {name: value for name, value in answer.headers.items() if name != "dpop-nonce"}
        return answer if answer.status == 401 else replace(answer, headers=headers)

    _through(patch, change)


@variant("answers may be cached", "answer.is-not-cached", "problem.is-not-cached")
def cached(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        return replace(answer, headers={**answer.headers, "cache-control": "public"})

    _through(patch, change)


@variant("what cannot be parsed ends in a 500", "request.not-json", "request.nasty-bodies")
def server_error(patch: pytest.MonkeyPatch) -> None:
    def change(answer: _Answer) -> _Answer:
        return replace(answer, status=500) if answer.status == 422 else answer

    _through(patch, change)


def _signed(
    patch: pytest.MonkeyPatch,
    change: Callable[[dict[str, Any]], dict[str, Any]] = lambda payload: payload,
    *,
    wanted: DocumentType = DocumentType.ANSWER,
    said: DocumentType | None = None,
    key: SigningKey | None = None,
) -> None:
    """Have what is signed changed before it is."""

    def altered(payload: dict[str, JsonValue], kind: DocumentType, signer: SigningKey) -> str:
        if kind is not wanted:
            return sign(payload, kind, signer)
        return sign(change(dict(payload)), said or kind, key or signer)

    patch.setattr(grants, "sign", altered)


@variant("answers have the type of grants", "answer.header-is-exact", "answer.is-signed")
def wrong_type(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, said=DocumentType.GRANT)


@variant("answers do not repeat the nonce", "answer.repeats-nonce", "answer.to-acquire")
def nonce_not_repeated(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, lambda payload: {**payload, "nonce": "A" * 22})


@variant("answers do not repeat the computer", "answer.repeats-device")
def device_not_repeated(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, lambda payload: {**payload, "device": _STRANGER.public.thumbprint})


@variant("answers do not repeat the seat", "answer.repeats-seat")
def seat_not_repeated(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, lambda payload: {**payload, "seat_id": "0" * 32})


@variant("every answer is said to be to an acquire", "answer.repeats-operation")
def operation_not_repeated(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, lambda payload: {**payload, "operation": "acquire"})


@variant("the server's clock has no time zone", "answer.tells-the-time", "answer.to-heartbeat")
def time_without_zone(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, lambda payload: {**payload, "time": payload["time"].rstrip("Z")})


@variant(
    "a refusal brings a grant along", "heartbeat.unknown-seat", "answer.refusal-explains-itself"
)
def grant_with_problem(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, lambda payload: {**payload, "grant": "x"} if payload["problem"] else payload)


@variant("answers are signed by a key of nobody's", "answer.is-signed")
def foreign_key(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, key=_STRANGER)


@variant("grants are signed by a key of nobody's", "seat.acquire.gives-a-grant")
def foreign_grants(patch: pytest.MonkeyPatch) -> None:
    _signed(patch, wanted=DocumentType.GRANT, key=_STRANGER)


@variant("grants are another server's", "seat.acquire.gives-a-grant")
def grants_of_another_server(patch: pytest.MonkeyPatch) -> None:
    def change(payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "server": _STRANGER.public.thumbprint}

    _signed(patch, change, wanted=DocumentType.GRANT)


@variant("grants outlive their license", "grant.allows-no-more-than-the-license")
def grants_outlive(patch: pytest.MonkeyPatch) -> None:
    def change(payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "offline_until": "2999-01-01T00:00:00Z"}

    _signed(patch, change, wanted=DocumentType.GRANT)


def _keys(patch: pytest.MonkeyPatch, change: Callable[[Any], tuple[str, ...]]) -> None:
    """Have the server publish another chain."""

    def broken(sandbox: Sandbox) -> ASGIApp:
        sandbox.keys = replace(sandbox.keys, key_sets=change(sandbox.keys))
        return make_api(sandbox)

    patch.setattr(server, "make_api", broken)


def _key_set(keys: Any, *, expires: datetime) -> KeySet:
    roles = (Role.ROOT, keys.root), (Role.ANSWERS, keys.answers), (Role.RESPONSES, keys.responses)
    named = tuple(RoleKey(role, key.public) for role, key in roles)
    return KeySet(version=1, expires=expires, server="Broken", keys=named)


@variant("the key set is not signed by the root", "keys.chain.follows-from-root")
def keys_by_a_stranger(patch: pytest.MonkeyPatch) -> None:
    later = datetime(2090, 1, 1, tzinfo=UTC)
    _keys(patch, lambda keys: (make_key_set(_key_set(keys, expires=later), [_STRANGER]),))


@variant("there is no key set", "keys.chain.follows-from-root")
def no_keys(patch: pytest.MonkeyPatch) -> None:
    _keys(patch, lambda keys: ())


@variant("the key set has only just expired", "keys.chain.is-current")
def keys_expired(patch: pytest.MonkeyPatch) -> None:
    earlier = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=1)
    _keys(patch, lambda keys: (make_key_set(_key_set(keys, expires=earlier), [keys.root]),))


@variant("the profile holds the private root key", "keys.no-private-key-is-published")
def private_key_published(patch: pytest.MonkeyPatch) -> None:
    given = Sandbox.profile

    def profile(self: Sandbox) -> dict[str, object]:
        return {**given(self), "root": {**self.keys.root.public.as_jwk(), "d": "A" * 43}}

    patch.setattr(Sandbox, "profile", profile)


VARIANTS: Final[tuple[Variant, ...]] = tuple(
    found for found in vars().values() if isinstance(found, Variant)
)
