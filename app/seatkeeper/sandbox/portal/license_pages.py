"""My licenses, and my seats."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from seatkeeper.sandbox import freeing
from seatkeeper.sandbox.capacity import as_license, count, is_own, standing
from seatkeeper.sandbox.choosing import accessible
from seatkeeper.sandbox.portal.phrases import HOLDS
from seatkeeper.sandbox.portal.visit import Visit, receive
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.sweeping import sweep

__all__ = ["make_router"]


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/licenses")
    def licenses(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return _licenses_page(visit)

    @router.post("/seats/free")
    def free(request: Request, csrf: Annotated[str, Form()] = "") -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(csrf)
            sweep(visit.session, visit.now, sandbox.timing)
            return _licenses_page(
                visit, freed=freeing.free_shared(visit.session, account, visit.now)
            )

    return router


def _licenses_page(visit: Visit, freed: int | None = None) -> Response:
    account, session, now = visit.account, visit.session, visit.now
    sweep(session, now, visit.sandbox.timing)
    seats = [
        (seat, HOLDS.get(freeing.hold(seat, now), ""))
        for seat in freeing.seats_of(session, account)
    ]
    return visit.page(
        "licenses",
        licenses=[
            {
                "license": as_license(row),
                "row": row,
                "own": is_own(row, account),
                "standing": standing(session, row, account, now).value,
                "pool": count(session, account.id, row.category, now)
                if is_own(row, account)
                else None,
            }
            for row in accessible(session, account)
        ],
        seats=seats,
        can_free=any(not held for _, held in seats),
        freed=freed,
    )
