"""The front door: welcome, log in, log out, language, style."""

from __future__ import annotations

from importlib.resources import files
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from starlette.responses import PlainTextResponse, Response

from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox import accounts
from seatkeeper.sandbox.demo import TEST_ACCOUNTS
from seatkeeper.sandbox.portal.phrases import LOGIN
from seatkeeper.sandbox.portal.visit import LANGUAGE_COOKIE, Visit, local_path, receive
from seatkeeper.sandbox.portal.words import LANGUAGES
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.sandbox import Sandbox

__all__ = ["make_router"]

_ICON: Final = files(__package__).joinpath("icon.svg").read_text(encoding="utf-8")
_STYLE: Final = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
_CACHED: Final = {"Cache-Control": "max-age=3600"}


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/")
    def front(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            if visit.login is not None:
                return visit.go("/licenses")
            return _login_page(visit, "/")

    @router.get("/login")
    def login(request: Request) -> Response:
        then = local_path(request.query_params.get("next", "/"))
        with receive(sandbox, request) as visit:
            return visit.go(then) if visit.login is not None else _login_page(visit, then)

    @router.post("/login")
    def log_in(
        request: Request,
        email: Annotated[str, Form(max_length=320)] = "",
        password: Annotated[str, Form(max_length=1024)] = "",
        then: Annotated[str, Form(max_length=500)] = "/",
    ) -> Response:
        with receive(sandbox, request) as visit:
            try:
                account = accounts.log_in(
                    visit.session,
                    email=email,
                    password=password,
                    address=request.client.host if request.client is not None else "",
                    now=visit.now,
                    timing=sandbox.timing,
                )
            except RefusedError as refusal:
                return _login_page(visit, then, email=email, refusal=refusal)
            return visit.log_in(account, then)

    @router.post("/logout")
    def log_out(request: Request, csrf: Annotated[str, Form()] = "") -> Response:
        with receive(sandbox, request) as visit:
            if visit.login is not None:
                visit.owned_form(csrf)
            return visit.log_out()

    _add_settings(router, sandbox)
    return router


def _add_settings(router: APIRouter, sandbox: Sandbox) -> None:
    """Routes that only change how pages look."""

    @router.get("/style.css")
    def style() -> Response:
        return PlainTextResponse(_STYLE, headers=_CACHED, media_type="text/css")

    @router.get("/icon.svg")
    def icon() -> Response:
        return PlainTextResponse(_ICON, headers=_CACHED, media_type="image/svg+xml")

    @router.get("/language/{language}")
    def choose_language(request: Request, language: str) -> Response:
        with receive(sandbox, request) as visit:
            answer = visit.go(local_path(request.query_params.get("next", "/")))
            if language in LANGUAGES:
                answer.set_cookie(LANGUAGE_COOKIE, language, httponly=True, samesite="lax")
            return answer


def _login_page(
    visit: Visit, then: str, *, email: str = "", refusal: RefusedError | None = None
) -> Response:
    return visit.page(
        "login",
        status=200 if refusal is None else refusal.problem().status,
        then=then,
        email=email,
        problem="" if refusal is None else LOGIN[refusal.code],
        unconfirmed=refusal is not None and refusal.code is ProblemType.EMAIL_UNCONFIRMED,
        until=None if refusal is None else refusal.until,
        for_request=then.startswith("/offline/"),
        people=TEST_ACCOUNTS,
    )
