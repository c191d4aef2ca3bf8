"""What happens at computers: to the machine, its files and its network."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field, model_validator

from seatkeeper.lab.network import NetworkFault
from seatkeeper.lab.scenarios.fields import Computers, Duration, OneComputer
from seatkeeper.lab.scenarios.step import Step, StepError
from seatkeeper.system.durations import say_duration

if TYPE_CHECKING:
    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.scenarios.stage import Stage

__all__ = ["COMPUTER_STEPS"]

Where = Annotated[Computers, Field(description="Which computers.")]
_NONE: Final = timedelta(0)


class _Machine(Step):
    """A step whose word says where."""

    def play(self, stage: Stage) -> None:
        """Do it on each computer."""
        for computer in stage.computers(getattr(self, next(iter(self.keys().values())))):
            self.act(stage, computer)

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Do it on one computer."""
        raise NotImplementedError


class Start(_Machine):
    """Start the app. Where it runs, its process crashes first."""

    words = "the app starts on {start}"
    start: Where

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Start."""
        computer.start()


class Close(_Machine):
    """Quit the app; an invited user's seat is free at once (R11)."""

    words = "the app is closed on {close}"
    close: Where

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Quit."""
        stage.running(computer)
        computer.close()


class Crash(_Machine):
    """End the process without a word, as a power cut does (R12)."""

    words = "the app crashes on {crash}"
    crash: Where

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Crash."""
        stage.running(computer)
        computer.crash()


class Sleep(_Machine):
    """Put the computer to sleep: nothing happens there until it wakes."""

    words = "the lid is closed on {sleep}"
    sleep: Where

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Sleep."""
        stage.running(computer)
        computer.sleep()


class Wake(_Machine):
    """Wake the computer up."""

    words = "the lid is opened on {wake}"
    wake: Where

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Wake."""
        if not computer.asleep:
            raise StepError(f"{computer.name} does not sleep")
        computer.wake()


class DeleteCache(_Machine):
    """Delete the license cache (R16); a running app crashes first."""

    words = "the license cache is deleted on {cache} ({which})"
    cache: Where = Field(alias="delete cache")
    which: Literal["both", "local", "roaming"] = Field(
        "both", description="Which of the two folders; both unless said."
    )

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Delete."""
        if computer.runs:
            computer.crash()
        computer.delete_cache(self.which)


class CopyCache(Step):
    """Copy the license cache to another computer, as a thief would."""

    words = "the license cache of {source} is copied to {to}"
    source: OneComputer = Field(alias="copy cache of", description="The computer it comes from.")
    to: OneComputer = Field(description="The computer it is put on.")
    vault: bool = Field(False, description="Copy the device's secrets as well, as no copy does.")

    def play(self, stage: Stage) -> None:
        """Copy."""
        (source,), (target,) = stage.computers([self.source]), stage.computers([self.to])
        if target.runs:
            target.crash()
        source.copy_cache_to(target, vault=self.vault)


class Unplug(_Machine):
    """Take the network away."""

    words = "the network cable is pulled on {unplug}"
    unplug: Where

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Unplug."""
        computer.unplug()


class PlugIn(_Machine):
    """Bring the network back."""

    words = "the network cable is plugged in on {plug_in}"
    plug_in: Where = Field(alias="plug in")

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Plug in."""
        computer.plug_in()


class Disturb(Step):
    """Have the network of a computer go wrong."""

    words = "the network goes wrong on {on}: {fault}"
    fault: NetworkFault = Field(alias="network fault", description="What goes wrong.")
    on: Where
    when: str = Field(
        "", max_length=200, description='Only questions that begin so: "PUT /v1/seats".'
    )
    times: int | None = Field(
        None, ge=1, le=1000, strict=True, description="How many questions; all until mended."
    )

    def play(self, stage: Stage) -> None:
        """Disturb."""
        for computer in stage.computers(self.on):
            computer.network.suffer(self.fault, times=self.times, when=self.when)


class Mend(_Machine):
    """Have the network of a computer work again."""

    words = "the network is mended on {mend}"
    mend: Where = Field(alias="mend network")

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Mend."""
        computer.network.mend()


class SetClock(_Machine):
    """Set the wall clock of a computer wrong; give exactly one of the three."""

    words = "the clock is set on {clock}:"
    clock: Where = Field(alias="set clock")
    ahead: Duration | None = Field(None, description="It shows a later time than it is.")
    back: Duration | None = Field(None, description="It shows an earlier time than it is.")
    right: Literal[True] | None = Field(None, description="It shows the time that it is.")

    @model_validator(mode="after")
    def _exactly_one(self) -> SetClock:
        if sum(one is not None for one in (self.ahead, self.back, self.right)) != 1:
            raise ValueError("'set clock' needs exactly one of ahead, back and right")
        return self

    def act(self, stage: Stage, computer: VirtualComputer) -> None:
        """Set."""
        computer.set_clock((self.ahead or _NONE) - (self.back or _NONE))

    def told(self) -> str:
        """The step as a sentence of a report."""
        for length, how in ((self.ahead, "ahead"), (self.back, "back")):
            if length is not None:
                return f"{super().told()} {how} by {say_duration(length)}"
        return f"{super().told()} right"


COMPUTER_STEPS: tuple[type[Step], ...] = (
    Start, Close, Crash, Sleep, Wake, DeleteCache, CopyCache, Unplug, PlugIn, Disturb, Mend,
    SetClock,
)  # fmt: skip
