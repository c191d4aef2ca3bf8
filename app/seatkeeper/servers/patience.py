"""Asking a busy server again.

A server, or what stands before it, may say that it is busy and when it will not be (429 or 503
with ``Retry-After``). A short wait is waited out at once, within the deadline of the exchange and
a little longer than was asked for, so that not all come back together. A long one is handed on:
the session honours it between its own tries. An answer that says more than "busy" (a problem
document, a signed answer) is an answer, and is never asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from tenacity import RetryCallState

__all__ = ["LONGEST_WISH", "Answered", "asked_again", "retry_after"]

LONGEST_WISH: Final = 900
"""Seconds. A server that wants to be left alone for longer is asked all the same."""

_WAITED_OUT: Final = 3
"""Seconds that a person is kept waiting for an answer that is no failure yet."""

_TRIES: Final = 3
_JITTER: Final = 0.25
"""Seconds that are added at most."""
_MEANINGFUL: Final = frozenset({"application/problem+json", "application/jose"})


class Answered(Protocol):
    """What is looked at of an answer."""

    @property
    def status(self) -> int:
        """HTTP status."""
        ...

    @property
    def media_type(self) -> str:
        """Without parameters, lower case."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Case-insensitive."""
        ...


Answer = TypeVar("Answer", bound=Answered)


def retry_after(answer: Answered) -> int:
    """How long a busy server wants to be left alone.

    Returns:
        Seconds, at most ``LONGEST_WISH``; 0 where it does not say so, or says nonsense.
    """
    if answer.status not in {429, 503}:
        return 0
    told = answer.headers.get("Retry-After", "").strip()
    if not told:
        return 0
    if told.isascii() and told.isdigit():
        return min(int(told[:9]), LONGEST_WISH)
    try:
        until = parsedate_to_datetime(told).astimezone(UTC)
        since = parsedate_to_datetime(answer.headers.get("Date", "")).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return 0
    return min(max(round((until - since).total_seconds()), 0), LONGEST_WISH)


def asked_again(answer: Answer, ask: Callable[[], Answer], left: Callable[[], float]) -> Answer:
    """Ask a server again that is busy for a moment.

    Args:
        answer: What it said.
        ask: Asks again.
        left: Seconds until the deadline of the exchange.

    Returns:
        The first answer that is none of a busy server, or the last one.
    """
    if not _worth_it(answer, left()):
        return answer
    import tenacity  # noqa: PLC0415 - hardly ever needed, and every start would pay for it

    first, jitter = [answer], tenacity.wait_random(0, _JITTER)

    def outcome(state: RetryCallState) -> Answer:
        assert state.outcome is not None  # noqa: S101 - an answer was judged
        found: Answer = state.outcome.result()
        return found

    return tenacity.Retrying(
        retry=tenacity.retry_if_result(lambda found: _worth_it(found, left())),
        wait=lambda state: retry_after(outcome(state)) + jitter(state),
        stop=tenacity.stop_after_attempt(_TRIES),
        retry_error_callback=outcome,
    )(lambda: first.pop() if first else ask())


def _worth_it(answer: Answered, left: float) -> bool:
    wish = retry_after(answer)
    return 0 < wish <= min(_WAITED_OUT, left / 2) and answer.media_type not in _MEANINGFUL
