"""What a person does with a virtual computer: when it makes sense, and how the lab does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from seatkeeper.qt.lab.snapshot import ComputerShown
from seatkeeper.session.states import Licensed

if TYPE_CHECKING:
    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.lab import Lab

__all__ = ["Act", "can", "perform"]


class Act(StrEnum):
    """One thing to do."""

    START = "start"
    LOG_IN = "logIn"
    CLOSE = "close"
    CRASH = "crash"
    SLEEP = "sleep"
    WAKE = "wake"
    UNPLUG = "unplug"
    PLUG_IN = "plugIn"
    FAULT = "fault"
    DELETE_CACHE = "deleteCache"
    COPY_CACHE = "copyCache"
    CHECK = "check"
    EXTEND = "extend"
    RETURN = "return"
    LOG_OUT = "logOut"
    SKEW = "skew"
    REMOVE = "remove"


def can(act: Act, computer: ComputerShown) -> bool:
    """Whether it makes sense now.

    Args:
        act: The act.
        computer: With which computer.
    """
    return _SENSIBLE.get(act, _always)(computer)


def perform(lab: Lab, name: str, act: Act, argument: object) -> None:
    """Do it; on the lane.

    Args:
        lab: The lab.
        name: Of the computer.
        act: The act.
        argument: What goes with it: a person, a fault, another computer, days or a skew.
    """
    if act is Act.REMOVE:
        lab.remove(name)
    elif act is Act.COPY_CACHE:
        lab.computer(name).copy_cache_to(lab.computer(str(argument)))
    else:
        _DONE[act](lab.computer(name), argument)


def _always(_computer: ComputerShown) -> bool:
    return True


def _awake(computer: ComputerShown) -> bool:
    return computer.runs and not computer.asleep


def _licensed(computer: ComputerShown) -> bool:
    return _awake(computer) and isinstance(computer.state, Licensed)


_SENSIBLE: Final[Mapping[Act, Callable[[ComputerShown], bool]]] = {
    Act.START: lambda one: not one.runs,
    Act.LOG_IN: lambda one: not one.asleep and not one.user,
    Act.CLOSE: _awake,
    Act.CRASH: lambda one: one.runs,
    Act.SLEEP: lambda one: not one.asleep,
    Act.WAKE: lambda one: one.asleep,
    Act.UNPLUG: lambda one: one.fault != "offline",
    Act.PLUG_IN: lambda one: one.fault == "offline",
    Act.DELETE_CACHE: lambda one: not one.runs,
    Act.CHECK: _licensed,
    Act.EXTEND: _licensed,
    Act.RETURN: _licensed,
    Act.LOG_OUT: lambda one: _awake(one) and bool(one.user),
}
"""When an act makes sense; what is not here always does."""


def _suffer(computer: VirtualComputer, fault: object) -> None:
    from seatkeeper.lab.network import NetworkFault  # noqa: PLC0415 - on the lane

    if fault:
        computer.network.suffer(NetworkFault(str(fault)))
    else:
        computer.network.mend()


def _extend(computer: VirtualComputer, days: object) -> None:
    if isinstance(days, int):
        computer.extend(days)


def _skew(computer: VirtualComputer, skew: object) -> None:
    if isinstance(skew, timedelta):
        computer.set_clock(skew)


_DONE: Final[Mapping[Act, Callable[[VirtualComputer, object], object]]] = {
    Act.START: lambda one, _: one.start(),
    Act.LOG_IN: lambda one, person: one.log_in(str(person)),
    Act.CLOSE: lambda one, _: one.close(),
    Act.CRASH: lambda one, _: one.crash(),
    Act.SLEEP: lambda one, _: one.sleep(),
    Act.WAKE: lambda one, _: one.wake(),
    Act.UNPLUG: lambda one, _: one.unplug(),
    Act.PLUG_IN: lambda one, _: one.plug_in(),
    Act.FAULT: _suffer,
    Act.DELETE_CACHE: lambda one, _: one.delete_cache(),
    Act.CHECK: lambda one, _: one.check_license(),
    Act.EXTEND: _extend,
    Act.RETURN: lambda one, _: one.return_early(),
    Act.LOG_OUT: lambda one, _: one.log_out(),
    Act.SKEW: _skew,
}
