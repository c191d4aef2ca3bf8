"""The API origin: the operations of the protocol over HTTP.

Routes are made from ``protocol.operations``, so that server, client and document cannot disagree.
One request runs in this order: proof of possession, access token, body, rule, answer. Each part
that fails ends the request with its own problem; what is refused about a seat is signed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import msgspec
from fastapi import FastAPI, Request
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import Problem, ProblemType
from seatkeeper.protocol.operations import Operation
from seatkeeper.sandbox import control
from seatkeeper.sandbox.bodies import BodyCap
from seatkeeper.sandbox.calls import PLAIN, Call, SeatQuery
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.seat_calls import SEAT
from seatkeeper.sandbox.tokens import Tokens

__all__ = ["make_api"]

_BODY_MAX: Final = 64 * 1024
"""No request of the protocol needs a tenth of it."""


@dataclass(frozen=True, slots=True)
class _Arrived:
    """What is needed of a request once its body was read."""

    url: str
    media_type: str
    body: bytes
    proof: str
    authorization: str
    address: str
    seat_id: str
    query: dict[str, str]


class _OtherMediaTypeError(Exception):
    """A body that a browser could be made to send to anybody."""


def make_api(sandbox: Sandbox) -> FastAPI:
    """Make the application of the API origin."""
    # No redirects, not even to a path without its last slash: a client follows none.
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    for operation in operations.ALL:
        app.add_route(operation.path, _endpoint(sandbox, operation), methods=[operation.method])
    app.include_router(control.make_router(sandbox))

    async def failed(_request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        code = ProblemType.NOT_FOUND if status == 404 else ProblemType.INVALID_REQUEST
        problem = replace(RefusedError(code).problem(), status=status)
        return _problem(sandbox, problem)

    async def too_large(scope: Scope, receive: Receive, send: Send) -> None:
        await _problem(sandbox, RefusedError(ProblemType.TOO_LARGE).problem())(scope, receive, send)

    app.add_exception_handler(HTTPException, failed)
    app.add_middleware(BodyCap, limit=_BODY_MAX, answer=too_large)
    return app


def _endpoint(sandbox: Sandbox, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        sandbox.requests[operation.name] += 1
        arrived = _Arrived(
            url=str(request.url),
            media_type=request.headers.get("content-type", "").partition(";")[0].strip().lower(),
            body=await request.body(),
            proof=request.headers.get("dpop", ""),
            authorization=request.headers.get("authorization", ""),
            address=request.client.host if request.client is not None else "",
            seat_id=request.path_params.get("seat_id", ""),
            query=dict(request.query_params),
        )
        try:
            return await run_in_threadpool(_serve, sandbox, operation, arrived)
        except RefusedError as refusal:
            return _problem(sandbox, refusal.problem())
        except _OtherMediaTypeError:
            problem = RefusedError(ProblemType.INVALID_REQUEST, "the body is not JSON").problem()
            return _problem(sandbox, replace(problem, status=415))

    return endpoint


def _serve(sandbox: Sandbox, operation: Operation, arrived: _Arrived) -> Response:
    """Serve one request.

    Raises:
        RefusedError: What is refused before, or without, a signed answer.
        _OtherMediaTypeError: The body is said to be something else.
    """
    now = sandbox.clock.now()
    token = _token(arrived.authorization) if operation.token else None
    device = ""
    if operation.proof:
        device = sandbox.proofs.check(
            arrived.proof, method=operation.method, url=arrived.url, access_token=token
        )
    body = _body(operation, arrived)
    with sandbox.database.transaction() as session:
        login = None
        if token is not None:
            tokens = Tokens(session, now, sandbox.timing, sandbox.entropy)
            login = tokens.check(token, device)
        call = Call(sandbox, session, now, device, arrived.address, login, body)
        if not operation.seat:
            answer = PLAIN[operation.name](call)
            return _success(sandbox, operation, answer)
        signed, status = SEAT[operation.name](call, arrived.seat_id)
    headers = {"DPoP-Nonce": sandbox.proofs.nonce(), "Cache-Control": "no-store"}
    return Response(signed, status, headers, media_type="application/jose")


def _token(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "dpop" or not token:
        raise RefusedError(ProblemType.INVALID_TOKEN, "no DPoP access token")
    return token


def _body(operation: Operation, arrived: _Arrived) -> models.Request | None:
    try:
        if operation.seat:
            msgspec.convert(arrived.seat_id, models.SeatId)
        if operation.request is not None:
            if arrived.media_type != "application/json":
                raise _OtherMediaTypeError
            return msgspec.json.decode(arrived.body, type=operation.request)
        if operation.query:
            return msgspec.convert(arrived.query, SeatQuery, strict=False)
    except (ValueError, RecursionError) as error:  # the latter for thousands of brackets
        raise RefusedError(ProblemType.INVALID_REQUEST, str(error)[:500]) from error
    return None


def _success(sandbox: Sandbox, operation: Operation, answer: models.Answer | None) -> Response:
    headers = {"DPoP-Nonce": sandbox.proofs.nonce(), "Cache-Control": "no-store"}
    if answer is None:
        return Response(None, operation.success, headers)
    return JSONResponse(msgspec.to_builtins(answer), operation.success, headers)


def _problem(sandbox: Sandbox, problem: Problem) -> Response:
    headers = {"DPoP-Nonce": sandbox.proofs.nonce(), "Cache-Control": "no-store"}
    if problem.status == 401:
        code = problem.type.rpartition(":")[2].replace("-", "_")
        headers["WWW-Authenticate"] = f'DPoP error="{code}", algs="Ed25519"'
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    return JSONResponse(
        msgspec.to_builtins(problem),
        problem.status,
        headers,
        media_type="application/problem+json",
    )
