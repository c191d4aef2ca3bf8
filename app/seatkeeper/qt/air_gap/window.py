"""The air-gap view: the real client, the real portal, and real files between them.

The steps can be done in any order a person tries; what makes no sense is refused by the client or
the portal in its own words. Buttons and dragging do the same.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtWidgets import QLabel

from offline.limits import MAX_FILE_BYTES
from seatkeeper.qt.air_gap.places import OfflinePlace, PortalPlace
from seatkeeper.qt.air_gap.stick import UsbStick
from seatkeeper.qt.air_gap.world import AirGapParts, PortalRefusal
from seatkeeper.qt.app import StartFailure
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.i18n.language import spoken
from seatkeeper.qt.lanes import QtLanes
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.refusals import explain_refusal
from seatkeeper.qt.simulation import SimulationWindow
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import badge, label, restyle
from seatkeeper.service.client import Client
from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome
from seatkeeper.session.states import Licensed, NoConnection, State

__all__ = ["AirGapWindow"]

T = TypeVar("T")

PORTAL: Final = "portal"
"""The lane of the portal's computer."""
REQUEST: Final = "license-request.html"
RESPONSE: Final = "license-response.html"


class AirGapWindow(SimulationWindow):
    """Three places side by side."""

    def __init__(self, parts: AirGapParts) -> None:
        super().__init__()
        self._parts = parts
        self._client: Client | None = None
        self._has_uploaded = self._has_accepted = False
        self._lanes, self._bridge = QtLanes(), Bridge()
        self._bridge.state_changed.connect(self._show_state)
        self.setObjectName("airGap")
        self.setWindowTitle(translate("AirGap", "Seatkeeper: across the air gap"))
        self.setAccessibleName(self.windowTitle())
        self.offline = OfflinePlace(self._write, partial(self._open, self._on_stick(RESPONSE)))
        self.stick = UsbStick(parts.stick)
        self.portal = PortalPlace(
            parts.accounts, partial(self._upload, self._on_stick(REQUEST)), self._accept,
            self._download,
        )  # fmt: skip
        self.offline.dropped.connect(self._open)
        self.portal.dropped.connect(self._upload)
        self._next: QLabel = label("", "muted", name="airGap.next")
        title = label(translate("AirGap", "Validating a computer without a network"), "title")
        mark = badge(translate("AirGap", "SIMULATION"), "simulation")
        head = row(title, mark, spacing=16)
        head.setStretch(0, 1)
        places = row(self.offline, self.stick, self.portal, spacing=16)
        for index in range(3):
            places.setStretch(index, 1)
        inside = column(head, self._next, 8, places, margins=24)
        inside.setStretch(3, 1)
        self.setLayout(inside)
        self.resize(1240, 760)
        self._say_next()

    def begin(self) -> None:
        """Start the offline computer."""
        self._lanes.submit(
            "start", lambda: self._parts.make_client(self._lanes, self._bridge), self._made
        )

    def finish(self) -> None:
        """Let go of everything."""
        self._bridge.detach()
        self._lanes.close(0.4)

    @property
    def state(self) -> State | None:
        """The state of the offline computer's session."""
        return self._client.state if self._client is not None else None

    def _on_stick(self, name: str) -> Path:
        return self._parts.stick / name

    # --- the offline computer ------------------------------------------------------------------

    def _made(self, made: Client | StartFailure) -> None:
        if isinstance(made, StartFailure):
            self.offline.say(Explanation(made.detail, code=made.code))
            return
        self._client = made
        self._bridge.attach(made)
        made.start()

    def _show_state(self, state: State) -> None:
        if isinstance(state, Licensed):
            words = translate("AirGap", "Licensed, for good and without a network.")
        elif isinstance(state, NoConnection):
            words = translate("AirGap", "There is no internet connection, and no license yet.")
        else:
            words = ""
        self.offline.state.setText(words)
        self._say_next()

    def _write(self) -> None:
        if self._client is None:
            return
        self.offline.write.set_busy(True)
        self._client.make_request(language=spoken(), done=self._written)

    def _written(self, made: RequestMade | Failure) -> None:
        self.offline.write.set_busy(False)
        if isinstance(made, Failure):
            self.offline.say(Explanation(made.detail, code=made.code, tone=Tone.DANGER))
            return
        self._put(self._on_stick(REQUEST), made.html)

    def _open(self, path: Path) -> None:
        data = _read(path)
        if self._client is None or data is None:
            self.offline.say(Explanation(translate("AirGap", "That file is not on the stick yet.")))
            return
        self.offline.read.set_busy(True)
        self._client.open_response(data, self._opened)

    def _opened(self, outcome: ResponseOutcome) -> None:
        self.offline.read.set_busy(False)
        self.offline.show_checks(outcome.checks)
        if outcome.accepted:
            said = Explanation(
                translate("AirGap", "Every check passed. This computer is licensed."),
                tone=Tone.SUCCESS,
            )
        else:
            failed = next((one.name for one in outcome.checks if not one.passed), "")
            said = explain_refusal(failed, outcome.code, outcome.evidence)
        self.offline.say(said)
        self._say_next()

    # --- the portal ----------------------------------------------------------------------------

    def _upload(self, path: Path) -> None:
        data = _read(path)
        if data is None:
            self.portal.say(Explanation(translate("AirGap", "That file is not on the stick yet.")))
            return
        self.portal.upload.set_busy(True)
        self._lanes.submit(PORTAL, partial(self._parts.portal.upload, data), self._uploaded)

    def _uploaded(self, refusal: PortalRefusal | None) -> None:
        self.portal.upload.set_busy(False)
        self._has_uploaded, self._has_accepted = refusal is None, False
        self._portal_says(
            refusal, translate("AirGap", "The portal has the request, and asks who is there.")
        )

    def _accept(self) -> None:
        self.portal.accept.set_busy(True)
        email = str(self.portal.account.currentData())
        self._lanes.submit(PORTAL, partial(self._parts.portal.accept, email), self._accepted)

    def _accepted(self, refusal: PortalRefusal | None) -> None:
        self.portal.accept.set_busy(False)
        self._has_accepted = refusal is None
        self._portal_says(
            refusal, translate("AirGap", "Accepted: a seat is bound to that computer for good.")
        )

    def _portal_says(self, refusal: PortalRefusal | None, done: str = "") -> None:
        if refusal is not None:
            self.portal.say(Explanation(refusal.words, tone=Tone.DANGER))
        else:
            self.portal.say(Explanation(done, tone=Tone.SUCCESS))
        self._say_next()

    def _download(self) -> None:
        self.portal.download.set_busy(True)
        self._lanes.submit(PORTAL, self._parts.portal.response, self._downloaded)

    def _downloaded(self, answer: bytes | PortalRefusal) -> None:
        self.portal.download.set_busy(False)
        if isinstance(answer, PortalRefusal):
            self._portal_says(answer)
            return
        self.portal.say(Explanation(translate("AirGap", "The response is on the stick.")))
        self._put(self._on_stick(RESPONSE), answer)

    # --- the stick -----------------------------------------------------------------------------

    def _put(self, path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as error:
            self.offline.say(Explanation(str(error), code="not-written", tone=Tone.DANGER))
            return
        self.stick.refresh(path)
        self._say_next()

    def _say_next(self) -> None:
        """Name the next step, and make its button the one that stands out."""
        if isinstance(self.state, Licensed):
            words, pressed = translate("AirGap", "Done. Nothing has to be connected again."), None
        elif self._on_stick(RESPONSE).exists():
            words = translate("AirGap", "Next: open the response on the offline computer.")
            pressed = self.offline.read
        elif self._has_accepted:
            words = translate("AirGap", "Next: save the response to the stick.")
            pressed = self.portal.download
        elif self._has_uploaded:
            words = translate("AirGap", "Next: log in at the portal, and accept.")
            pressed = self.portal.accept
        elif self._on_stick(REQUEST).exists():
            words = translate("AirGap", "Next: take the request to the portal.")
            pressed = self.portal.upload
        else:
            words = translate("AirGap", "First: the offline computer writes its request.")
            pressed = self.offline.write
        self._next.setText(words)
        for one in (
            self.offline.write, self.offline.read, self.portal.upload, self.portal.accept,
            self.portal.download,
        ):  # fmt: skip
            restyle(one, kind="primary" if one is pressed else "")


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError:
        return None
