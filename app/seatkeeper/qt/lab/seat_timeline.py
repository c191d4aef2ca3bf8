"""The seat timeline: who held which seat from when to when, drawn.

Rules. It shows everything until somebody zooms, and then stays where it was put. What the pointer
tells, the keyboard tells too: arrow keys walk from stretch to stretch, plus and minus zoom, and 0
shows everything again. A stretch differs by its pattern and by words, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.drawing import Drawing
from seatkeeper.qt.lab.tracks import Track
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.lab import elapsed, ended_words, how_words, person_words

if TYPE_CHECKING:
    from seatkeeper.lab.timeline import SeatSpan

__all__ = ["SeatTimeline"]

SHORTEST: Final = timedelta(minutes=5)
"""Nobody zooms in further."""
LEAST: Final = timedelta(hours=1)
"""Shown at the beginning, when hardly any time has passed."""
BEFORE: Final = datetime.min.replace(tzinfo=UTC)
"""The lab's time before anything was shown."""
ROOM: Final = 0.04
"""Of the width, right of now."""
FACTOR: Final = 1.25
"""Of one step of the wheel."""


class SeatTimeline(QAbstractScrollArea):
    """``told`` carries the words of the stretch that was pointed at, or an empty text."""

    told = Signal(str)
    fitted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lab.timeline")
        self.setAccessibleName(translate("Lab", "Seat timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._tracks: tuple[Track, ...] = ()
        self._titles: dict[str, str] = {}
        self._begin = self._now = BEFORE
        self._shown: tuple[datetime, datetime] | None = None
        self._chosen: SeatSpan | None = None
        self._grabbed: tuple[QPoint, tuple[datetime, datetime]] | None = None

    def sizeHint(self) -> QSize:
        """Some rows."""
        return QSize(640, 240)

    def show_tracks(
        self, shown: tuple[Track, ...], titles: dict[str, str], begin: datetime, now: datetime
    ) -> None:
        """Show other stretches, or the same ones later.

        Args:
            shown: The rows.
            titles: What each license is called, by its id.
            begin: When the lab's time began.
            now: The lab's time.
        """
        self._tracks, self._titles, self._begin, self._now = shown, titles, begin, now
        self._chosen = self._again(self._chosen)
        self._measure()
        self.viewport().update()

    def fit(self) -> None:
        """Show everything, and go on showing everything."""
        self._shown = None
        self.fitted.emit(True)
        self.viewport().update()

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show less or more.

        Args:
            factor: Larger than one shows less.
            around: Pixel that stays where it is; the middle otherwise.
        """
        drawing = self._drawing()
        if drawing is None:
            return
        axis = drawing.axis
        fixed = axis.at(axis.left + axis.width / 2 if around is None else max(around, axis.left))
        begin, end = fixed - (fixed - axis.begin) / factor, fixed + (axis.end - fixed) / factor
        whole = self._everything()
        if end - begin < SHORTEST:
            return
        if end - begin >= whole[1] - whole[0]:
            self.fit()
            return
        self._move_to(begin, end)

    # --- Events ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        drawing = self._drawing()
        if drawing is not None:
            drawing.paint(self.viewport(), self._chosen, focused=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom(FACTOR**steps, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a stretch, or take hold of the time."""
        drawing = self._drawing()
        if drawing is None:
            return
        self._choose(drawing.span_at(event.position()))
        self._grabbed = event.position().toPoint(), (drawing.axis.begin, drawing.axis.end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the time along while it is held."""
        drawing = self._drawing()
        if drawing is None:
            return
        if self._grabbed is None or self._shown is None:
            over = drawing.span_at(event.position())
            self.told.emit(self.words(over or self._chosen))
            return
        start, (begin, end) = self._grabbed
        by = (end - begin) * ((start.x() - event.position().x()) / drawing.axis.width)
        self._move_to(begin + by, end + by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom, or show everything."""
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self._walk(-1),
            Qt.Key.Key_Right: lambda: self._walk(1),
            Qt.Key.Key_Up: lambda: self._climb(-1),
            Qt.Key.Key_Down: lambda: self._climb(1),
            Qt.Key.Key_Plus: lambda: self.zoom(FACTOR),
            Qt.Key.Key_Equal: lambda: self.zoom(FACTOR),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / FACTOR),
            Qt.Key.Key_0: self.fit,
        }
        act = keys.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell about the stretch under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            drawing = self._drawing()
            over = drawing.span_at(QPointF(event.pos())) if drawing is not None else None
            QToolTip.showText(event.globalPos(), self.words(over), self)
            return True
        return super().viewportEvent(event)

    # --- Words ----------------------------------------------------------------------------------

    def words(self, span: SeatSpan | None) -> str:
        """Say everything about a stretch; empty for None."""
        if span is None:
            return ""
        text = translate("Lab", "{who}: {how}, {begin} to {end} ({length})")
        who = " · ".join(part for part in (person_words(span.account), span.computer) if part)
        said = text.format(
            who=who,
            how=how_words(span.how),
            begin=times.moment(span.begin),
            end=times.moment(span.end) if span.end else translate("Lab", "now"),
            length=elapsed((span.end or self._now) - span.begin),
        )
        return f"{said}: {ended_words(span.ended)}" if span.ended else said

    # --- Where things are -----------------------------------------------------------------------

    def _everything(self) -> tuple[datetime, datetime]:
        length = max(self._now - self._begin, LEAST)
        return self._begin, self._begin + length * (1 + ROOM)

    def _drawing(self) -> Drawing | None:
        if self._now is BEFORE:
            return None
        begin, end = self._shown or self._everything()
        return Drawing.made(
            self.viewport(), self._tracks, self._titles, begin=begin, end=end, now=self._now,
            scrolled=self.verticalScrollBar().value(),
        )  # fmt: skip

    def _measure(self) -> None:
        drawing = self._drawing()
        if drawing is None:
            return
        bar = self.verticalScrollBar()
        bar.setRange(0, max(round(drawing.height) - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(drawing.row))

    def _move_to(self, begin: datetime, end: datetime) -> None:
        first, last = self._everything()
        length = min(end - begin, last - first)
        begin = min(max(begin, first), last - length)
        self._shown = begin, begin + length
        self.fitted.emit(False)
        self.viewport().update()

    # --- The keyboard ---------------------------------------------------------------------------

    def _walk(self, step: int) -> None:
        track, at = self._place()
        if track is None:
            return
        self._choose(track.spans[min(max(at + step, 0), len(track.spans) - 1)])

    def _climb(self, step: int) -> None:
        track, _at = self._place()
        if track is None or self._chosen is None:
            return
        there = self._tracks.index(track) + step
        if 0 <= there < len(self._tracks):
            found = self._tracks[there].between(self._chosen.begin, self._chosen.begin)
            self._choose((found or self._tracks[there].spans)[0])

    def _again(self, span: SeatSpan | None) -> SeatSpan | None:
        """The same stretch among those shown now: it may have grown, or ended."""
        if span is None:
            return None
        for track in self._tracks:
            if track.license == span.license:
                for one in track.between(span.begin, span.begin):
                    if (one.seat, one.begin) == (span.seat, span.begin):
                        return one
        return None

    def _place(self) -> tuple[Track | None, int]:
        for track in self._tracks:
            if self._chosen in track.spans:
                return track, track.spans.index(self._chosen)
        return (self._tracks[0], -1) if self._tracks else (None, 0)

    def _choose(self, span: SeatSpan | None) -> None:
        self._chosen = span
        words = self.words(span)
        self.setAccessibleDescription(words)
        self.told.emit(words)
        drawing = self._drawing()
        if span is not None and drawing is not None:
            top, bottom = drawing.heights_of(span)
            bar = self.verticalScrollBar()
            if top < 0:
                bar.setValue(bar.value() + round(top))
            elif bottom > self.viewport().height():
                bar.setValue(bar.value() + round(bottom) - self.viewport().height())
            if self._shown is not None and not drawing.axis.begin <= span.begin < drawing.axis.end:
                length = drawing.axis.end - drawing.axis.begin
                self._move_to(span.begin - length / 4, span.begin + length * 3 / 4)
        self.viewport().update()
