"""Writes ``docs/session.md`` from the transition table.

Theory, states, events and handlers are described where they are defined; this module only puts
those words in order, so that document and machine cannot disagree. Run
``python -m seatkeeper.session.diagram > docs/session.md`` after a change.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Final

from seatkeeper.session import events, idling, machine, releasing, timing, waiting
from seatkeeper.session.states import Closed, Opening, State
from seatkeeper.session.table import TABLE, Entry

__all__ = ["mermaid", "render"]

_HEAD: Final = """\
# The session

<!-- Generated: python -m seatkeeper.session.diagram > docs/session.md -->

The session of one user on one computer is a pure function, `step(state, event, now)`, that
returns the next state and the effects to carry out. It knows no clock, no network and no file:
`seatkeeper.service.effect_runner` carries effects out, in order, on one lane, and answers with
events. What an answer changes is saved before the event is told, so nothing a user has seen can
be lost.
"""

_DIAGRAM_NOTE: Final = """\
An arrow is a row of the table that may lead from one state to another; rows that stay in their
state are listed below only. From every state but the last, `Close` ends the session.
"""


def render() -> str:
    """The whole document, as Markdown."""
    sections = [
        _HEAD,
        "## Theory of operation\n\n" + _body(machine),
        "## Heartbeats\n\n" + _body(timing),
        "## Waiting for a seat\n\n" + _body(waiting),
        "## Idleness\n\n" + _body(idling),
        "## Giving a right back\n\n" + _body(releasing),
        f"## Diagram\n\n{_DIAGRAM_NOTE}\n```mermaid\n{mermaid()}```\n",
        "## States\n\n" + "".join(_state(state) for state in _states()),
        "## Answers that come late\n\n" + _late(),
    ]
    return "\n".join(sections)


def mermaid() -> str:
    """The diagram of all transitions between different states, without ``Close``."""
    lines = ["stateDiagram-v2", f"    [*] --> {Opening.__name__}"]
    for state in _states():
        arrows: dict[type[State], list[str]] = {}
        for event, entry in _rows(state):
            for target in entry.targets:
                if target is not state and event is not events.Close:
                    arrows.setdefault(target, []).append(event.__name__)
        lines += [
            f"    {state.__name__} --> {target.__name__}: {', '.join(names)}"
            for target, names in arrows.items()
        ]
    lines += [f"    {Closed.__name__} --> [*]"]
    return "\n".join(lines) + "\n"


def _states() -> list[type[State]]:
    """All states, in the order in which the table mentions them."""
    order: dict[type[State], None] = {state: None for state, _ in TABLE}
    return [*order, Closed]


def _rows(state: type[State]) -> Iterator[tuple[type[events.Event], Entry]]:
    return ((event, entry) for (source, event), entry in TABLE.items() if source is state)


def _state(state: type[State]) -> str:
    rows = "".join(
        f"| `{event.__name__}` | {_first_line(entry.handle)} "
        f"| {', '.join(target.__name__ for target in entry.targets)} |\n"
        for event, entry in _rows(state)
    )
    head = f"### {state.__name__}\n\n{_first_line(state)}\n"
    if not rows:
        return head + "\n"
    return f"{head}\n| event | what happens | may lead to |\n|---|---|---|\n{rows}\n"


def _late() -> str:
    names = ", ".join(f"`{answer.__name__}`" for answer in machine.ANSWERS)
    return (
        f"{names} name the attempt they answer. Where a state does not wait for that attempt they\n"
        "are ignored, but a late `SeatGranted` leads to `ReleaseLateGrant` and a late `LoggedIn`\n"
        "to `ForgetTokens`.\n"
    )


def _body(module: object) -> str:
    """A module's own words, without their first sentence."""
    return (inspect.getdoc(module) or "").partition("\n\n")[2].replace("``", "`") + "\n"


def _first_line(described: object) -> str:
    return (inspect.getdoc(described) or "").partition("\n")[0].replace("``", "`")


if __name__ == "__main__":  # pragma: no cover - a test runs it in a process of its own
    sys.stdout.write(render())
