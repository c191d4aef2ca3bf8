"""Between accepting a response and saving it, a process may die at any step (R74, R75)."""

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from seatkeeper.composition import assemble, open_computer, start_sandbox
from seatkeeper.lab.portal_visit import PortalVisit
from seatkeeper.licensing.grant import Basis
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.profile_store import ProfileStore
from seatkeeper.service.client import Client
from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.session.states import Licensed, NoConnection
from tests.helpers.nobody import Nobody

ROOT = Path(__file__).parents[2]
MOST_STEPS = 60


def started(folder: Path) -> Client:
    computer = open_computer(profile_dir=folder)
    profile = ProfileStore(computer.folders.profiles).last_used()
    assert profile is not None
    client = assemble(computer, profile, lanes=InlineLanes(), observer=Nobody()).client
    client.start()
    return client


def opened(client: Client, response: Path) -> ResponseOutcome:
    outcomes: list[ResponseOutcome] = []
    client.open_response(response.read_bytes(), outcomes.append)
    return outcomes[0]


@pytest.fixture
def waiting(tmp_path: Path) -> tuple[Path, Path]:
    """An offline computer that waits for a response, and the response."""
    island, response = tmp_path / "island", tmp_path / "response.html"
    with start_sandbox() as server:
        profile = ServerProfile.from_json(json.dumps(server.profile()))
        folders = open_computer(profile_dir=island).folders
        ProfileStore(folders.profiles).add(profile._replace(url="http://127.0.0.1:9"))
        made: list[RequestMade | Failure] = []
        started(island).make_request(language="en", done=made.append)
        assert isinstance(made[0], RequestMade)
        with PortalVisit(server.portal_url) as visit:
            visit.upload(made[0].html.decode())
            visit.log_in("permanent@demo.example", "demo")
            visit.accept()
            response.write_bytes(visit.response())
    return island, response


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this platform has no SIGKILL")
@pytest.mark.timeout(600)
@pytest.mark.rule("R74")
@pytest.mark.rule("R75")
def test_killed_at_any_step_a_response_is_pending_or_redeemed_and_never_half(
    waiting: tuple[Path, Path], tmp_path: Path
) -> None:
    island, response = waiting
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "app"), str(ROOT)))}
    outcomes = []
    for step in range(1, MOST_STEPS):
        copy = tmp_path / f"killed-{step}"
        shutil.copytree(island, copy)
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.redeem_killed_at", copy, response, str(step)],
            env=environment, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        outcomes.append(_after_the_kill(copy, response))
    else:
        pytest.fail("the process was killed at every step, and there was always another one")
    print(f"{len(outcomes)} kills: {outcomes.count('pending')} pending, "
          f"{outcomes.count('redeemed')} redeemed")  # fmt: skip
    assert outcomes == sorted(outcomes), "first pending, from some step on redeemed"
    assert {"pending", "redeemed"} == set(outcomes)


def _after_the_kill(folder: Path, response: Path) -> str:
    """What the next start finds; either way the computer ends up licensed by this response."""
    client = started(folder)
    if isinstance(client.state, Licensed):
        assert client.state.grant.basis is Basis.VALIDATED_OFFLINE
        assert client.pending_requests() == ()
        assert opened(client, response).code == "already-used"
        return "redeemed"
    assert isinstance(client.state, NoConnection)
    assert len(client.pending_requests()) == 1
    assert opened(client, response).accepted
    assert isinstance(started(folder).state, Licensed)
    return "pending"


def test_an_air_gapped_computer_is_licensed_years_later_without_a_network(
    waiting: tuple[Path, Path],
) -> None:
    island, response = waiting
    assert opened(started(island), response).accepted
    later = open_computer(profile_dir=island, clock_offset=timedelta(days=20 * 365))
    profile = ProfileStore(later.folders.profiles).last_used()
    assert profile is not None
    client = assemble(later, profile, lanes=InlineLanes(), observer=Nobody()).client
    client.start()
    assert isinstance(client.state, Licensed)
    assert client.now() > datetime(2040, 1, 1, tzinfo=UTC)
