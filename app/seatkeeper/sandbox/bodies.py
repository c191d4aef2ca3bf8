"""A cap on what a request may carry, enforced while it arrives."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["BodyCap"]


class _TooLargeError(Exception):
    """The body went over the cap."""


class BodyCap:
    """ASGI middleware that answers 413 instead of reading an endless body."""

    def __init__(self, app: ASGIApp, *, limit: int, answer: ASGIApp) -> None:
        """Wrap an application.

        Args:
            app: The application.
            limit: Bytes a body may have.
            answer: What to answer when it has more.
        """
        self._app = app
        self._limit = limit
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdecimal() or int(claimed) > self._limit:
            await self._answer(scope, receive, send)
            return
        received = 0
        begun = False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise _TooLargeError
            return message

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, counted, watched)
        except _TooLargeError:
            if not begun:
                await self._answer(scope, receive, send)
