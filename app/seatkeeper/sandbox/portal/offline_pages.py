"""Offline validation in the portal: the request arrives, is accepted, and answered by a file.

The request file posts itself here, anonymously and without cookies. It is kept under an opaque id
until somebody logs in and accepts it; who accepted it can download the response.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from sqlalchemy import delete, func, select
from starlette.responses import Response

from offline.errors import OfflineError
from offline.issuing import open_request
from offline.request import OfflineRequest, read_request, short_id
from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.capacity import as_license, is_own
from seatkeeper.sandbox.model import ExchangeRow
from seatkeeper.sandbox.portal.phrases import OBSTACLES, REQUEST_FILES
from seatkeeper.sandbox.portal.visit import ForbiddenError, Visit, receive
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.validation import Obstacle, accept, choices

__all__ = ["make_router"]

_FILE_MAX: Final = 256 * 1024
_KEPT: Final = timedelta(days=30)
"""How long an unanswered request is kept."""
_WAITING_MAX: Final = 1000
"""Unanswered requests kept at most: anybody may post one. The oldest make room."""


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/offline")
    def upload_form(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("offline_upload", problem="", code="")

    @router.post("/offline")
    def upload(
        request: Request,
        pasted: Annotated[str, Form(alias="request")] = "",
        file: Annotated[UploadFile | None, File()] = None,
    ) -> Response:
        chosen = b"" if file is None else file.file.read(_FILE_MAX + 1)
        with receive(sandbox, request) as visit:
            try:
                opened = open_request(
                    chosen or pasted.encode(), server=sandbox.keys.root.public.thumbprint
                )
            except OfflineError as error:
                problem = REQUEST_FILES.get(error.code, REQUEST_FILES[""])
                return visit.page("offline_upload", status=422, problem=problem, code=error.code)
            return visit.go(f"/offline/{_keep(visit, opened)}")

    @router.get("/offline/{exchange_id}")
    def show(request: Request, exchange_id: str) -> Response:
        with receive(sandbox, request) as visit:
            return _exchange_page(visit, _exchange(visit, exchange_id))

    @router.post("/offline/{exchange_id}/accept")
    def accept_request(
        request: Request,
        exchange_id: str,
        csrf: Annotated[str, Form()] = "",
        license_id: Annotated[str, Form()] = "",
    ) -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(csrf)
            exchange = _exchange(visit, exchange_id)
            if exchange.account_id not in {None, account.id}:
                raise ForbiddenError
            opened = read_request(exchange.request)
            outcome = accept(
                visit.session,
                sandbox,
                account,
                request=opened,
                license_id=license_id,
                now=visit.now,
            )
            if isinstance(outcome, Obstacle):
                return _exchange_page(visit, exchange, refused=OBSTACLES[outcome])
            exchange.account_id, exchange.license_id = account.id, license_id
            exchange.response = outcome.html.encode()
            return visit.go(f"/offline/{exchange.id}")

    @router.get("/offline/{exchange_id}/response")
    def download(request: Request, exchange_id: str) -> Response:
        with receive(sandbox, request) as visit:
            account = visit.account
            exchange = _exchange(visit, exchange_id)
            if exchange.response is None or exchange.account_id != account.id:
                raise HTTPException(404)
            return Response(
                exchange.response,
                headers={
                    "Content-Disposition": 'attachment; filename="seatkeeper-response.html"',
                    "Cache-Control": "no-store",
                },
                media_type="text/html; charset=utf-8",
            )

    return router


def _keep(visit: Visit, opened: OfflineRequest) -> str:
    """Keep a request and return its opaque id."""
    session, now = visit.session, visit.now
    unanswered = ExchangeRow.account_id.is_(None)
    session.execute(delete(ExchangeRow).where(unanswered, ExchangeRow.received_at < now - _KEPT))
    waiting = session.scalar(select(func.count()).select_from(ExchangeRow).where(unanswered))
    if waiting is not None and waiting >= _WAITING_MAX:
        oldest = select(ExchangeRow.id).where(unanswered).order_by(ExchangeRow.received_at).limit(1)
        session.execute(delete(ExchangeRow).where(ExchangeRow.id.in_(oldest)))
    row = ExchangeRow(
        id=identifiers.opaque(visit.sandbox.entropy), received_at=now, request=opened.token
    )
    session.add(row)
    return row.id


def _exchange(visit: Visit, exchange_id: str) -> ExchangeRow:
    row = visit.session.get(ExchangeRow, exchange_id)
    if row is None:
        raise HTTPException(404)
    return row


def _exchange_page(visit: Visit, exchange: ExchangeRow, refused: str = "") -> Response:
    account = visit.account
    if exchange.account_id not in {None, account.id}:
        raise ForbiddenError
    opened = read_request(exchange.request)
    offered = choices(visit.session, visit.sandbox, account, opened.device.thumbprint, visit.now)
    return visit.page(
        "offline_request",
        status=409 if refused else 200,
        exchange=exchange,
        opened=opened,
        short_id=short_id(opened.request_id),
        refused=refused,
        choices=[
            {
                "license": as_license(choice.license),
                "row": choice.license,
                "own": is_own(choice.license, account),
                "bound": choice.bound,
                "obstacle": OBSTACLES.get(choice.obstacle, ""),
            }
            for choice in offered
        ],
        possible=any(not choice.obstacle for choice in offered),
    )
