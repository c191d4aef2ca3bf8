"""How the seat timeline is drawn: rows of blocks below a time axis.

A block that is narrower than a pixel is drawn once for all that fall into the same pixel, so that
a year of many computers is drawn as fast as a day of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from seatkeeper.qt import theme
from seatkeeper.qt.lab.axis import Axis
from seatkeeper.qt.lab.tracks import Track
from seatkeeper.qt.phrasing.lab import person_words

if TYPE_CHECKING:
    from seatkeeper.lab.timeline import SeatSpan

__all__ = ["ENDED_BADLY", "KEPT", "Drawing"]

KEPT: Final = frozenset({"closed, kept", "reserved", "validated offline"})
"""Stretches in which a seat is occupied, but not worked with: drawn hatched."""
ENDED_BADLY: Final = frozenset({"timed out", "freed", "expired", "blocked", "revoked"})
"""Ends that nobody at the computer wanted: they are marked."""
GAP: Final = 3
WORD: Final = 88
"""Pixels that a word of the axis needs."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One moment's picture.

    Attributes:
        axis: Time from left to right.
        tracks: Rows from top to bottom.
        titles: Of licenses, by id.
        now: The lab's time.
        row: Height of a row.
        head: Height of the axis.
        scrolled: Pixels that are above the upper edge.
    """

    axis: Axis
    tracks: tuple[Track, ...]
    titles: dict[str, str]
    now: datetime
    row: float
    head: float
    scrolled: int

    @classmethod
    def made(
        cls, place: QWidget, tracks: tuple[Track, ...], titles: dict[str, str], *,
        begin: datetime, end: datetime, now: datetime, scrolled: int,
    ) -> Drawing:  # fmt: skip
        """Measure a picture for a widget."""
        metrics = QFontMetricsF(place.font())
        left = metrics.horizontalAdvance("00") + 24
        axis = Axis(begin, end, left, max(place.width() - left - 8, 1))
        return cls(
            axis, tracks, titles, now, metrics.height() + 10, metrics.height() + 12, scrolled
        )

    @property
    def height(self) -> float:
        """Of everything, the axis included."""
        groups = len({track.license for track in self.tracks})
        return self.head + self.row * (len(self.tracks) + groups) + 8

    def rows(self) -> Iterator[tuple[float, Track | None, str]]:
        """The upper edge of each row, with its track, or with the title of the license above."""
        y, license_ = self.head - self.scrolled, ""
        for track in self.tracks:
            if track.license != license_:
                license_ = track.license
                yield y, None, self.titles.get(license_, license_)
                y += self.row
            yield y, track, ""
            y += self.row

    def heights_of(self, span: SeatSpan) -> tuple[float, float]:
        """The upper and lower edge of a stretch's row, below the axis."""
        for y, track, _title in self.rows():
            if track is not None and span in track.spans:
                return y - self.head, y + self.row
        return 0, 0

    def span_at(self, point: QPointF) -> SeatSpan | None:
        """The stretch that is drawn there."""
        if point.y() < self.head:
            return None
        for y, track, _title in self.rows():
            if track is not None and y <= point.y() < y + self.row:
                moment = self.axis.at(point.x())
                for span in reversed(track.between(self.axis.begin, moment)):
                    if self._box(span, y).adjusted(-1, 0, 1, 0).contains(point):
                        return span
        return None

    def paint(self, place: QWidget, chosen: SeatSpan | None, *, focused: bool) -> None:
        """Draw everything."""
        tokens = theme.current()
        painter = QPainter(place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_lines(painter, tokens, place.height())
        painter.setClipRect(QRectF(0, self.head, place.width(), place.height() - self.head))
        for y, track, title in self.rows():
            if y + self.row < self.head or y > place.height():
                continue
            if track is None:
                self._draw_title(painter, tokens, y, title, place.width())
            else:
                self._draw_track(painter, tokens, y, track)
        if chosen is not None:
            self._draw_choice(painter, tokens, chosen, focused=focused)
        painter.end()

    def _draw_lines(self, painter: QPainter, tokens: theme.Tokens, height: int) -> None:
        line = QPen(QColor(tokens.border), 1)
        for at, words in self.axis.ticks(WORD):
            x = round(self.axis.x(at)) + 0.5
            if x < self.axis.left:
                continue
            painter.setPen(line)
            painter.drawLine(QLineF(x, self.head - 4, x, height))
            painter.setPen(QColor(tokens.muted))
            area = QRectF(x - WORD / 2, 0, WORD, self.head - 4)
            area.moveLeft(max(area.left(), 0))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
        x = round(self.axis.x(self.now)) + 0.5
        if self.axis.left <= x <= self.axis.left + self.axis.width:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawLine(QLineF(x, self.head - 6, x, height))
            painter.setBrush(QColor(tokens.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(x, self.head - 6), 4, 4)

    def _draw_title(
        self, painter: QPainter, tokens: theme.Tokens, y: float, title: str, width: int
    ) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        area = QRectF(8, y, width - 16, self.row)
        ground = QFontMetricsF(font).horizontalAdvance(title) + 16
        painter.fillRect(QRectF(0, y + 2, ground, self.row - 4), QColor(tokens.surface))
        painter.setPen(QColor(tokens.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def _draw_track(self, painter: QPainter, tokens: theme.Tokens, y: float, track: Track) -> None:
        painter.setPen(QColor(tokens.muted))
        area = QRectF(0, y, self.axis.left - 10, self.row)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, str(track.place))
        drawn = -1.0
        for span in track.between(self.axis.begin, self.axis.end):
            box = self._box(span, y)
            if box.right() < self.axis.left or (box.width() < 1 and box.right() <= drawn):
                continue
            drawn = max(round(box.right()), box.left() + 1)
            box.setLeft(max(box.left(), self.axis.left))
            box.setWidth(max(box.width(), 1.0))
            self._draw_block(painter, tokens, box, span)

    def _draw_block(
        self, painter: QPainter, tokens: theme.Tokens, box: QRectF, span: SeatSpan
    ) -> None:
        kept = span.how in KEPT
        color = QColor(tokens.muted if kept else tokens.accent)
        if box.width() < 4:
            painter.fillRect(box, color)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunken if kept else tokens.accent_soft))
        painter.drawRoundedRect(box, 4, 4)
        if kept:
            hatch = QColor(tokens.field_border)
            painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(color)
        painter.drawRect(QRectF(box.left(), box.top(), 3, box.height()))
        if span.ended in ENDED_BADLY:
            painter.setBrush(QColor(tokens.danger))
            painter.drawRect(QRectF(box.right() - 3, box.top(), 3, box.height()))
        inside = box.adjusted(9, 0, -7, 0)
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(_label(span), Qt.TextElideMode.ElideRight, inside.width())
        if len(words) > 2:
            if kept:  # words are not read on hatching
                wide = metrics.horizontalAdvance(words)
                ground = QRectF(inside.left() - 3, box.top() + 2, wide + 6, box.height() - 4)
                painter.fillRect(ground, QColor(tokens.sunken))
            painter.setPen(QColor(tokens.muted if kept else tokens.text))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_choice(
        self, painter: QPainter, tokens: theme.Tokens, chosen: SeatSpan, *, focused: bool
    ) -> None:
        for y, track, _title in self.rows():
            if track is not None and chosen in track.spans:
                box = self._box(chosen, y)
                box.setLeft(max(box.left(), self.axis.left))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tokens.accent if focused else tokens.muted), 2))
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)

    def _box(self, span: SeatSpan, y: float) -> QRectF:
        left, right = self.axis.x(span.begin), self.axis.x(span.end or self.now)
        return QRectF(left, y + GAP, max(right - left, 0), self.row - 2 * GAP)


def _label(span: SeatSpan) -> str:
    return " · ".join(part for part in (person_words(span.account), span.computer) if part)
