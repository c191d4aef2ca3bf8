"""Words: every code has its own, unknown ones keep their code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from offline.redeeming import CHECKS
from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.phrasing import facts, times
from seatkeeper.qt.phrasing.causes import describe
from seatkeeper.qt.phrasing.files import explain_file
from seatkeeper.qt.phrasing.notices import explain_notice, explain_trouble
from seatkeeper.qt.phrasing.refusals import check_name, explain_refusal
from seatkeeper.qt.phrasing.starting import explain_start
from seatkeeper.qt.phrasing.status import contacts, most_important, status_line
from seatkeeper.qt.phrasing.verdicts import explain_verdict
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.views import wizard_response
from seatkeeper.session.states import NeedsLogin, Notice, Opening, ReadOnly
from tests.qt.scripted import (
    ADA,
    FOR_GOOD,
    NOW,
    SHARED,
    SUBSCRIPTION,
    TRIAL,
    expiring,
    licensed,
)
from tests.qt.scripted import (
    CHECKS as SCRIPTED_CHECKS,
)

NOTICES = (
    "wrong-credentials", "email-unconfirmed", "login-blocked", "session-ended", "extended",
    "returned", "checked", "renewed", "extend-refused", "logged-out", "logged-out-anyway",
    "release-failed", "save-failed", "seat-free", "cache-erased", "validated-offline",
    "vault-not-persistent", "claim-missed",
)  # fmt: skip
CAUSES = (
    "dns", "refused", "timeout", "tls", "proxy", "captive-portal", "server-error", "bad-answer",
    "other-protocol", "network",
)  # fmt: skip


def _say(code: str, detail: str = "") -> str:
    return explain_notice(Notice(code, detail=detail), server="Demo", now=NOW).what


def test_every_reason_to_be_read_only_has_words_and_a_next_step_of_its_own() -> None:
    reasons = [reason for reason in Reason if reason is not Reason.USABLE]
    said = {reason: explain_verdict(Verdict(reason)) for reason in reasons}
    assert len({one.what for one in said.values()}) == len(reasons)
    assert all(one.todo and one.still and one.code == reason for reason, one in said.items())


def test_every_notice_has_words_of_its_own() -> None:
    unknown = _say("something-new")
    assert len({_say(code) for code in NOTICES} | {unknown}) == len(NOTICES) + 1


def test_an_unknown_notice_keeps_its_code() -> None:
    said = explain_notice(Notice("something-new", detail="facts"), server="Demo", now=NOW)
    assert "[something-new facts]" in said.plain


def test_every_cause_of_silence_is_told_apart() -> None:
    said = {describe(f"{cause}: facts", "Demo") for cause in (*CAUSES, "never-heard-of")}
    assert len(said) == len(CAUSES) + 1


@pytest.mark.rule("R02")
def test_a_wrong_email_and_a_wrong_password_are_not_told_apart() -> None:
    assert _say("wrong-credentials") == "Email or password is wrong."


def test_trouble_says_until_when_work_goes_on() -> None:
    said = explain_trouble(
        Notice("unreachable", detail="timeout"), server="Demo", until=NOW + timedelta(hours=3),
        now=NOW,
    )  # fmt: skip
    assert "in 3 h" in said.still
    assert said.tone is Tone.WARNING


def test_the_checks_of_the_screen_are_those_of_the_exchange() -> None:
    assert tuple(CHECKS) == wizard_response.CHECKS == SCRIPTED_CHECKS
    assert len({check_name(name) for name in CHECKS}) == len(CHECKS)


@pytest.mark.rule("R78")
def test_every_failed_check_is_explained_in_its_own_words() -> None:
    said = {explain_refusal(check, "code", {}).what for check in CHECKS}
    assert len(said) == len(CHECKS)
    wrong = explain_refusal("kind", "wrong-kind", {"found": "request"})
    assert "request file" in wrong.what
    assert "found: request" in wrong.code


def test_an_unknown_refusal_is_still_explained() -> None:
    assert "brand-new" in explain_refusal("unheard-of", "brand-new", {}).plain


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "now"), (30, "in 30 s"), (-30, "30 s ago"), (600, "in 10 min"), (-7200, "2 h ago"),
     (86400 * 1.6, "in 2 days"), (86400 * 130, "in 130 days"), (-86400 * 40, "40 days ago")],
)  # fmt: skip
def test_distances_are_said_in_the_fitting_unit(seconds: float, words: str) -> None:
    assert times.distance(NOW + timedelta(seconds=seconds), NOW) == words


def test_an_expiry_is_a_day_and_a_distance() -> None:
    assert times.expiry(SUBSCRIPTION, NOW) == "2027-03-31, in 130 days"
    assert "permanent" in times.expiry(FOR_GOOD.license, NOW)
    assert times.expiry(expiring(timedelta(hours=5)).license, NOW).endswith("in 5 h")
    assert times.expiry(expiring(timedelta(hours=-5)).license, NOW).endswith("one day ago")


def test_every_basis_says_what_it_is_and_what_leaving_does() -> None:
    for basis in Basis:
        assert facts.basis_name(basis)
        assert facts.consequence_of_closing(basis)
    assert len({facts.consequence_of_logging_out(one) for one in (SHARED, FOR_GOOD, TRIAL)}) == 3


@pytest.mark.parametrize(
    "code", ["missing", "not-text", "too-large", "not-allowed", "disk-full", "disk-error"]
)
def test_every_failure_of_a_file_names_the_file(code: str) -> None:
    assert "notes.txt" in explain_file(Path("/x/notes.txt"), code, "").what


def test_a_locked_keyring_is_told_from_other_failures_at_the_start() -> None:
    assert explain_start("vault-locked", "").what != explain_start("boom", "").what


def test_the_status_line_says_the_state_in_words() -> None:
    assert status_line(licensed(SHARED)) == "Licensed: Shared seat, Institute of Numbers"
    assert "expired" in status_line(ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA))
    assert status_line(Opening()) == ""
    assert contacts(licensed(FOR_GOOD), NOW) == "No connection needed"
    assert contacts(Opening(), NOW) == ""


def test_a_session_that_ended_says_until_when_work_goes_on() -> None:
    (one,) = most_important(NeedsLogin(grant=SHARED, last_contact=NOW), server="Demo", now=NOW)
    assert "in 8 h" in one.said.still
    assert one.choices == ("log-in",)
