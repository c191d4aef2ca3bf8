"""The usage record as a file (R105): a user's own, and the organization's for its owner."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from seatkeeper.sandbox import records
from seatkeeper.sandbox.portal.visit import receive
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.sweeping import sweep

__all__ = ["make_router"]


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/usage/organization.csv")
    def organization_record(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            sweep(visit.session, visit.now, sandbox.timing)
            return _file(records.organization_csv(visit.session, visit.account))

    @router.get("/usage/own.csv")
    def own_record(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            sweep(visit.session, visit.now, sandbox.timing)
            return _file(records.own_csv(visit.session, visit.account))

    return router


def _file(text: str) -> Response:
    return Response(
        text,
        headers={
            "Content-Disposition": 'attachment; filename="usage.csv"',
            "Cache-Control": "no-store",
        },
        media_type="text/csv; charset=utf-8",
    )
