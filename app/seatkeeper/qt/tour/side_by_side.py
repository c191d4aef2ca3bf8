"""The chapter of the air-gap view: computer, stick and portal in one window."""

from __future__ import annotations

from typing import Final

from seatkeeper.qt.air_gap.window import REQUEST, RESPONSE, AirGapWindow
from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.tour.driver import Hands
from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import Licensed, NoConnection

__all__ = ["CHAPTER"]


def across_the_gap(story: Story) -> str:
    """The same in one window: request, refusal, acceptance, response."""
    speak(story.app, story.language)
    with story.world.air_gap() as parts:
        window = AirGapWindow(parts)
        story.hands = hands = Hands(story.app, window, story.picture)
        window.show()
        window.begin()
        hands.until(lambda: isinstance(window.state, NoConnection), "the offline computer")
        hands.picture("gap-begin")
        hands.press("airGap.write")
        hands.until((parts.stick / REQUEST).exists, "the request on the stick")
        hands.press("airGap.upload")
        hands.until(lambda: hands.shows("airGap.portalResult"), "the portal's answer")
        hands.select("airGap.account", "semester@demo.example")
        hands.press("airGap.accept")
        hands.until(window.portal.accept.isEnabled, "the portal's refusal")
        hands.settle()
        hands.picture("gap-refused")
        hands.select("airGap.account", "permanent@demo.example")
        hands.press("airGap.accept")
        hands.until(window.portal.accept.isEnabled, "the acceptance")
        hands.press("airGap.download")
        hands.until((parts.stick / RESPONSE).exists, "the response on the stick")
        hands.settle()
        hands.picture("gap-response")
        hands.press("airGap.open")
        hands.until(lambda: isinstance(window.state, Licensed), "the license")
        hands.settle()
        hands.picture("gap-done")
        expect(window.portal.result.isVisible(), "the portal's words are still there")
        window.close()
        window.finish()
        window.deleteLater()
        hands.settle()
    return "a semester license is refused with the reason, a permanent one is accepted"


CHAPTER: Final = Chapter(
    "Across the air gap, side by side",
    (across_the_gap,),
)
