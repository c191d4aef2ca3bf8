"""Taking the secrets out of what went over the wire.

What could be used by somebody else goes: passwords, tokens, and the signatures of proofs and
documents, without which neither is worth anything. What the documents say stays readable. A body
that cannot be read cannot be judged, so it goes as a whole.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final

from joserfc.util import urlsafe_b64encode

from offline.errors import OfflineError
from offline.limits import SIGNATURE_CHARS
from offline.signing import peek
from seatkeeper.lab.trace import Headers, WireEntry

__all__ = ["HIDDEN", "redact"]

HIDDEN: Final = "[redacted]"
_NO_SIGNATURE: Final = "redacted".ljust(SIGNATURE_CHARS, "-")
"""As long as a real one, so that the document can still be taken apart."""

_SECRET_MEMBER: Final = re.compile("password|secret|token|verifier|assertion", re.IGNORECASE)
_SECRET_HEADERS: Final = frozenset(
    {"authorization", "cookie", "proxy-authorization", "set-cookie", "www-authenticate"}
)
_PROOF: Final = "dpop"
_TOKEN: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]*")


def redact(entry: WireEntry) -> WireEntry:
    """The same entry without secrets."""
    return replace(
        entry,
        request_headers=_headers(entry.request_headers),
        answer_headers=_headers(entry.answer_headers),
        request_body=_body(entry.request_body, entry.request_headers),
        answer_body=_body(entry.answer_body, entry.answer_headers),
    )


def _headers(headers: Headers) -> Headers:
    return tuple((name, _header(name.lower(), value)) for name, value in headers)


def _header(name: str, value: str) -> str:
    if name == _PROOF:
        return _without_signature(value)
    if name in _SECRET_HEADERS:
        scheme, _, rest = value.partition(" ")
        return f"{scheme} {HIDDEN}" if rest else HIDDEN
    return value


def _body(body: bytes, headers: Headers) -> bytes:
    if not body:
        return body
    named = {name.lower(): value for name, value in headers}
    kind = named.get("content-type", "").partition(";")[0].strip().lower()
    if not kind or kind.startswith("text/"):
        return body  # what a faulty network says: never a question, never our server's answer
    text = body.decode("utf-8", "replace")
    if kind == "application/jose":
        return _without_signature(text).encode()
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):  # the latter for thousands of brackets
        return f"{HIDDEN[:-1]}: {len(body)} bytes of {kind}]".encode()
    return json.dumps(_without_secrets(content), separators=(",", ":")).encode()


def _without_secrets(content: Any) -> Any:
    if isinstance(content, dict):
        return {
            name: HIDDEN
            if _SECRET_MEMBER.search(name) and isinstance(value, str)
            else _without_secrets(value)
            for name, value in content.items()
        }
    if isinstance(content, list):
        return [_without_secrets(value) for value in content]
    if isinstance(content, str) and _TOKEN.fullmatch(content):
        return _without_signature(content)
    return content


def _without_signature(token: str) -> str:
    """A signed document without its signature, and without those of documents in it."""
    try:
        payload = peek(token)[1]
    except OfflineError:
        return HIDDEN
    header, body, _ = token.split(".")
    inside = _without_secrets(payload)
    if inside != payload:
        body = urlsafe_b64encode(json.dumps(inside, separators=(",", ":")).encode()).decode()
    return f"{header}.{body}.{_NO_SIGNATURE}"
