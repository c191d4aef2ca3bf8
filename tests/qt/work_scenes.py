"""The scenes of daily work: unsaved text, waiting, idleness, warnings, the usage record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from seatkeeper.licensing.grant import SeatCount
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.recovery import Draft, Recovery
from seatkeeper.service.exchange import Failure
from seatkeeper.service.ports import UsageEntry
from seatkeeper.session.states import Idle, Notice, ReadOnly, State, WaitingForSeat
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, NOW, OWNED, SHARED, expiring, licensed
from tests.qt.writing import text, write

__all__ = ["WORK", "Scene"]

Scene = Callable[[Scripted], QWidget]
"""Sets the scene up and answers with the window to look at."""

WORDS: Final = "Field notes\n\nInterviewed the keeper of the seats. She counts them every night.\n"
SOON: Final = NOW + timedelta(seconds=42)
WATCHED: Final = replace(SHARED, idle_seconds=1800)
FULL: Final = WaitingForSeat(
    account=ADA,
    verdict=Verdict(Reason.ALL_SEATS_IN_USE, {"owner_email": "owner@demo.example"}),
    retry_at=NOW + timedelta(seconds=25),
)
ENDED: Final = ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA, grant=SHARED)
ENTRIES: Final = tuple(
    UsageEntry(
        NOW - timedelta(days=number, hours=5),
        NOW - timedelta(days=number, hours=number % 4) if number else None,
        "L-AD6-FB6",
        f"{number}ea7f00d" * 4,
        reason,
    )
    for number, reason in enumerate(
        ("running", "closed", "idle", "timed-out", "closed", "freed", "logged-out", "expired")
    )
)


def _editor(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        write(scripted, WORDS)
        scripted.client.show(state)
        return scripted.app.window

    return show


def _page(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(state)
        return scripted.app.window

    return show


def _usage(answer: tuple[UsageEntry, ...] | Failure | None) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(licensed(SHARED))
        scripted.driver.trigger("usage")
        if answer is not None:
            scripted.client.asked_for_usage.pop()(answer)
        return scripted.driver.dialog("usage")

    return show


def _find(scripted: Scripted) -> QWidget:
    write(scripted, WORDS)
    scripted.driver.trigger("find")
    scripted.driver.write("find.text", "seat")
    return scripted.app.window


def _left_behind(scripted: Scripted) -> QWidget:
    recovery = Recovery(scripted.driver.files.folder / "ui" / "unsaved")
    recovery.keep(Draft(Path("/documents/Field diary.txt"), WORDS))
    scripted.client.show(licensed(SHARED))
    scripted.driver.until(lambda: scripted.driver.sees("recovery"))
    return scripted.app.window


def _leaving(state: State) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        write(scripted, WORDS)
        scripted.client.show(state)
        scripted.app.window.close()
        return scripted.driver.dialog("question")

    return show


def _other_version(scripted: Scripted) -> QWidget:
    path = scripted.driver.files.folder / "Field diary.txt"
    path.write_text("first")
    scripted.client.show(licensed(SHARED))
    scripted.driver.stage.projects.open(path)
    scripted.driver.until(lambda: text(scripted).toPlainText())
    path.write_text("somebody else's")
    text(scripted).insertPlainText(WORDS)
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: scripted.driver.sees("question"))
    return scripted.driver.dialog("question")


def _not_saved(scripted: Scripted) -> QWidget:
    write(scripted, WORDS)
    scripted.driver.files.path = scripted.driver.files.folder
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: scripted.driver.sees("news"))
    return scripted.app.window


WORK: Final[Mapping[str, Scene]] = {
    "editor-find": _find,
    "editor-not-saved": _not_saved,
    "editor-left-behind": _left_behind,
    "editor-leaving": _leaving(licensed(SHARED)),
    "editor-leaving-read-only": _leaving(ENDED),
    "editor-other-version": _other_version,
    "idle-question": _editor(licensed(WATCHED, active_at=NOW, idle_until=SOON)),
    "idle": _editor(Idle(account=ADA, grant=WATCHED, freed=True)),
    "idle-silent": _editor(
        Idle(account=ADA, grant=WATCHED, notice=Notice("unreachable", detail="timeout: none"))
    ),
    "all-seats-queue": _page(replace(FULL, notify=True, queue=True, position=3)),
    "all-seats-claim": _page(replace(FULL, notify=True, claim_until=SOON)),
    "all-seats-missed": _page(replace(FULL, notice=Notice("claim-missed"))),
    "all-seats-computers": _page(
        replace(FULL, verdict=Verdict(FULL.verdict.reason, {"problem": "computers-exhausted"}))
    ),
    "expiring-last-hour": _editor(licensed(expiring(timedelta(minutes=40)))),
    "expired": _editor(ENDED),
    "expired-asking": _editor(replace(ENDED, asking=True)),
    "pool-nearly-exhausted": _page(licensed(OWNED)),
    "pool-exhausted": _page(licensed(replace(OWNED, seats=SeatCount(15, 15)))),
    "usage-asking": _usage(None),
    "usage": _usage(ENTRIES),
    "usage-empty": _usage(()),
    "usage-silent": _usage(Failure("unreachable", "timeout: no answer in 15 s")),
}
