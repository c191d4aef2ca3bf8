"""Any sequence of wishes, answers, late answers and passing time keeps the promises of a session.

The model is the world around the machine: a lane that carries effects out in order, a cache that
knows whether its grant is usable, and a clock. What the machine does with what it is told is
judged against the promises only.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.policy import works_until
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.service.effect_runner import ASKED_NO_MORE
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import ANSWERS, IllegalEventError, allows, step
from seatkeeper.session.states import (
    Closed,
    Idle,
    Licensed,
    NeedsLogin,
    Opening,
    ReadOnly,
    Releasing,
    State,
    WaitingForSeat,
)
from seatkeeper.session.table import TABLE
from seatkeeper.session.timing import due
from tests.helpers.samples import ADA, for_good, grant
from tests.helpers.world import START
from tests.session.replies import GRANTS, IDLE, WISHES, answers_to, unreachable


class Session(RuleBasedStateMachine):
    """One session and the world around it."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State = Opening()
        self.now = START
        self.epoch = 1
        self.lane: list[ef.Effect] = []
        self.attempts = [0]
        self.usable: Grant | None = None
        """What the cache would allow work with, were it opened now."""
        self.marks: set[type[ef.Effect]] = set()
        """What the cache says is being given up: by a release, by an early return."""
        self.unsure: set[type[ef.Effect]] = set()
        """Which of these may have reached the server, which has not confirmed it."""

    # --- one event -------------------------------------------------------------------------------

    def tell(self, event: ev.Event) -> None:
        before = self.state
        try:
            after, effects = step(before, event, self.now)
        except IllegalEventError:
            assert not allows(before, type(event))
            assert not isinstance(event, (*ANSWERS, ev.Tick, ev.Resumed))
            return
        if after is not before:
            entry = TABLE[type(before), type(event)]
            assert type(after) in entry.targets
        assert after.serial >= before.serial
        self.state = after
        self.judge_grant(event, before, effects)
        for effect in effects:
            self.begin(effect)

    def judge_grant(self, event: ev.Event, before: State, effects: tuple[ef.Effect, ...]) -> None:
        """A grant is taken up, or given back; nothing else makes a session licensed."""
        late = ef.ReleaseLateGrant in map(type, effects)
        if isinstance(event, ev.SeatGranted):
            taken = isinstance(self.state, Licensed) and self.state.grant is event.grant
            claimed = isinstance(self.state, WaitingForSeat) and self.state.held is not None
            crossed = isinstance(self.state, Releasing)  # the release that follows gives it back
            assert taken or late or crossed or claimed
            assert not ((taken or claimed) and late)
        else:
            assert late is (
                isinstance(event, ev.ResponseAccepted)
                and isinstance(before, Licensed)
                and before.grant.beats
            )

    def begin(self, effect: ef.Effect) -> None:
        attempt = getattr(effect, "attempt", None)
        if attempt is not None:
            assert attempt > max(self.attempts), "attempts only grow"
            assert attempt == self.state.serial
            self.attempts.append(attempt)
        self.lane.append(effect)

    # --- the world -------------------------------------------------------------------------------

    @initialize(
        found=st.sampled_from((None, *GRANTS, IDLE, IDLE, for_good())),
        remembered=st.sampled_from((True, True, True, False)),
        resuming=st.sampled_from((True, True, False)),
        mark=st.sampled_from((None, None, None, None, ef.ReleaseSeat, ef.ShortenSeat)),
        judged=st.sampled_from((Reason.USABLE, Reason.NEEDS_CONNECTION, Reason.CLOCK_SET_BACK)),
    )
    def open_cache(
        self,
        found: Grant | None,
        remembered: bool,
        resuming: bool,
        mark: type[ef.Effect] | None,
        judged: Reason,
    ) -> None:
        if mark is not None:
            self.marks, self.unsure = {mark}, {mark}
        self.usable = found
        self.tell(
            ev.CacheOpened(
                verdict=Verdict(Reason.NO_LICENSE if found is None else judged),
                account=ADA,
                remembered=remembered,
                grant=found,
                last_contact=START,
                resuming=resuming,
                releasing=mark is ef.ReleaseSeat,
                returning=mark is ef.ShortenSeat,
            )
        )

    @rule(wish=st.sampled_from(WISHES))
    def wish_something(self, wish: ev.Event) -> None:
        self.tell(wish)

    @rule(data=st.data())
    def wish_something_possible(self, data: st.DataObject) -> None:
        """What leads on; the end of everything is left to the rule above."""
        possible = [
            wish
            for wish in WISHES
            if allows(self.state, type(wish)) and not isinstance(wish, ev.Close)
        ]
        assume(possible)
        self.tell(data.draw(st.sampled_from(possible)))

    @precondition(lambda self: self.lane)
    @rule(data=st.data(), silence=unreachable)
    def carry_out_the_next_effect(self, data: st.DataObject, silence: ev.Unreachable) -> None:
        effect = self.lane.pop(0)
        attempt = getattr(effect, "attempt", None)
        if self.usable == for_good() and type(effect) in ASKED_NO_MORE:
            if attempt is not None:
                self.tell(ev.Unreachable(attempt, "validated-offline", delivered=False))
            return
        if attempt is None:
            self.note(effect)
            return
        if isinstance(effect, ef.FreeIdleSeat):
            self.hold(None)
        self.epoch += 1
        found = replace(data.draw(st.sampled_from(GRANTS)), epoch=self.epoch)
        silent = ev.Unreachable(attempt, silence.cause, delivered=silence.delivered)
        answer = data.draw(st.sampled_from([silent, *answers_to(effect, found)]))
        self.note_answer(effect, answer)
        self.tell(answer)

    def hold(self, found: Grant | None) -> None:
        """The cache holds this now, and no mark."""
        self.usable = found
        self.marks.clear()
        self.unsure.clear()

    def note(self, effect: ef.Effect) -> None:
        """What an effect without an answer does to the cache."""
        if isinstance(effect, ef.MarkReleasing):
            self.marks.add(ef.ShortenSeat if effect.returning else ef.ReleaseSeat)
        elif isinstance(effect, ef.AbandonRelease):
            mark = ef.ShortenSeat if effect.returning else ef.ReleaseSeat
            assert mark not in self.unsure, "what may have arrived cannot be taken back"
            self.marks.discard(mark)
        elif isinstance(effect, ef.ReleaseLateGrant | ef.ReleaseClaim):
            held = self.usable
            if held is not None and (held.seat_id, held.epoch) == (effect.seat_id, effect.epoch):
                self.hold(None)
        elif isinstance(effect, ef.EraseCache):
            self.hold(None)

    def note_answer(self, effect: ef.Effect, answer: ev.Event) -> None:
        """What an answer does to the cache, before anybody hears of it."""
        gives_up = isinstance(effect, ef.ReleaseSeat | ef.ShortenSeat)
        if isinstance(answer, ev.SeatGranted):
            self.hold(answer.grant)
        elif isinstance(answer, ev.SeatRefused | ev.SeatEnded):
            self.hold(None)
        elif gives_up and isinstance(answer, ev.Unreachable) and answer.delivered:
            self.unsure.add(type(effect))

    @precondition(lambda self: isinstance(self.state, WaitingForSeat))
    @rule()
    def wait_to_be_told(self) -> None:
        self.tell(ev.NotifyMe(True))

    @precondition(lambda self: self.lane)
    @rule(data=st.data(), silence=unreachable)
    def carry_out_all_effects(self, data: st.DataObject, silence: ev.Unreachable) -> None:
        while self.lane:
            self.carry_out_the_next_effect(data, silence)

    @rule(attempt=st.integers(0, 30), which=st.integers(0, 10), silence=unreachable)
    def hear_a_late_answer(self, attempt: int, which: int, silence: ev.Unreachable) -> None:
        """Answers to attempts that are over, of any kind, at any time."""
        under_way = {getattr(effect, "attempt", None) for effect in self.lane}
        assume(attempt <= max(self.attempts))
        assume(attempt not in under_way)
        awaited = attempt == self.state.serial and not isinstance(self.state, Licensed)
        assume(not awaited)  # it was answered; nobody answers twice
        questions = [
            ef.Probe(attempt),
            ef.SignIn(attempt, "", ""),
            ef.Acquire(attempt),
            ef.ExtendSeat(attempt, 3),
            ef.ReleaseSeat(attempt),
        ]
        late = [answer for asked in questions for answer in answers_to(asked, grant(epoch=99))]
        late.append(ev.Unreachable(attempt, silence.cause, delivered=silence.delivered))
        before = self.state
        self.tell(late[which % len(late)])
        assert self.state is before

    @rule(
        seconds=st.sampled_from((15, 60, 3600, 3600, 7200)) | st.integers(0, 3 * 86400),
        slept=st.booleans(),
    )
    def pass_time(self, seconds: int, slept: bool) -> None:
        self.let_pass(timedelta(seconds=seconds), ev.Resumed() if slept else ev.Tick())

    @precondition(lambda self: due(self.state) is not None)
    @rule()
    def let_the_awaited_moment_come(self) -> None:
        moment = due(self.state)
        assert moment is not None
        before = self.state
        self.let_pass(max(moment - self.now, timedelta(0)), ev.Tick())
        assert self.state is not before, "what was awaited changes something"

    def let_pass(self, time: timedelta, event: ev.Event) -> None:
        self.now += time
        self.tell(event)
        if isinstance(self.state, Licensed | NeedsLogin):
            until = works_until(self.state.grant, last_contact=self.state.last_contact)
            assert until is None or self.now < until, "work never goes on past works_until"
        if isinstance(self.state, Licensed) and self.state.idle_until and not self.state.pending:
            assert self.now < self.state.idle_until, "an idle seat is never kept past the question"
        if isinstance(self.state, WaitingForSeat) and self.state.held and not self.state.asking:
            assert self.now < (self.state.claim_until or START), "nor is one nobody comes for"

    @rule(chance=st.integers(0, 9))
    def accept_a_response(self, chance: int) -> None:
        assume(chance == 0)  # there is no way back from it
        if allows(self.state, ev.ResponseAccepted):
            self.hold(for_good())
        self.tell(ev.ResponseAccepted(for_good()))

    # --- the promises ----------------------------------------------------------------------------

    @invariant()
    def only_a_usable_grant_licenses(self) -> None:
        if isinstance(self.state, Licensed) and not self.state.pending:
            assert self.usable == self.state.grant
            undone = ef.AbandonRelease in map(type, self.lane)
            assert not self.marks or undone, "work with a right that is being given up"
            assert not self.unsure

    @invariant()
    def nothing_is_pending_without_a_question_under_way(self) -> None:
        under_way = {getattr(effect, "attempt", None) for effect in self.lane}
        if isinstance(self.state, Licensed):
            assert self.state.beat == 0 or self.state.beat in under_way
            assert self.state.action == 0 or self.state.action in under_way
        if isinstance(self.state, ReadOnly | Idle | WaitingForSeat) and self.state.asking:
            assert self.state.serial in under_way
        if isinstance(self.state, Idle):
            assert self.state.freeing == 0 or self.state.freeing in under_way
            assert self.usable is None or self.state.asking or self.state.freeing
        if isinstance(self.state, WaitingForSeat) and self.state.held is not None:
            assert self.usable == self.state.held.grant

    @invariant()
    def the_end_is_the_end(self) -> None:
        if isinstance(self.state, Closed):
            assert not any(allows(self.state, type(wish)) for wish in WISHES)


TestSession = Session.TestCase
TestSession.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
