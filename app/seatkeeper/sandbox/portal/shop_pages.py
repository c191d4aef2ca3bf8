"""Getting a license: the mock shop, activating a key, requesting a trial."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Form, HTTPException, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.sandbox import identifiers, organizations, sales
from seatkeeper.sandbox.identifiers import Kind
from seatkeeper.sandbox.organizations import Joined
from seatkeeper.sandbox.portal.phrases import ACTIVATED, EARLIER_KEY, JOINED, TRIALS
from seatkeeper.sandbox.portal.visit import receive
from seatkeeper.sandbox.sales import Activated, Order
from seatkeeper.sandbox.sandbox import Sandbox

__all__ = ["make_router"]

_SOLD: Final = tuple(category for category in Category if category is not Category.TRIAL)
_TERMS: Final = tuple(term for term in Term if term is not Term.TRIAL)

_ACTIVATED_TONE: Final = {Activated.DONE: "", Activated.ALREADY: "warn"}
_JOINED_TONE: Final = {Joined.DONE: "", Joined.ALREADY: "warn"}
"""Once more is a warning, anything else an error (R06)."""

_Field = Annotated[str, Form(max_length=200)]


class _OrderForm(BaseModel):
    category: Category
    model: SeatModel
    term: Term
    seats: int = Field(ge=1, le=10_000)
    days: int = Field(default=365, ge=1, le=3660)
    renews: str = ""
    csrf: str = ""

    def order(self) -> Order:
        return Order(
            self.category,
            self.model,
            self.term,
            seats=self.seats,
            days=self.days,
            renews=bool(self.renews),
        )


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter()

    @router.get("/get")
    def shelf(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("get", me=visit.account, sentence="", tone="", bought=None)

    @router.post("/activate")
    def activate(request: Request, csrf: _Field = "", key: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(csrf)
            cleaned = identifiers.normalise(key)
            kind = identifiers.recognise(cleaned)
            if kind is Kind.EARLIER_KEY:
                sentence, tone = EARLIER_KEY, "bad"
            elif kind is Kind.INVITE_KEY:
                joined = organizations.join(visit.session, account, cleaned, visit.now)
                sentence, tone = JOINED[joined], _JOINED_TONE.get(joined, "bad")
            else:
                outcome = sales.activate(visit.session, account, cleaned, visit.now)
                sentence, tone = ACTIVATED[outcome], _ACTIVATED_TONE.get(outcome, "bad")
            return visit.page(
                "get",
                status=409 if tone else 200,
                me=account,
                sentence=sentence,
                tone=tone,
                bought=None,
            )

    @router.post("/trial")
    def trial(request: Request, csrf: _Field = "") -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(csrf)
            refusal = sales.request_trial(visit.session, account, visit.now, sandbox.entropy)
            return visit.page(
                "get",
                status=409 if refusal else 200,
                me=account,
                sentence=TRIALS[refusal],
                tone="bad" if refusal else "",
                bought=None,
            )

    _add_shop(router, sandbox)
    return router


def _add_shop(router: APIRouter, sandbox: Sandbox) -> None:
    """The mock shop: nothing is paid, and the key is shown at once."""

    @router.get("/shop")
    def shop(request: Request) -> Response:
        with receive(sandbox, request) as visit:
            return visit.page("shop", me=visit.account, categories=_SOLD, terms=_TERMS)

    @router.post("/shop")
    def buy(request: Request, form: Annotated[_OrderForm, Form()]) -> Response:
        with receive(sandbox, request) as visit:
            account = visit.owned_form(form.csrf)
            if form.category not in _SOLD or form.term not in _TERMS:
                raise HTTPException(422)
            bought = sales.sell(visit.session, form.order(), visit.now, sandbox.entropy)
            return visit.page("get", me=account, sentence="", tone="", bought=bought)
