"""The support desk (R106): only for accounts that work there."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import Response

from seatkeeper.sandbox import accounts, support
from seatkeeper.sandbox.capacity import as_license
from seatkeeper.sandbox.model import AccountRow, LicenseRow, SeatRow
from seatkeeper.sandbox.portal.phrases import SUPPORT
from seatkeeper.sandbox.portal.visit import ForbiddenError, Visit, receive
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.sweeping import sweep

__all__ = ["make_router"]

_Field = Annotated[str, Form(max_length=320)]


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter(prefix="/support")

    @router.get("")
    def desk(request: Request, search: str = "") -> Response:
        with receive(sandbox, request) as visit:
            _at_the_desk(visit.account)
            return _desk_page(visit, search)

    @router.post("/seats/{seat_id}/deregister")
    def deregister(request: Request, seat_id: str, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            _at_the_desk(visit.owned_form(csrf))
            sweep(visit.session, visit.now, sandbox.timing)
            seat = visit.session.get(SeatRow, seat_id)
            if seat is None:
                raise HTTPException(404)
            support.deregister(visit.session, seat, visit.now)
            return _desk_page(visit, seat.license_id, SUPPORT["deregistered"])

    @router.post("/licenses/{license_id}/revoke")
    def revoke(request: Request, license_id: str, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            license_ = _license(visit, csrf, license_id)
            support.revoke(visit.session, license_, visit.now)
            return _desk_page(visit, license_id, SUPPORT["revoked"])

    @router.post("/licenses/{license_id}/reissue")
    def reissue(request: Request, license_id: str, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            support.reissue_key(_license(visit, csrf, license_id), sandbox.entropy)
            return _desk_page(visit, license_id, SUPPORT["reissued"])

    @router.post("/licenses/{license_id}/move")
    def move(request: Request, license_id: str, csrf: _Field = "", email: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            license_ = _license(visit, csrf, license_id)
            owner = accounts.by_email(visit.session, email)
            if owner is None:
                return _desk_page(visit, license_id, SUPPORT["no-account"], status=404)
            support.move(visit.session, license_, owner, visit.now)
            return _desk_page(visit, license_id, SUPPORT["moved"])

    @router.post("/unblock")
    def unblock(request: Request, csrf: _Field = "", email: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            _at_the_desk(visit.owned_form(csrf))
            support.unblock_login(visit.session, email)
            return _desk_page(visit, "", SUPPORT["unblocked"])

    return router


def _at_the_desk(account: AccountRow) -> None:
    if not account.support:
        raise ForbiddenError


def _license(visit: Visit, csrf: str, license_id: str) -> LicenseRow:
    _at_the_desk(visit.owned_form(csrf))
    sweep(visit.session, visit.now, visit.sandbox.timing)
    license_ = visit.session.get(LicenseRow, license_id)
    if license_ is None:
        raise HTTPException(404)
    return license_


def _desk_page(visit: Visit, search: str, sentence: str = "", *, status: int = 200) -> Response:
    found = support.find(visit.session, search) if search else []
    return visit.page(
        "support",
        status=status,
        search=search,
        sentence=sentence,
        found=[
            {
                "license": as_license(row),
                "row": row,
                "seats": support.held_seats(visit.session, row),
            }
            for row in found
        ],
    )
