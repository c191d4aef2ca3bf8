"""Every screen of the application, as a scene that can be set up in a scripted window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtWidgets import QMenu, QWidget

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.diagnostics.window import DiagnosticsWindow
from seatkeeper.service.diagnosis import Finding
from seatkeeper.service.exchange import CheckResult, PendingSummary, ResponseOutcome
from seatkeeper.service.ports import TestAccount
from seatkeeper.session.states import (
    NeedsLogin,
    NoConnection,
    Notice,
    ReadOnly,
    SeekingSeat,
    SignedOut,
    SigningIn,
    State,
    WaitingForSeat,
)
from tests.qt.conftest import Scripted
from tests.qt.diagnosing import GOOD, INTERCEPTED, scripted_diagnosis
from tests.qt.scripted import (
    ADA,
    CHECKS,
    EXTENDED,
    FOR_GOOD,
    NOW,
    OWNED,
    SHARED,
    TRIAL,
    expiring,
    licensed,
)
from tests.qt.shell_scenes import SHELL_SCENES
from tests.qt.work_scenes import WORK, Scene

__all__ = ["SCENES", "Scene"]

SILENCE: Final = Notice("unreachable", detail="timeout: no answer in 15 s")
FULL: Final = WaitingForSeat(
    account=ADA, verdict=Verdict(Reason.ALL_SEATS_IN_USE), retry_at=NOW + timedelta(seconds=25)
)


def _state(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(state)
        return scripted.app.window

    return show


def _login(scripted: Scripted) -> QWidget:
    scripted.client.accounts = (
        TestAccount("ada@demo.example", "demo", "Invited user of a license with 15 shared seats"),
        TestAccount("full@demo.example", "demo", "All seats are in use"),
    )
    scripted.client.show(SignedOut())
    return scripted.app.window


def _recent(scripted: Scripted) -> QWidget:
    scripted.client.show(licensed(SHARED))
    home = scripted.driver.stage.screens.workspace.home
    home.show_recent(("/documents/Interview notes.txt", "/documents/Field diary.txt"))
    return scripted.app.window


def _editor(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(licensed(SHARED))
        scripted.driver.trigger("new")
        scripted.driver.stage.screens.editor.text.insertPlainText("Something not saved yet.")
        scripted.client.show(state)
        return scripted.app.window

    return show


def _details(scripted: Scripted) -> QWidget:
    scripted.client.show(NoConnection(notice=SILENCE))
    scripted.driver.press("noConnection.details")
    return scripted.app.window


def _menu(scripted: Scripted) -> QWidget:
    scripted.client.show(licensed(SHARED))
    menu = scripted.driver.find(QMenu, "avatarMenu")
    menu.popup(scripted.app.window.pos())
    return menu


def _info(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(state)
        scripted.driver.trigger("licenseInfo")
        return scripted.driver.dialog("licenseInfo")

    return show


def _log_out(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(state)
        scripted.driver.trigger("logOut")
        return scripted.driver.dialog("question")

    return show


def _diagnostics(tab: int, findings: Mapping[str, Finding] = GOOD) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.diagnosis = scripted_diagnosis(findings)
        scripted.client.show(licensed(SHARED))
        scripted.driver.trigger("diagnostics")
        window = scripted.driver.dialog("diagnostics")
        assert isinstance(window, DiagnosticsWindow)
        window.tabs.setCurrentIndex(tab)
        scripted.driver.until(lambda: len(window.checks.findings) == len(findings))
        scripted.driver.until(lambda: window.export.is_ready)
        return window

    return show


def _again(scripted: Scripted) -> QWidget:
    scripted.client.show(NeedsLogin(grant=SHARED, last_contact=NOW))
    scripted.driver.press("banner.log-in")
    return scripted.driver.dialog("loginAgain")


def _wizard(step: int) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(NoConnection(notice=SILENCE))
        scripted.driver.press("noConnection.validateOffline")
        for _ in range(step):
            scripted.driver.press("wizard.next")
        return scripted.driver.dialog("wizard")

    return show


def _saved(scripted: Scripted) -> QWidget:
    dialog = _wizard(1)(scripted)
    scripted.driver.press("wizard.saveRequest")
    scripted.driver.until(lambda: scripted.driver.sees("wizard.showFolder"))
    return dialog


def _resumed(scripted: Scripted) -> QWidget:
    scripted.client.pending = (PendingSummary("r1", NOW - timedelta(days=1)),)
    dialog = _wizard(0)(scripted)
    for _ in range(3):
        scripted.driver.press("wizard.back")
    return dialog


def _response(passed: int) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        accepted = passed == len(CHECKS)
        checks = [CheckResult(name, True) for name in CHECKS[:passed]]
        if not accepted:
            checks.append(CheckResult(CHECKS[passed], False))
        evidence = {} if accepted else {"expected": "3f9a", "found": "77b1"}
        code = "" if accepted else "other-computer"
        scripted.client.outcome = ResponseOutcome(accepted, tuple(checks), code, evidence)
        dialog = _wizard(3)(scripted)
        scripted.driver.files.path = Path(__file__)
        scripted.driver.press("wizard.openResponse")
        scripted.driver.until(lambda: scripted.driver.sees("wizard.result"))
        return dialog

    return show


SCENES: Final[Mapping[str, Scene]] = {
    **WORK,
    **SHELL_SCENES,
    "opening": lambda scripted: scripted.app.window,
    "login": _login,
    "login-busy": _state(SigningIn(email=ADA.email)),
    "login-wrong": _state(SignedOut(notice=Notice("wrong-credentials"), email=ADA.email)),
    "login-unconfirmed": _state(SignedOut(notice=Notice("email-unconfirmed"), email=ADA.email)),
    "login-blocked": _state(
        SignedOut(notice=Notice("login-blocked", until=NOW + timedelta(minutes=15)))
    ),
    "no-connection": _state(NoConnection(notice=SILENCE)),
    "no-connection-details": _details,
    "no-connection-releasing": _state(NoConnection(notice=SILENCE, account=ADA, releasing=True)),
    "seeking": _state(SeekingSeat(account=ADA)),
    "all-seats": _state(FULL),
    "all-seats-waiting": _state(replace(FULL, notify=True)),
    "welcome": _state(licensed(SHARED)),
    "welcome-recent": _recent,
    "welcome-owner": _state(licensed(OWNED)),
    "welcome-trial": _state(licensed(TRIAL)),
    "welcome-expiring": _state(licensed(expiring(timedelta(days=6)))),
    "welcome-for-good": _state(licensed(FOR_GOOD)),
    "menu": _menu,
    "diagnostics": _diagnostics(0),
    "diagnostics-intercepted": _diagnostics(0, INTERCEPTED),
    "diagnostics-log": _diagnostics(1),
    "diagnostics-sent": _diagnostics(2),
    "diagnostics-export": _diagnostics(3),
    "editor": _editor(licensed(SHARED)),
    "editor-read-only": _editor(ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA)),
    "trouble": _editor(licensed(SHARED, trouble=SILENCE, failures=2)),
    "needs-login": _state(NeedsLogin(grant=SHARED, last_contact=NOW)),
    "login-again": _again,
    "read-only-nobody": _state(ReadOnly(verdict=Verdict(Reason.NO_LICENSE))),
    "license-info": _info(licensed(SHARED)),
    "license-info-owner": _info(licensed(OWNED)),
    "license-info-extended": _info(licensed(EXTENDED, notice=Notice("extended", until=NOW))),
    "license-info-trial": _info(licensed(TRIAL)),
    "license-info-for-good": _info(licensed(FOR_GOOD)),
    "license-info-read-only": _info(ReadOnly(verdict=Verdict(Reason.BLOCKED), account=ADA)),
    "log-out": _log_out(licensed(SHARED)),
    "log-out-offline": _log_out(licensed(SHARED, trouble=SILENCE, failures=1)),
    "wizard-before": _wizard(0),
    "wizard-resumed": _resumed,
    "wizard-request": _wizard(1),
    "wizard-saved": _saved,
    "wizard-connected": _wizard(2),
    "wizard-response": _wizard(3),
    "wizard-refused": _response(3),
    "wizard-done": _response(len(CHECKS)),
}
