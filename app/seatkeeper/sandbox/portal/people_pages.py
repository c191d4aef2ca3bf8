"""Invited users: who joined, blocking, the invite key and URL; and joining with them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import Response

from seatkeeper.licensing.limits import IDLE_MAX
from seatkeeper.sandbox import identifiers, organizations, policies
from seatkeeper.sandbox.portal.phrases import JOINED
from seatkeeper.sandbox.portal.visit import Visit, receive
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.sweeping import sweep

__all__ = ["make_router"]

_Field = Annotated[str, Form(max_length=100)]
_Minutes = Annotated[int, Form(ge=0, le=IDLE_MAX // 60)]


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/people")
    def people(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return _people_page(visit)

    @router.post("/people/{member_id}/{action}")
    def change(request: Request, member_id: str, action: str, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            owner = visit.owned_form(csrf)
            sweep(visit.session, visit.now, sandbox.timing)
            if action in {"block", "unblock"}:
                blocked = action == "block"
                organizations.block(visit.session, owner, member_id, visit.now, blocked=blocked)
            elif action == "delete":
                organizations.remove(visit.session, owner, member_id, visit.now)
            else:
                raise HTTPException(404)
            return visit.go("/people")

    @router.post("/invite-key")
    def new_key(request: Request, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            organizations.new_invite_key(visit.owned_form(csrf), sandbox.entropy)
            return visit.go("/people")

    @router.post("/idle")
    def idle(request: Request, minutes: _Minutes, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            owner = visit.owned_form(csrf)
            policies.set_idle_seconds(visit.session, owner.id, minutes * 60)
            return visit.go("/people")

    @router.get("/join/{invite_key}")
    def invitation(request: Request, invite_key: str) -> Response:
        with receive(sandbox, request) as visit:
            account = visit.account
            owner = organizations.inviter(visit.session, invite_key)
            known = owner is not None and owner is not account
            return visit.page(
                "join", status=200 if known else 404, owner=owner, invite_key=invite_key
            )

    @router.post("/join")
    def join(request: Request, csrf: _Field = "", invite_key: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(csrf)
            cleaned = identifiers.normalise(invite_key)
            outcome = organizations.join(visit.session, account, cleaned, visit.now)
            return visit.page("joined", outcome=outcome.value, sentence=JOINED[outcome])

    return router


def _people_page(visit: Visit) -> Response:
    owner = visit.account
    minutes = (policies.idle_seconds(visit.session, owner.id) or 0) // 60
    return visit.page(
        "people",
        idle_minutes=minutes,
        idle_choices=sorted({*policies.IDLE_CHOICES, minutes}),
        members=organizations.members(visit.session, owner),
        invite_key=owner.invite_key,
        invite_url=f"{visit.sandbox.portal_url}/join/{owner.invite_key}",
    )
