"""The wire as an HTTP archive, which browsers and other tools open.

HAR 1.2: http://www.softwareishard.com/blog/har-12-spec/
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from seatkeeper import VERSION
from seatkeeper.lab.curl import url_of
from seatkeeper.lab.redaction import redact
from seatkeeper.lab.trace import Headers, WireEntry

__all__ = ["as_har"]


def as_har(entries: Iterable[WireEntry], *, redacted: bool = True) -> dict[str, Any]:
    """Make an archive.

    Times are lab time; how long something took is real.

    Args:
        entries: The exchanges, oldest first.
        redacted: Whether to take their secrets out first.

    Returns:
        What is to be written as JSON.
    """
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "Seatkeeper", "version": VERSION},
            "entries": [_entry(redact(one) if redacted else one) for one in entries],
        }
    }


def _entry(entry: WireEntry) -> dict[str, Any]:
    return {
        "startedDateTime": entry.at.isoformat(),
        "time": entry.milliseconds,
        "request": _request(entry),
        "response": _response(entry),
        "cache": {},
        "timings": {"send": 0, "wait": entry.milliseconds, "receive": 0},
        "comment": entry.fault,
        # The specification lets custom fields begin with an underscore.
        "_computer": entry.computer,
        "_before": entry.before,
        "_after": entry.after,
    }


def _request(entry: WireEntry) -> dict[str, Any]:
    url = url_of(entry)
    made: dict[str, Any] = {
        "method": entry.method,
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _headers(entry.request_headers),
        "queryString": [
            {"name": name, "value": value}
            for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True)
        ],
        "headersSize": -1,
        "bodySize": len(entry.request_body),
    }
    if entry.request_body:
        made["postData"] = {
            "mimeType": _kind(entry.request_headers),
            "text": entry.request_body.decode("utf-8", "replace"),
            "params": [],
        }
    return made


def _response(entry: WireEntry) -> dict[str, Any]:
    known = entry.status in {status.value for status in HTTPStatus}
    return {
        "status": entry.status,
        "statusText": HTTPStatus(entry.status).phrase if known else "",
        "httpVersion": "HTTP/1.1" if entry.status else "",
        "cookies": [],
        "headers": _headers(entry.answer_headers),
        "content": {
            "size": len(entry.answer_body),
            "mimeType": _kind(entry.answer_headers),
            "text": entry.answer_body.decode("utf-8", "replace"),
        },
        "redirectURL": _header(entry.answer_headers, "location"),
        "headersSize": -1,
        "bodySize": len(entry.answer_body),
    }


def _headers(headers: Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]


def _header(headers: Headers, wanted: str) -> str:
    return next((value for name, value in headers if name.lower() == wanted), "")


def _kind(headers: Headers) -> str:
    return _header(headers, "content-type") or "application/octet-stream"
