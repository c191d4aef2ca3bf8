"""The one HTTP transport: what a license client may not do, it cannot do here.

No redirects are followed, no cookies are kept, no ``.netrc`` is read, no plain HTTP leaves this
computer, no answer is larger than the cap, and no exchange takes longer than its deadline. A
failure always names its cause, and says whether the question may have arrived.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Mapping
from functools import cached_property
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import msgspec
from urllib3 import Timeout
from urllib3.exceptions import HTTPError

from seatkeeper.licensing.value import Value
from seatkeeper.servers.connections import Connections, Question
from seatkeeper.servers.failures import explained
from seatkeeper.servers.guard import Deadline
from seatkeeper.servers.ledger import Overhearing
from seatkeeper.servers.patience import asked_again, retry_after
from seatkeeper.servers.proxies import proxy_for
from seatkeeper.servers.trust import tls_context
from seatkeeper.service.ledger import Ledger
from seatkeeper.service.ports import UnreachableError

__all__ = ["HttpAnswer", "HttpTransport", "InsecureUrlError", "no_answer", "parse_json"]

BODY_CAP: Final = 256 * 1024
"""Largest answer read, in bytes; the largest of ours is below 100 KiB."""
CONNECT_SECONDS: Final = 5.0
TOTAL_SECONDS: Final = 15.0
_ALWAYS: Final = {"User-Agent": "Seatkeeper", "Accept-Encoding": "identity"}


class InsecureUrlError(ValueError):
    """Plain HTTP to something that is not this computer (R103)."""


class HttpAnswer(Value, frozen=True):
    """An answer, read whole.

    Attributes:
        status: HTTP status.
        media_type: Without parameters, lower case.
        headers: Case-insensitive.
        body: The bytes.
    """

    hidden = ("headers", "body")

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class HttpTransport:
    """Sends requests to one server.

    Args:
        origin: Scheme, host and port, without a path.
        ca_file: Certificates to trust instead of the usual ones; None for those.
        total_seconds: Deadline of a whole exchange.
        ledger: Where everything that is sent is written down.
        proxy: As in ``servers.proxies``; None for the system's.
        connections: Carry the requests; None for the usual way. Where a network is to be simulated.

    Raises:
        InsecureUrlError: Plain HTTP to another computer.

    Attributes:
        origin: Of the server.
        is_loopback: Whether that is this computer.
        date: The ``Date`` of the newest answer as it came; a hint at most, for nobody signed it.
    """

    def __init__(
        self,
        origin: str,
        *,
        ca_file: str | None = None,
        total_seconds: float = TOTAL_SECONDS,
        ledger: Ledger | None = None,
        proxy: str | None = None,
        connections: Connections | None = None,
    ) -> None:
        parts = urlsplit(origin)
        loopback = is_loopback(parts.hostname or "")
        if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
            raise InsecureUrlError(f"{origin} is neither HTTPS nor on this computer")
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.is_loopback = loopback
        self._ca_file = ca_file
        self._total_seconds = total_seconds
        self._timeout = Timeout(connect=CONNECT_SECONDS, read=total_seconds)
        self._ledger = ledger
        self._proxy = proxy
        self._given = connections
        self.date = ""

    @cached_property
    def proxy(self) -> str | None:
        """The proxy that is used, as an URL; None for none."""
        return None if self.is_loopback else proxy_for(self.origin, self._proxy)

    def tls_context(self) -> ssl.SSLContext:
        """What certificates are judged by, for whoever only shakes hands."""
        return tls_context(self._ca_file)

    @cached_property
    def _connections(self) -> Connections:
        secure = self.origin.startswith("https:")
        return self._given or Connections(self.tls_context() if secure else None, self.proxy)

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None = None,
        body: object = None,
        purpose: str = "",
        again: Callable[[], Mapping[str, str]] | None = None,
    ) -> HttpAnswer:
        """Send one request and read its answer whole.

        Args:
            method: HTTP method.
            path: Below the origin.
            headers: Of this request.
            query: Query parameters.
            body: To be sent as JSON; None for none.
            purpose: Why it is sent, for the ledger: the name of the operation.
            again: Makes the headers anew, for a server that is busy for a moment and is asked
                again; None where asking twice is not the same as asking once.

        Returns:
            The answer, whatever its status, redirects excepted.

        Raises:
            UnreachableError: No answer, too late, too large, or a redirect.
        """
        if self._ledger is None:
            return self._send(method, path, headers, query, body, again)
        with Overhearing(self._ledger, purpose) as overhearing:
            try:
                answer = self._send(method, path, headers, query, body, again)
            except UnreachableError as error:
                overhearing.outcome = error.cause
                raise
            overhearing.outcome = f"HTTP {answer.status}"
            return answer

    def _send(  # noqa: PLR0917 - what ``send`` was given, in its order
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None,
        body: object,
        again: Callable[[], Mapping[str, str]] | None,
    ) -> HttpAnswer:
        with Deadline(self._total_seconds) as deadline:
            try:
                answer = self._exchange(method, path, headers, query, body)
                if again is not None:
                    answer = asked_again(
                        answer,
                        lambda: self._exchange(method, path, again(), query, body),
                        lambda: deadline.left,
                    )
            except (HTTPError, OSError) as error:
                found = explained(error, delivered=deadline.spoken)
                if deadline.expired and found.cause != "dns":
                    found = self._too_late(delivered=deadline.spoken)
                raise found from error
            if deadline.expired:
                # What was cut off looks like an answer that has ended.
                raise self._too_late(delivered=True)
            return answer

    def _too_late(self, *, delivered: bool) -> UnreachableError:
        told = f"no complete answer within {self._total_seconds:g} s"
        return UnreachableError("timeout", told, delivered=delivered)

    def _exchange(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None,
        body: object,
    ) -> HttpAnswer:
        sent = {**_ALWAYS, **headers}
        if body is not None:
            sent["Content-Type"] = "application/json"
        question = Question(
            method,
            self.origin,
            f"{path}?{urlencode(query)}" if query else path,
            sent,
            None if body is None else msgspec.json.encode(body),
        )
        with self._connections.send(question, self._timeout) as response:
            if 300 <= response.status < 400:
                where = " ".join(response.headers.get("Location", "").split())[:200] or "nowhere"
                raise UnreachableError("captive-portal", f"the answer redirects to {where}")
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise UnreachableError("bad-answer", "the answer is encoded without being asked to")
            content = response.read(BODY_CAP + 1)
            if len(content) > BODY_CAP:
                raise UnreachableError("bad-answer", f"the answer is larger than {BODY_CAP} bytes")
            self.date = response.headers.get("Date", "")
            media_type = response.headers.get("Content-Type", "").partition(";")[0]
            return HttpAnswer(
                response.status, media_type.strip().lower(), response.headers, content
            )


def parse_json(answer: HttpAnswer) -> Any:
    """Read a JSON body.

    Raises:
        UnreachableError: It is not JSON: not our server speaking.
    """
    if answer.media_type not in {"application/json", "application/problem+json"}:
        cause = "captive-portal" if answer.media_type == "text/html" else ""
        raise no_answer(answer, f"with a body of type {answer.media_type or 'none'}", cause)
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:  # the latter for thousands of brackets
        raise UnreachableError("bad-answer", f"HTTP {answer.status} with broken JSON") from error


def no_answer(answer: HttpAnswer, what: str, cause: str = "") -> UnreachableError:
    """What an answer that says nothing we understand stands for.

    Args:
        answer: The answer.
        what: What is wrong with it, in English.
        cause: What it is called where its status does not say more; empty for ``bad-answer``.
    """
    wish = retry_after(answer)
    if answer.status == 429 or (answer.status == 503 and wish):
        cause = "busy"
    elif answer.status == 511:  # "Network Authentication Required", RFC 6585
        cause = "captive-portal"
    elif answer.status >= 500:
        cause = "server-error"
    detail = f"HTTP {answer.status} {what}"
    return UnreachableError(cause or "bad-answer", detail, retry_after=wish)
