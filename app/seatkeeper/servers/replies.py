"""An answer whose head has been read, and whose body has not.

Whoever asked may refuse it for its head, however long its body is. A connection is kept for the
next question when the body was read to its end, and is given up otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import client
from typing import Protocol, Self, cast

from urllib3.exceptions import ProtocolError

__all__ = ["HttpReply", "Reply"]


class Reply(Protocol):
    """The beginning of an answer; it is left as soon as enough of it has been read."""

    @property
    def status(self) -> int:
        """HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Case-insensitive."""
        ...

    def read(self, most: int) -> bytes:
        """Read the body.

        Args:
            most: Bytes; a longer body is not read to its end.

        Raises:
            HTTPError: It ends too early.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...


class HttpReply:
    """An answer as ``http.client`` reads it, just as it is: nothing is followed or unpacked.

    Args:
        found: The answer.
        left: Told whether it was read to its end, when it is left.

    Raises:
        ProtocolError: It names two lengths.
    """

    def __init__(self, found: client.HTTPResponse, left: Callable[[bool], None]) -> None:
        self.status = found.status
        # It answers like a mapping, but for fields that are not there: those it names None.
        self.headers = cast("Mapping[str, str]", found.headers)
        self._found = found
        self._left = left
        lengths = found.headers.get_all("Content-Length", ())
        if len(set(lengths)) > 1:
            found.close()
            raise ProtocolError(f"one answer, and several lengths: {', '.join(lengths)}")

    def read(self, most: int) -> bytes:
        """Read the body; see ``Reply``."""
        try:
            body = self._found.read(most)
        except client.HTTPException as error:
            raise ProtocolError(f"the answer has broken off: {error!r}", error) from error
        # What is left of what was announced; http.client takes too little for the end.
        if self._found.length and len(body) < most:
            raise ProtocolError(f"{self._found.length} bytes of the answer are missing")
        return body

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        is_whole = self._found.isclosed()
        self._found.close()
        self._left(is_whole)
