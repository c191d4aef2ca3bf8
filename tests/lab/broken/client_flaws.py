"""Clients that break a rule, and the scenarios that must notice."""

from __future__ import annotations

from typing import Any, Final

import pytest

from offline import redeeming
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service import opening
from seatkeeper.service.effect_runner import EffectRunner
from seatkeeper.service.ports import UnreachableError
from seatkeeper.service.trusted_time import TrustedTime
from seatkeeper.session import events as ev
from tests.lab.broken.flaw import Flaw, flaw


@flaw("clock-set-back", "because: clock-set-back")
def any_clock_is_believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TrustedTime, "set_back", lambda self: False)


@flaw("lost-answer-to-a-release", "because: unfinished-release")
def a_lost_answer_was_never_asked(patch: pytest.MonkeyPatch) -> None:
    given = UnreachableError.__init__

    def undelivered(self: UnreachableError, *arguments: Any, **more: Any) -> None:
        given(self, *arguments, **{**more, "delivered": False})

    patch.setattr(UnreachableError, "__init__", undelivered)


@flaw("network-faults", "{expect: laptop, is: licensed, same seat: true}")
def a_failed_heartbeat_ends_the_seat(patch: pytest.MonkeyPatch) -> None:
    given = EffectRunner.run

    def run(self: EffectRunner, effect: Any) -> Any:
        event, notices = given(self, effect)
        if isinstance(event, ev.Unreachable):
            event = ev.SeatEnded(event.attempt, Verdict(Reason.SERVER_REFUSED))
        return event, notices

    patch.setattr(EffectRunner, "run", run)


@flaw("owner-without-a-network", "{expect: guest, is: no-connection}")
def anybody_starts_without_a_network(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(opening, "judge_start", lambda *arguments, **more: Verdict(Reason.USABLE))


@flaw("response-on-the-wrong-computer", "on: neighbour, refused: this-computer")
def any_computer_will_do(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(redeeming, "_this_computer", lambda *arguments: None)


@flaw("validated-offline", "refused: unused")
def a_response_works_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(redeeming, "_unused", lambda *arguments: None)


@flaw("what-the-server-learns", "never says: ullas")
def the_computer_is_named(patch: pytest.MonkeyPatch) -> None:
    given = HttpTransport.send

    def send(self: HttpTransport, *arguments: Any, headers: Any, **more: Any) -> Any:
        return given(self, *arguments, headers={**headers, "X-From": "ullas-notebook"}, **more)

    patch.setattr(HttpTransport, "send", send)


FLAWS: Final[tuple[Flaw, ...]] = tuple(
    found for found in vars().values() if isinstance(found, Flaw)
)
