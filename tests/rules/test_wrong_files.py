"""R78: a wrong file is explained, not just refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from offline.blocks import BlockKind, extract_block, wrap_block
from seatkeeper.qt.phrasing.refusals import explain_refusal
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from tests.helpers.portal import validate
from tests.helpers.workstation import Workstation
from tests.helpers.world import World, counting_entropy
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver
from tests.rules.air_gap import save_request, to_the_wizard, without_network
from tests.rules.windows import close

Computers = Callable[..., Workstation]
DAY = timedelta(days=1)


@pytest.fixture
def another_server(world: World) -> Iterator[SandboxServer]:
    """A server of the same vendor that is not this app's."""
    with SandboxServer(now=world.now, entropy=counting_entropy("another")) as server:
        yield server


def judged(driver: Driver) -> str:
    """Open the response file that lies ready, and return what is said of it."""
    driver.press("wizard.openResponse")
    driver.until(lambda: driver.read("wizard.result.what"))
    return driver.read("wizard.result.what")


@pytest.mark.rule("R78")
def test_a_wrong_file_is_explained_and_the_request_stays_valid(
    desktop: DesktopMaker,
    computer: Computers,
    sandbox: SandboxServer,
    another_server: SandboxServer,
    tmp_path: Path,
) -> None:
    computer().wire.cut()
    request = save_request(desktop(), tmp_path / "request.html")
    response = validate(sandbox, request)
    block = extract_block(response, BlockKind.RESPONSE)
    altered = block[:-10] + ("A" if block[-10] != "A" else "B") + block[-9:]
    neighbour = without_network(computer, "neighbour")
    profile = requests.get(f"{another_server.url}/sandbox/profile", timeout=10).text
    abroad = Workstation(tmp_path / "abroad", computer().world, ServerProfile.from_json(profile))
    abroad.start()
    wrong = {
        "This is the request file, not the response.": request,
        "The end of the file is missing.": response[: response.rindex(b"-----END")],
        "The response was changed after it was made.": wrap_block(
            altered, BlockKind.RESPONSE
        ).encode(),
        "The response was made for another computer.": validate(
            sandbox, neighbour.make_request().html
        ),
        "The response comes from another server.": validate(
            another_server, abroad.make_request().html
        ),
        "This file holds no response.": b"<p>a holiday picture</p>",
    }
    abroad.close()
    driver = desktop()
    to_the_wizard(driver)
    driver.files.path = tmp_path / "file.html"
    for words, content in wrong.items():
        driver.files.path.write_bytes(content)
        assert judged(driver) == words
        assert "Your request is still valid." in driver.read("wizard.result.more")
    driver.files.path.write_bytes(response)
    assert judged(driver) == "Done. This computer is licensed for good."


@pytest.mark.rule("R78")
def test_a_response_that_is_too_old_is_explained(
    desktop: DesktopMaker,
    computer: Computers,
    sandbox: SandboxServer,
    world: World,
    tmp_path: Path,
) -> None:
    computer().wire.cut()
    driver = desktop()
    request = save_request(driver, tmp_path / "request.html")
    close(driver)
    driver = desktop()
    driver.files.path = tmp_path / "response.html"
    driver.files.path.write_bytes(validate(sandbox, request))
    world.advance(100 * DAY)
    to_the_wizard(driver)
    assert judged(driver) == "The response is too old, or the clock is wrong."


@pytest.mark.rule("R78")
def test_a_response_that_was_used_already_is_explained(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = without_network(computer)
    response = validate(sandbox, one.make_request().html)
    assert one.open_response(response).accepted
    again = one.open_response(response)
    said = explain_refusal(again.checks[-1].name, again.code, again.evidence)
    assert said.what == "This response was already used."
