"""HTTP for checks: everything may be sent, everything is kept as evidence, nothing is followed.

The product's own transport would not let a check misbehave, so this one is bare; but it takes the
same guard against servers that never end. What is kept as evidence shows no secret: tokens,
passwords and proofs are blacked out where they stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from urllib3 import Timeout
from urllib3.exceptions import HTTPError

from offline.errors import OfflineError
from offline.signing import peek
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.servers.connections import Connections, Question
from seatkeeper.servers.guard import Deadline
from seatkeeper.servers.proxies import proxy_for
from seatkeeper.servers.transport import is_loopback
from seatkeeper.servers.trust import tls_context

__all__ = ["Answer", "Http"]

_TOTAL_SECONDS: Final = 15.0
_BODY_CAP: Final = 256 * 1024
_SHOWN: Final = 1500
"""Characters of a body that the evidence shows."""
_SECRET_MEMBER: Final = re.compile(r'"(access_token|refresh_token|password)": ?"[^"]*"')
_SIGNATURE: Final = re.compile(r"(eyJ[\w-]+\.)([\w-]{24})[\w-]*\.([\w-]{6})[\w-]*")
_SHOWN_HEADERS: Final = (
    "content-type", "location", "dpop-nonce", "www-authenticate", "retry-after", "allow",
    "cache-control",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, read whole.

    Attributes:
        asked: Method and path, for people.
        status: HTTP status.
        headers: Case-insensitive.
        body: The bytes.
    """

    asked: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """Without parameters, lower case."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            CheckFailedError: It is none.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise CheckFailedError("a JSON body", f"{self}: {error}") from error

    def __str__(self) -> str:
        return f"HTTP {self.status} {self.media_type or 'without a media type'} to {self.asked}"


class Http:
    """Sends requests to one origin.

    Args:
        origin: Scheme, host and port.
        ca_file: Certificates to trust instead of the usual ones; None for those.
        evidence: Where every exchange is noted down.
    """

    def __init__(self, origin: str, *, ca_file: str | None, evidence: list[str]) -> None:
        self.origin = origin
        self._evidence = evidence
        parts = urlsplit(origin)
        self._connections = Connections(
            tls_context(ca_file) if parts.scheme == "https" else None,
            None if is_loopback(parts.hostname or "") else proxy_for(origin, None),
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Send one request.

        Args:
            method: HTTP method.
            path: Below the origin.
            headers: Of this request.
            query: Query parameters.
            body: As it is.

        Returns:
            The answer, whatever it is.

        Raises:
            CheckFailedError: There is none, in time and within the size that clients read.
        """
        asked = f"{method} {path}"
        target = f"{path}?{urlencode(query)}" if query else path
        sent = {"Accept-Encoding": "identity", **(headers or {})}
        question = Question(method, self.origin, target, sent, body)
        with Deadline(_TOTAL_SECONDS) as deadline:
            try:
                answer = self._exchange(asked, question)
            except (HTTPError, OSError) as error:
                why = f"none within {_TOTAL_SECONDS:g} s" if deadline.expired else str(error)[:300]
                self._evidence.append(f"> {asked}\n< no answer: {why}")
                raise CheckFailedError(f"an answer to {asked}", why) from error
        self._evidence.append(_noted(target, method, body, answer))
        return answer

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()

    def _exchange(self, asked: str, question: Question) -> Answer:
        timeout = Timeout(connect=5.0, read=_TOTAL_SECONDS)
        with self._connections.send(question, timeout) as response:
            content = response.read(_BODY_CAP + 1)
            if len(content) > _BODY_CAP:
                raise CheckFailedError(
                    f"an answer of at most {_BODY_CAP} bytes", f"a larger one to {asked}"
                )
            return Answer(asked, response.status, response.headers, content)


def _noted(path: str, method: str, body: bytes | None, answer: Answer) -> str:
    lines = [f"> {method} {path}"]
    if body:
        lines.append("> " + _redacted(body))
    lines.append(f"< HTTP {answer.status}")
    lines += [
        f"< {name}: {value}" for name, value in answer.headers.items()
        if name.lower() in _SHOWN_HEADERS
    ]  # fmt: skip
    if answer.body:
        lines.append("< " + _redacted(answer.body))
        lines += _payload(answer.body)
    return "\n".join(lines)


def _payload(body: bytes) -> list[str]:
    """What a signed answer says, for people, if it is one."""
    try:
        _, payload = peek(body.decode("ascii"))
    except (UnicodeDecodeError, OfflineError):
        return []
    return ["< signed: " + _redacted(json.dumps(payload).encode())]


def _redacted(body: bytes) -> str:
    text = body.decode("utf-8", "backslashreplace")
    text = _SECRET_MEMBER.sub(r'"\1": "[redacted]"', text)
    text = _SIGNATURE.sub(r"\1\2….\3…", text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"
