"""What is done at a computer of the lab, told to somebody who keeps it.

A call that is decorated with ``act`` is told with its arguments, unless it is part of another one:
logging in on a computer that does not run is a start and a wish, quitting is a wish. What was
refused has changed nothing and is not told.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

__all__ = ["ActKeeper", "Acting", "act"]

P = ParamSpec("P")
R = TypeVar("R")


class ActKeeper(Protocol):
    """Keeps what was done."""

    def during(
        self, computer: str, name: str, arguments: Mapping[str, object]
    ) -> AbstractContextManager[None]:
        """Entered while something is done; left with an error where it was refused.

        Args:
            computer: Where.
            name: Of the act.
            arguments: By name.
        """
        ...


class Acting(Protocol):
    """Somebody at whom things are done."""

    @property
    def name(self) -> str:
        """What they are called."""
        ...

    @property
    def keeper(self) -> ActKeeper | None:
        """Who is told; None for nobody."""
        ...


ActorT = TypeVar("ActorT", bound=Acting)


def act(method: Callable[Concatenate[ActorT, P], R]) -> Callable[Concatenate[ActorT, P], R]:
    """Have calls of a method told to its object's keeper, if there is one."""
    signature = inspect.signature(method)

    @wraps(method)
    def told(actor: ActorT, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with _during(actor, method.__name__, signature, args, kwargs):
            return method(actor, *args, **kwargs)

    return told


def _during(
    actor: Acting,
    name: str,
    signature: inspect.Signature,
    args: tuple[object, ...],
    kwargs: Mapping[str, object],
) -> AbstractContextManager[None]:
    if actor.keeper is None:
        return nullcontext()
    bound = signature.bind(actor, *args, **kwargs).arguments
    del bound["self"]
    return actor.keeper.during(actor.name, name, bound)
