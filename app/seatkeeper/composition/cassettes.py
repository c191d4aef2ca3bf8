"""Cassettes, joined from real parts: a lab that is recorded, and a stage without a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seatkeeper.composition.lab import lab_folder, lab_parts
from seatkeeper.system.entropy import system_entropy

if TYPE_CHECKING:
    from seatkeeper.lab.cassettes.model import Act, Cassette
    from seatkeeper.lab.cassettes.recording import Recorder
    from seatkeeper.lab.lab import Lab
    from seatkeeper.sandbox.timing import Timing
    from seatkeeper.service.ports import Entropy

__all__ = ["Recording", "record_session", "replay_session"]

_SEED_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Recording:
    """A lab that is recorded.

    Attributes:
        lab: To be used as any other.
        recorder: Keeps what is done in it.
    """

    lab: Lab
    recorder: Recorder

    def cassette(self, title: str) -> Cassette:
        """What was recorded so far.

        Args:
            title: What it is about, one sentence.

        Raises:
            CassetteError: ``cassette-impossible``: a secret cannot be taken out of it.
        """
        return self.recorder.cassette(title, self.lab.profile)


@contextmanager
def record_session(
    folder: Path | None = None,
    *,
    timing: Timing | None = None,
    entropy: Entropy = system_entropy,
) -> Iterator[Recording]:
    """Open a lab that is recorded from the beginning.

    Args:
        folder: Where it keeps everything; None for a temporary one, which is removed at the end.
        timing: The server's periods; None for the usual ones.
        entropy: For the seed of the computers, and for the server, whose bytes stay its own.

    Raises:
        OSError: The folder cannot be used, or no port is free.
    """
    from seatkeeper.lab.cassettes.recording import Recorder  # noqa: PLC0415 - brings crypto along
    from seatkeeper.lab.lab import Lab  # noqa: PLC0415 - brings the web framework
    from seatkeeper.sandbox.timing import Timing  # noqa: PLC0415

    seed = entropy(_SEED_BYTES).hex()
    parts = lab_parts(timing=timing or Timing(), seed=seed, entropy=entropy)
    with lab_folder(folder) as place, Lab(place, parts) as lab:
        recorder = Recorder(seed, now=lab.clock.now, wire=lab.wire, computers=lab.computers)
        lab.tell(recorder)
        yield Recording(lab, recorder)


def replay_session(
    cassette: Cassette,
    folder: Path | None = None,
    *,
    told: Callable[[int, Act], None] = lambda _number, _act: None,
) -> None:
    """Play a cassette, without a server.

    Args:
        cassette: What was recorded.
        folder: Where the computers keep everything; None for a temporary one.
        told: Told of each act, counted from 1, when it has come out as it was recorded.

    Raises:
        CassetteError: ``cassette-differs`` or ``cassette-invalid``.
        OSError: The folder cannot be used, or no port is free.
    """
    from seatkeeper.lab.cassettes.model import CassetteError  # noqa: PLC0415
    from seatkeeper.lab.cassettes.player import Player  # noqa: PLC0415 - brings crypto along
    from seatkeeper.lab.cassettes.replaying import replay  # noqa: PLC0415
    from seatkeeper.lab.clock import LabClock  # noqa: PLC0415
    from seatkeeper.lab.workshop import Workshop  # noqa: PLC0415
    from seatkeeper.sandbox.timing import Timing  # noqa: PLC0415
    from seatkeeper.servers.profile import ProfileError, ServerProfile  # noqa: PLC0415

    try:
        profile = ServerProfile.from_json(cassette.profile)
    except ProfileError as error:
        raise CassetteError("cassette-invalid", f"its profile: {error}") from error
    parts = lab_parts(timing=Timing(), seed=cassette.seed)
    with lab_folder(folder) as place, Player() as player:
        place.mkdir(parents=True, exist_ok=True)
        clock = LabClock()
        stage = Workshop(
            place, parts, clock=clock, profile=profile._replace(url=player.url),
            changed=lambda: None,
        )  # fmt: skip
        try:
            replay(cassette, player, stage, clock, told=told)
        finally:
            stage.close()
