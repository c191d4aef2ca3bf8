"""The portal origin: pages, and the headers that keep a browser from doing anything else."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from seatkeeper.sandbox.bodies import BodyCap
from seatkeeper.sandbox.portal import (
    account_pages,
    front_pages,
    license_pages,
    offline_pages,
    people_pages,
    shop_pages,
    support_pages,
    usage_pages,
)
from seatkeeper.sandbox.portal.visit import ForbiddenError, LoginNeededError, receive
from seatkeeper.sandbox.sandbox import Sandbox

__all__ = ["make_portal"]

_BODY_MAX: Final = 512 * 1024
"""A request file may have 256 KiB, and grows a little when a form carries it."""

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_FROM_ANYWHERE: Final = "/offline"
"""Offline requests are posted by a local file: from no origin and without cookies."""


def make_portal(sandbox: Sandbox) -> FastAPI:
    """Make the application of the portal origin."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    for pages in (
        front_pages,
        account_pages,
        license_pages,
        people_pages,
        shop_pages,
        offline_pages,
        support_pages,
        usage_pages,
    ):
        app.include_router(pages.make_router(sandbox))

    def login_needed(_request: Request, error: Exception) -> Response:
        then = error.then if isinstance(error, LoginNeededError) else "/"
        return RedirectResponse(f"/login?next={quote(then)}", 303)

    def failed(request: Request, error: Exception) -> Response:
        status = 403
        if isinstance(error, HTTPException):
            status = error.status_code
        elif isinstance(error, RequestValidationError):
            status = 422
        with receive(sandbox, request) as visit:
            return visit.page("error", status=status, status_shown=status)

    async def guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
        origin = request.headers.get("origin")
        own = f"{request.url.scheme}://{request.url.netloc}"
        # A browser always says where a post comes from; who does not say it is no browser.
        foreign = origin is not None and origin != own
        if request.method == "POST" and foreign and request.url.path != _FROM_ANYWHERE:
            return PlainTextResponse("This form belongs to another site.", 403)
        answer = await call_next(request)
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    too_large = PlainTextResponse("This is more than the portal accepts.", 413)
    app.add_exception_handler(LoginNeededError, login_needed)
    app.add_exception_handler(ForbiddenError, failed)
    app.add_exception_handler(HTTPException, failed)
    app.add_exception_handler(RequestValidationError, failed)
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    app.add_middleware(BodyCap, limit=_BODY_MAX, answer=too_large)
    return app
