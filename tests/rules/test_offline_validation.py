"""R70 to R79: a computer without a network, licensed with two files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from offline.blocks import BlockKind, extract_block
from seatkeeper.lab.portal_visit import PortalError, PortalVisit
from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NeedsLogin, NoConnection
from tests.helpers.counter import in_use
from tests.helpers.portal import VERAS_LICENSE, validate
from tests.helpers.tools import require_tool
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.rules.air_gap import save_request, to_the_wizard, without_network
from tests.rules.tap import documents, plain
from tests.rules.windows import close

Computers = Callable[..., Workstation]
DAY = timedelta(days=1)
VERA = "permanent@demo.example"


@pytest.mark.rule("R70")
def test_a_start_without_a_connection_says_so_and_offers_to_validate_offline(
    desktop: DesktopMaker, computer: Computers
) -> None:
    computer().wire.cut()
    driver = desktop()
    driver.until_state(NoConnection)
    assert driver.read("noConnection.title") == "There is no internet connection."
    driver.press("noConnection.validateOffline")
    assert driver.dialog("wizard").isVisible()


@pytest.mark.rule("R71")
def test_the_request_is_one_standard_html_file_saved_where_the_user_wants_it(
    desktop: DesktopMaker, computer: Computers, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    computer().wire.cut()
    page = save_request(desktop(), stick / "for the portal.html").decode()
    assert [path.name for path in stick.iterdir()] == ["for the portal.html"]
    assert page.lower().startswith("<!doctype html>")
    assert not re.search(r"<link|<iframe|\ssrc=|@import|url\(", page), "it needs other files"
    assert extract_block(page.encode(), BlockKind.REQUEST)


@pytest.mark.rule("R72")
@pytest.mark.browser
def test_opened_on_another_computer_the_request_goes_to_the_portal_by_itself(
    computer: Computers, sandbox: SandboxServer, tmp_path: Path
) -> None:
    chromium = require_tool("chromium")
    file = tmp_path / "request.html"
    file.write_bytes(without_network(computer).make_request().html)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = opened.new_page(locale="en-US")
        page.goto(file.as_uri())
        page.wait_for_url(re.compile(re.escape(f"{sandbox.portal_url}/login?next=/offline/")))
        assert "Your offline request has arrived." in page.content()
        opened.close()


@pytest.mark.rule("R73")
def test_logged_in_and_accepted_in_the_portal_the_request_is_answered_with_a_file(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = without_network(computer)
    with PortalVisit(sandbox.portal_url) as visit:
        visit.upload(one.make_request().html.decode())
        visit.log_in(VERA, PASSWORD)
        with pytest.raises(PortalError):
            visit.response()  # not before it was accepted
        visit.accept()
        response = visit.response()
    assert one.open_response(response).accepted
    assert one.grant.license.id == VERAS_LICENSE


@pytest.mark.rule("R74")
def test_closed_in_between_the_app_goes_on_with_open_response_file(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer, tmp_path: Path
) -> None:
    computer().wire.cut()
    driver = desktop()
    request = save_request(driver, tmp_path / "request.html")
    close(driver)
    again = desktop()
    to_the_wizard(again)
    again.files.path = tmp_path / "response.html"
    again.files.path.write_bytes(validate(sandbox, request))
    again.press("wizard.openResponse")
    again.press("wizard.done")
    assert again.until_state(Licensed).grant.basis is Basis.VALIDATED_OFFLINE


@pytest.mark.rule("R74")
def test_several_requests_may_be_pending_and_the_response_to_each_is_accepted_once(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = without_network(computer)
    first = validate(sandbox, one.make_request().html)
    one.start()
    second = validate(sandbox, one.make_request().html)
    assert len(one.client.pending_requests()) == 2
    for response in (second, first):
        assert one.open_response(response).accepted
        again = one.open_response(response)
        assert not again.accepted
        assert again.checks[-1].name in {"unused", "pending-request"}
    assert in_use(sandbox, VERA) == 1, "the response was made again, no further seat taken"


@pytest.mark.rule("R75")
def test_from_then_on_the_license_is_in_the_cache_and_nobody_is_asked_again(
    computer: Computers, sandbox: SandboxServer, world: World
) -> None:
    one = without_network(computer)
    assert one.open_response(validate(sandbox, one.make_request().html)).accepted
    one.wire.mend()
    one.start()
    assert one.client.due() is None
    assert not one.client.allows(ev.Check)
    world.advance(3650 * DAY)
    one.do(ev.Tick())
    one.do(ev.Close())
    one.start()
    assert one.grant.basis is Basis.VALIDATED_OFFLINE
    one.clock.skew = -7300 * DAY
    one.start()
    one.expect(Licensed)
    assert one.wire.questions == []


@pytest.mark.rule("R76")
def test_the_seat_is_bound_for_good_to_the_computer_of_the_request(
    computer: Computers, sandbox: SandboxServer, world: World
) -> None:
    one, other = without_network(computer), without_network(computer, "other")
    response = validate(sandbox, one.make_request().html)
    other.make_request()
    refused = other.open_response(response)
    assert (refused.accepted, refused.checks[-1].name) == (False, "this-computer")
    assert one.open_response(response).accepted
    for ours, theirs in (
        (one.computer.folders.local_cache, other.computer.folders.local_cache),
        (one.computer.folders.roaming_cache, other.computer.folders.roaming_cache),
    ):
        shutil.rmtree(theirs)
        shutil.copytree(ours, theirs)
    other.start()
    assert not isinstance(other.client.state, Licensed | NeedsLogin)
    world.advance(3650 * DAY)
    assert in_use(sandbox, VERA) == 1


@pytest.mark.rule("R77")
@pytest.mark.parametrize(
    ("person", "reason"),
    [
        ("semester", "A semester license ends; only permanent licenses can be"),
        ("student", "A leased license ends; only permanent licenses can be"),
        ("owner", "A subscription ends; only permanent licenses can be"),
        ("trial", "A trial needs a connection; only permanent licenses can be"),
    ],
)
def test_only_permanent_licenses_are_validated_and_the_portal_says_why_not(
    computer: Computers, sandbox: SandboxServer, person: str, reason: str
) -> None:
    with PortalVisit(sandbox.portal_url) as visit:
        visit.upload(without_network(computer).make_request().html.decode())
        visit.log_in(f"{person}@demo.example", PASSWORD)
        with pytest.raises(PortalError, match=reason):
            visit.accept()
        with pytest.raises(PortalError):
            visit.response()


@pytest.mark.rule("R79")
def test_neither_file_holds_a_name_of_computer_or_user_or_a_hardware_address(
    computer: Computers, sandbox: SandboxServer, names_of_this_computer: tuple[str, ...]
) -> None:
    one = without_network(computer)
    request = one.make_request().html
    response = validate(sandbox, request)
    assert one.open_response(response).accepted
    inside = {
        kind: extract_block(file, kind).encode()
        for kind, file in ((BlockKind.REQUEST, request), (BlockKind.RESPONSE, response))
    }
    known = "".join(map(plain, (request, response, *inside.values()))).lower()
    assert "a-0de-006" in known, "the signed documents were not read"
    for secret in (*names_of_this_computer, str(one.folder).lower()):
        assert secret not in known
    _, payload = documents(inside[BlockKind.REQUEST])
    assert set(payload) == {
        "app_version", "created", "device", "keys_version", "language", "nonce", "platform",
        "portal", "server", "v",
    }  # fmt: skip
