"""What a lab knows, as text, for the report of a test that failed."""

from __future__ import annotations

import json
from typing import Final

from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.decoding import decoded
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.pools import Pool
from seatkeeper.lab.trace import WireEntry

__all__ = ["told_of"]

_EXCHANGES: Final = 12
"""How many of the last exchanges are shown."""
_OPENED: Final = 2
"""How many of these with what they say."""
_LONGEST: Final = 300
"""Characters of one document that are shown."""


def told_of(lab: Lab) -> str:
    """Time, computers, seats and the last of the wire; no secrets."""
    passed = lab.clock.passed()
    lines = [f"time       {lab.clock.now():%Y-%m-%d %H:%M:%S} UTC, {passed} after the beginning"]
    lines += [_of_computer(computer) for computer in lab.computers.values()]
    lines += [line for pool in lab.seats() for line in _of_pool(pool)]
    shown = lab.wire.last(_EXCHANGES)
    lines.append(f"wire       the last {len(shown)} of {len(lab.wire)} exchanges")
    for entry in shown:
        lines.append(_of_exchange(entry))
        if entry in shown[-_OPENED:]:
            lines += _said_in(entry)
    return "\n".join(lines)


def _of_computer(computer: VirtualComputer) -> str:
    what = [computer.state_name if computer.runs else "does not run"]
    what += [f"[{computer.told}]"] if computer.told else []
    what += [computer.user] if computer.user else []
    what += ["asleep"] if computer.asleep else []
    what += [] if computer.network.plugged else ["unplugged"]
    what += [f"network: {computer.network.fault}"] if computer.network.fault is not None else []
    what += [f"clock {computer.clock.skew} ahead"] if computer.clock.skew else []
    return f"computer   {computer.name}: {', '.join(what)}"


def _of_pool(pool: Pool) -> list[str]:
    held = [seat for seat in pool.seats if seat.computer]
    if not held:
        return []
    first = f"seats      {pool.in_use} of {pool.total} {pool.category} of {pool.owner} in use"
    return [first] + [
        f"           {seat.account} on {seat.computer}: {seat.basis}"
        f"{', closed' if seat.closed else ''}, last heard of {seat.last_heartbeat:%d. %H:%M:%S}"
        for seat in held
    ]


def _said_in(entry: WireEntry) -> list[str]:
    said = []
    for document in decoded(entry):
        if document.where == "proof":
            continue
        content = json.dumps(document.content, ensure_ascii=False)
        if len(content) > _LONGEST:
            content = content[:_LONGEST] + " …"
        said.append(f"        {document.where} ({document.kind}): {content}")
    return said


def _of_exchange(entry: WireEntry) -> str:
    answer = str(entry.status) if entry.status else "no answer"
    fault = f" [{entry.fault}]" if entry.fault else ""
    states = entry.before if entry.before == entry.after else f"{entry.before} → {entry.after}"
    return (
        f"  #{entry.number:<4} {entry.at:%d. %H:%M:%S} {entry.computer}: {entry.question}"
        f" → {answer}{fault} ({states})"
    )
