"""Accounts: register, confirm, reset a password, profile; and the outbox that stands for email."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from seatkeeper.sandbox import accounts, emails
from seatkeeper.sandbox.passwords import hash_password
from seatkeeper.sandbox.portal.phrases import REGISTER
from seatkeeper.sandbox.portal.visit import receive
from seatkeeper.sandbox.sandbox import Sandbox

__all__ = ["make_router"]

_PASSWORD_MIN: Final = 4
"""Short, because this is a sandbox; a real portal asks for 12 or more."""

_Text = Annotated[str, Form(max_length=320)]
_Password = Annotated[str, Form(max_length=1024)]


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/register")
    def register_form(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("register", problem="", email="", name="")

    @router.post("/register")
    def register(
        request: Request, email: _Text = "", name: _Text = "", password: _Password = ""
    ) -> Response:
        with receive(sandbox, request) as visit:
            problem = _problem(email, name, password)
            if not problem and accounts.by_email(visit.session, email) is not None:
                problem = "taken"
            if problem:
                return visit.page(
                    "register", status=422, problem=REGISTER[problem], email=email, name=name
                )
            account = accounts.create(
                visit.session,
                email=email,
                name=name.strip(),
                password=password,
                now=visit.now,
                entropy=sandbox.entropy,
            )
            emails.send_confirmation(visit.session, sandbox, account, visit.now)
            return visit.page("sent", email=account.email)

    @router.get("/confirm/{secret}")
    def confirm(request: Request, secret: str) -> Response:
        with receive(sandbox, request) as visit:
            account = emails.use_link(visit.session, emails.CONFIRM, secret, visit.now)
            if account is not None:
                account.confirmed = True
            return visit.page("confirmed", status=200 if account else 410, done=bool(account))

    @router.post("/resend")
    def resend(request: Request, email: _Text = "") -> Response:
        with receive(sandbox, request) as visit:
            account = accounts.by_email(visit.session, email)
            if account is not None and not account.confirmed:
                emails.send_confirmation(visit.session, sandbox, account, visit.now)
            return visit.page("sent", email=email)

    _add_profile(router, sandbox)
    _add_reset(router, sandbox)
    return router


def _add_profile(router: APIRouter, sandbox: Sandbox) -> None:
    """Routes for who is logged in, and the outbox."""

    @router.get("/profile")
    def profile(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("profile", me=visit.account, saved=False)

    @router.post("/profile")
    def rename(request: Request, csrf: Annotated[str, Form()] = "", name: _Text = "") -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(csrf)
            account.name = name.strip() or account.name
            return visit.page("profile", me=account, saved=True)

    @router.get("/outbox")
    def outbox(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("outbox", emails=emails.outbox(visit.session))


def _add_reset(router: APIRouter, sandbox: Sandbox) -> None:
    """Routes for a forgotten password."""

    @router.get("/forgot")
    def forgot_form(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("forgot")

    @router.post("/forgot")
    def forgot(request: Request, email: _Text = "") -> Response:
        with receive(sandbox, request) as visit:
            account = accounts.by_email(visit.session, email)
            if account is not None:
                emails.send_reset(visit.session, sandbox, account, visit.now)
            # The same answer whether or not there is such an account (R05).
            return visit.page("sent", email=email)

    @router.get("/reset/{secret}")
    def reset_form(request: Request, secret: str) -> Response:
        # Only looked at: a mail program that opens links must not use this one up.
        with receive(sandbox, request) as visit:
            known = emails.link_works(visit.session, emails.RESET, secret, visit.now)
            return visit.page(
                "reset", status=200 if known else 410, secret=secret, known=known, problem=""
            )

    @router.post("/reset/{secret}")
    def reset(request: Request, secret: str, password: _Password = "") -> Response:
        with receive(sandbox, request) as visit:
            if len(password) < _PASSWORD_MIN:
                problem = REGISTER["password"]
                return visit.page("reset", status=422, secret=secret, known=True, problem=problem)
            account = emails.use_link(visit.session, emails.RESET, secret, visit.now)
            if account is None:
                return visit.page("reset", status=410, secret=secret, known=False, problem="")
            account.password = hash_password(password, sandbox.entropy)
            # Whoever can read the mail of this address has confirmed it.
            account.confirmed = True
            accounts.end_sessions(visit.session, account)
            return replace(visit, login=None).page("password_set")


def _problem(email: str, name: str, password: str) -> str:
    local, _, domain = email.strip().rpartition("@")
    if not local or not domain or any(character.isspace() for character in email.strip()):
        return "email"
    if not name.strip():
        return "name"
    return "password" if len(password) < _PASSWORD_MIN else ""
