"""The one HTTP transport: what a license client may not do, it cannot do here.

No redirects are followed (``requests`` would resend body and headers), no cookies are kept, no
``.netrc`` is read, no plain HTTP leaves this computer, no answer is larger than the cap, and no
exchange takes longer than its deadline. A failure always names its cause, and says whether the
question may have arrived.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.cookiejar import DefaultCookiePolicy
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError

from seatkeeper.servers.guard import Deadline, GuardedAdapter
from seatkeeper.service.ports import UnreachableError

__all__ = ["HttpAnswer", "HttpTransport", "InsecureUrlError"]

BODY_CAP: Final = 256 * 1024
"""Largest answer read, in bytes; the largest of ours is below 100 KiB."""
_PART: Final = 64 * 1024
CONNECT_SECONDS: Final = 5.0
TOTAL_SECONDS: Final = 15.0


class InsecureUrlError(ValueError):
    """Plain HTTP to something that is not this computer (R103)."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer, read whole.

    Attributes:
        status: HTTP status.
        media_type: Without parameters, lower case.
        headers: Case-insensitive.
        body: The bytes.
    """

    status: int
    media_type: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class _Session(requests.Session):
    """Follows no redirect, and does not prepare to: that would read the answer's body unbounded."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """No answer leads anywhere."""


class HttpTransport:
    """Sends requests to one server.

    Args:
        origin: Scheme, host and port, without a path.
        ca_file: Certificates to trust instead of the usual ones; None for those.
        total_seconds: Deadline of a whole exchange.

    Raises:
        InsecureUrlError: Plain HTTP to another computer.
    """

    def __init__(
        self, origin: str, *, ca_file: str | None = None, total_seconds: float = TOTAL_SECONDS
    ) -> None:
        parts = urlsplit(origin)
        loopback = is_loopback(parts.hostname or "")
        if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
            raise InsecureUrlError(f"{origin} is neither HTTPS nor on this computer")
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._loopback = loopback
        self._ca_file = ca_file
        self._total_seconds = total_seconds

    @cached_property
    def _session(self) -> requests.Session:
        session = _Session()
        session.trust_env = False
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.headers.clear()
        session.headers.update({"User-Agent": "Seatkeeper", "Accept-Encoding": "identity"})
        for scheme in ("https://", "http://"):
            session.mount(scheme, GuardedAdapter(max_retries=0))
        if not self._loopback:
            session.proxies.update(get_environ_proxies(self.origin))
        if self._ca_file is not None:
            session.verify = self._ca_file
        return session

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None = None,
        body: object = None,
    ) -> HttpAnswer:
        """Send one request and read its answer whole.

        Args:
            method: HTTP method.
            path: Below the origin.
            headers: Of this request.
            query: Query parameters.
            body: To be sent as JSON; None for none.

        Returns:
            The answer, whatever its status, redirects excepted.

        Raises:
            UnreachableError: No answer, too late, too large, or a redirect.
        """
        with Deadline(self._total_seconds) as deadline:
            try:
                answer = self._exchange(method, path, headers, query, body)
            except (requests.RequestException, HTTPError, OSError) as error:
                raise (self._too_late() if deadline.expired else _explained(error)) from error
            if deadline.expired:
                raise self._too_late()  # what was cut off looks like an answer that has ended
            return answer

    def _too_late(self) -> UnreachableError:
        return UnreachableError("timeout", f"no complete answer within {self._total_seconds:g} s")

    def _exchange(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None,
        body: object,
    ) -> HttpAnswer:
        options: dict[str, Any] = {} if body is None else {"json": body}
        with self._session.request(
            method,
            self.origin + path,
            headers=dict(headers),
            params=dict(query) if query else None,
            timeout=(CONNECT_SECONDS, self._total_seconds),
            allow_redirects=False,
            stream=True,
            **options,
        ) as response:
            if 300 <= response.status_code < 400:
                where = response.headers.get("Location", "")[:200] or "nowhere"
                raise UnreachableError("captive-portal", f"the answer redirects to {where}")
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise UnreachableError("bad-answer", "the answer is encoded without being asked to")
            content = _read_all(response)
            media_type = response.headers.get("Content-Type", "").partition(";")[0]
            return HttpAnswer(
                response.status_code, media_type.strip().lower(), response.headers, content
            )


def _read_all(response: requests.Response) -> bytes:
    """Read to the end, which alone shows whether an answer is complete.

    Raises:
        UnreachableError: Larger than the cap.
        HTTPError: Shorter than announced.
    """
    content = bytearray()
    while part := response.raw.read(_PART, decode_content=False):
        content += part
        if len(content) > BODY_CAP:
            raise UnreachableError("bad-answer", f"the answer is larger than {BODY_CAP} bytes")
    return bytes(content)


def parse_json(answer: HttpAnswer) -> Any:
    """Read a JSON body.

    Raises:
        UnreachableError: It is not JSON: not our server speaking.
    """
    if answer.media_type not in {"application/json", "application/problem+json"}:
        if answer.status >= 500:
            cause = "server-error"
        else:
            cause = "captive-portal" if answer.media_type == "text/html" else "bad-answer"
        raise UnreachableError(
            cause, f"HTTP {answer.status} with a body of type {answer.media_type or 'none'}"
        )
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:  # the latter for thousands of brackets
        raise UnreachableError("bad-answer", f"HTTP {answer.status} with broken JSON") from error


_BEFORE_SENDING: Final[tuple[tuple[type[Exception], str], ...]] = (
    (NameResolutionError, "dns"),
    (requests.exceptions.ProxyError, "proxy"),
    (requests.exceptions.SSLError, "tls"),
    (requests.exceptions.ConnectTimeout, "timeout"),
    (NewConnectionError, "refused"),
)
"""Failures after which certainly nothing has arrived, the most telling first."""


def _explained(error: Exception) -> UnreachableError:
    """Name the cause of a failure, and whether the question may have arrived."""
    causes = _chain(error)
    text = str(causes[-1])[:300]
    for kind, cause in _BEFORE_SENDING:
        if any(isinstance(entry, kind) for entry in causes):
            return UnreachableError(cause, text, delivered=False)
    timeout = isinstance(error, requests.exceptions.Timeout)
    return UnreachableError("timeout" if timeout else "network", text)


def _chain(error: BaseException) -> list[BaseException]:
    """An error, what it wraps, and what those came from."""
    seen: list[BaseException] = []
    queue: list[object] = [error]
    while queue:
        current = queue.pop(0)
        if isinstance(current, BaseException) and current not in seen:
            seen.append(current)
            queue.extend([current.__cause__, current.__context__, *current.args])
            queue.append(getattr(current, "reason", None))
    return seen
