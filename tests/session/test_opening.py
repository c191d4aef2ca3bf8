"""How a session begins."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Closed,
    Licensed,
    NeedsLogin,
    NoConnection,
    Opening,
    ReadOnly,
    Releasing,
    SeekingSeat,
    SignedOut,
    SigningIn,
)
from tests.helpers.samples import ADA, for_good, grant, owned, reserved
from tests.helpers.world import START
from tests.session.steps import (
    FULL,
    LOGIN,
    USABLE,
    Begin,
    Run,
    licensed,
    no_connection,
    opened,
    read_only,
    seeking,
    signed_out,
    signing_in,
    waiting,
)

# --- what the cache holds -----------------------------------------------------------------------


def test_an_empty_cache_leads_to_the_login_and_asks_whether_the_server_is_there() -> None:
    run = Run(Opening()).on(ev.CacheOpened(Verdict(Reason.NO_LICENSE)))
    assert run.expect(SignedOut).email == ""
    assert run.effects == (ef.Probe(1),)


def test_a_remembered_user_asks_for_a_seat_at_once() -> None:
    run = opened()
    assert run.expect(SeekingSeat).account == ADA
    assert run.effects == (ef.Acquire(1),)


def test_a_user_who_is_not_kept_logged_in_finds_the_email_filled_in() -> None:
    run = opened(remembered=False)
    assert run.expect(SignedOut).email == ADA.email
    assert run.effects == (ef.Probe(1),)


@pytest.mark.parametrize("found", [reserved(), owned()])
def test_a_usable_grant_starts_at_once_and_takes_the_seat_in_the_background(found: object) -> None:
    run = opened(verdict=USABLE, grant=found)
    assert run.expect(Licensed).reacquire
    assert run.effects == (ef.Acquire(1),)


def test_a_usable_grant_is_honoured_without_tokens_too() -> None:
    run = opened(verdict=USABLE, grant=reserved(), remembered=False)
    assert run.expect(NeedsLogin).last_contact == START
    assert run.effects == ()


def test_a_license_validated_offline_starts_without_asking_anybody() -> None:
    run = opened(verdict=USABLE, grant=for_good(), remembered=True, last_contact=None)
    assert run.expect(Licensed).last_contact == for_good().issued_at
    assert run.effects == ()


@pytest.mark.parametrize("reason", [Reason.CLOCK_SET_BACK, Reason.OTHER_COMPUTER])
def test_a_doubtful_grant_opens_read_only_unless_the_server_can_be_asked(reason: Reason) -> None:
    opened(verdict=Verdict(reason)).expect(SeekingSeat)
    run = opened(verdict=Verdict(reason), remembered=False)
    assert run.expect(ReadOnly).verdict.reason is reason
    assert run.expect(ReadOnly).grant == grant()


def test_a_client_that_never_stopped_goes_on_where_it_was() -> None:
    run = opened(resuming=True)
    assert run.expect(Licensed).last_contact == START
    assert run.expect(Licensed).next_beat == START
    assert run.effects == ()


def test_a_client_that_never_stopped_but_lost_its_tokens_wants_the_password() -> None:
    assert opened(resuming=True, remembered=False).expect(NeedsLogin).grant == grant()


def test_a_client_that_never_stopped_goes_on_with_a_license_for_good_without_tokens() -> None:
    run = opened(resuming=True, remembered=False, grant=for_good(), verdict=USABLE)
    assert run.expect(Licensed).grant == for_good()


def test_a_client_that_was_silent_for_too_long_asks_for_a_seat_anew() -> None:
    run = opened(resuming=True, last_contact=START - timedelta(hours=9))
    run.expect(SeekingSeat)


def test_resuming_without_a_known_contact_is_a_new_start() -> None:
    opened(resuming=True, last_contact=None).expect(SeekingSeat)


def test_a_release_that_was_never_confirmed_is_finished_first() -> None:
    run = opened(releasing=True, verdict=USABLE, grant=reserved())
    run.expect(Releasing)
    assert run.effects == (ef.ReleaseSeat(1),)


def test_a_release_that_cannot_be_finished_without_tokens_ends_in_a_logout_here() -> None:
    run = opened(releasing=True, remembered=False)
    assert run.expect(SignedOut).notice
    assert run.kinds == [ef.EraseCache, ef.Probe]


def test_an_early_return_that_was_never_confirmed_leads_to_the_server_not_to_work() -> None:
    run = opened(returning=True, verdict=USABLE, grant=reserved(), resuming=True)
    assert run.expect(SeekingSeat).account == ADA
    assert run.effects == (ef.Acquire(1),)


def test_without_tokens_an_unconfirmed_early_return_leads_to_the_login() -> None:
    run = opened(returning=True, verdict=USABLE, grant=reserved(), remembered=False)
    assert run.expect(SignedOut).email == ADA.email


def test_a_cache_that_cannot_be_read_is_explained() -> None:
    verdict = Verdict(Reason.CACHE_UNREADABLE, {"code": "torn"})
    run = Run(Opening()).on(ev.CacheFailed(verdict))
    assert run.expect(ReadOnly).verdict == verdict
    assert run.effects == ()


# --- the login window ---------------------------------------------------------------------------


def test_a_login_is_sent_and_leads_to_a_seat() -> None:
    run = signed_out().on(LOGIN)
    assert run.expect(SigningIn).email == LOGIN.email
    assert run.effect(ef.SignIn) == ef.SignIn(4, LOGIN.email, LOGIN.password, True)
    run.on(ev.LoggedIn(4, ADA))
    assert run.expect(SeekingSeat).account == ADA
    assert run.effects == (ef.Acquire(5),)


def test_a_refused_login_returns_with_its_reason_and_what_was_typed() -> None:
    run = signing_in().on(ev.LoginRefused(3, "login-blocked", START))
    found = run.expect(SignedOut)
    assert (found.email, found.notice and found.notice.until) == ("ada@demo.example", START)


def test_a_login_that_nobody_answers_returns_with_the_cause() -> None:
    found = signing_in().on(ev.Unreachable(3, "dns", "no such host")).expect(SignedOut)
    assert found.notice is not None
    assert found.notice.detail == "dns: no such host"
    assert found.email == "ada@demo.example"


def test_the_answer_to_a_cancelled_login_is_late_and_its_tokens_are_forgotten() -> None:
    run = signing_in().on(ev.CancelLogin())
    assert run.expect(SignedOut).email == "ada@demo.example"
    run.on(ev.LoggedIn(3, ADA))
    run.expect(SignedOut)
    assert run.effects == (ef.ForgetTokens(),)


@pytest.mark.parametrize(
    "late",
    [ev.LoggedIn(2, ADA), ev.LoginRefused(2, "wrong-credentials"), ev.Unreachable(2, "dns")],
)
def test_answers_to_an_earlier_login_change_nothing(late: ev.Event) -> None:
    run = signing_in()
    before = run.state
    assert run.on(late).state is before


def test_the_login_window_notices_whether_the_server_is_there() -> None:
    run = signed_out()
    before = run.state
    assert run.on(ev.Reached(2)).state is before
    assert run.on(ev.Reached(3)).state is before
    assert run.on(ev.Unreachable(2, "dns")).state is before
    assert run.on(ev.Unreachable(3, "dns")).expect(NoConnection).account is None


# --- started without a connection ---------------------------------------------------------------


def test_trying_again_asks_the_server_and_leads_to_the_login_when_it_answers() -> None:
    run = no_connection().on(ev.Retry())
    assert run.expect(NoConnection).asking
    assert run.effects == (ef.Probe(4),)
    run.on(ev.Reached(3))
    run.expect(NoConnection)
    run.on(ev.Reached(4))
    run.expect(SignedOut)


def test_trying_again_in_vain_shows_the_new_cause() -> None:
    run = no_connection().on(ev.Retry()).on(ev.Unreachable(4, "tls", "bad certificate"))
    assert run.expect(NoConnection).notice.detail == "tls: bad certificate"
    assert not run.expect(NoConnection).asking
    before = run.state
    assert run.on(ev.Unreachable(3, "dns")).state is before


def test_trying_again_asks_for_the_seat_of_whoever_is_logged_in() -> None:
    run = no_connection(logged_in=True).on(ev.Retry())
    assert run.expect(SeekingSeat).account == ADA
    assert run.effects == (ef.Acquire(4),)


def test_trying_again_finishes_a_release_that_was_begun() -> None:
    run = no_connection(logged_in=True, releasing=True).on(ev.Retry())
    run.expect(Releasing)
    assert run.effects == (ef.ReleaseSeat(4),)


# --- reading only, a response, closing ----------------------------------------------------------


def test_work_without_a_license_is_reading_only_and_says_why() -> None:
    assert signed_out().on(ev.OpenReadOnly()).expect(ReadOnly).verdict.reason is Reason.NO_LICENSE
    found = no_connection(logged_in=True).on(ev.OpenReadOnly()).expect(ReadOnly)
    assert (found.verdict.reason, found.account) == (Reason.NO_CONNECTION, ADA)
    found = waiting().on(ev.OpenReadOnly()).expect(ReadOnly)
    assert (found.verdict, found.account) == (FULL, ADA)


@pytest.mark.parametrize(
    "begin",
    [signed_out, signing_in, no_connection, seeking, waiting, read_only],
)
def test_an_accepted_response_licenses_for_good(begin: Begin) -> None:
    run = begin().on(ev.ResponseAccepted(for_good()))
    found = run.expect(Licensed)
    assert found.grant == for_good()
    assert found.notice is not None
    assert found.notice.code == "validated-offline"
    assert run.effects == ()


def test_an_accepted_response_gives_back_the_seat_that_was_taken_meanwhile() -> None:
    run = licensed().on(ev.ResponseAccepted(for_good()))
    assert run.expect(Licensed).grant == for_good()
    assert run.effects == (ef.ReleaseLateGrant(grant().seat_id, grant().epoch),)
    assert run.on(ev.ResponseAccepted(for_good())).effects == ()


@pytest.mark.parametrize("begin", [signed_out, signing_in, no_connection, read_only])
def test_closing_where_no_seat_is_held_is_immediate(begin: Begin) -> None:
    run = begin().on(ev.Close())
    run.expect(Closed)
    assert run.effects == ()


def test_closing_while_the_cache_is_opened_is_immediate() -> None:
    Run(Opening()).on(ev.Close()).expect(Closed)
