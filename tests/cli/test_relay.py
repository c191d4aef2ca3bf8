"""The command line with a Keygen Relay: what it cannot do is said, and nobody logs in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from seatkeeper.system.clock import SystemClock
from tests.cli.terminal import Terminal
from tests.helpers.relay_double import RelayDouble, relay_profile, running_relay

Place = tuple[Terminal, RelayDouble]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A computer that knows a Relay with one license."""
    with running_relay(SystemClock(), licenses=1) as (double, url):
        file = tmp_path / "vendor.json"
        file.write_text(relay_profile(url).to_json())
        here = Terminal(tmp_path / "one")
        added = here.call("profile", "add", str(file))
        assert added.code == 0, added
        assert "Keygen Relay" in added.out
        assert "Portal:" not in added.out
        yield here, double


def test_a_seat_is_taken_kept_and_given_back(place: Place) -> None:
    here, double = place
    assert here.status()["state"] == "Closed"  # to look takes nothing
    assert not double.leases
    assert here.call("check").code == 0
    facts = here.status()
    assert (facts["state"], facts["basis"]) == ("Licensed", "shared-seat")
    assert (facts["account_id"], facts["email"], facts["owner_id"]) == (None, None, None)
    assert here.call("heartbeat").code == 0
    assert len(double.leases) == 1
    assert here.call("close").code == 0
    assert not double.leases
    assert here.call("check").code == 0
    left = here.call("logout")
    assert (left.code, left.out) == (0, "The seat is free.\n")
    assert not double.leases
    assert here.status()["state"] == "Closed"
    assert here.call("logout").out == "No seat is held by this computer.\n"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("login --email a@b.example", "nothing to log in to"),
        ("usage", "keeps no record of use"),
        ("offline request x.html", "cannot validate a computer offline"),
    ],
)
def test_what_the_server_cannot_do_is_said_before_anything_is_asked(
    place: Place, command: str, words: str
) -> None:
    here, double = place
    refused = here.call(*command.split())
    assert (refused.code, "[not-supported]" in refused.err) == (1, True)
    assert words in refused.err
    assert double.paths == []


def test_an_extension_is_refused_with_the_reason(place: Place) -> None:
    here, _ = place
    refused = here.call("extend", "--days", "3")
    assert (refused.code, "does not offer offline availability" in refused.err) == (1, True)


def test_a_full_pool_is_a_refusal(place: Place, tmp_path: Path) -> None:
    here, double = place
    assert here.call("check").code == 0
    other = Terminal(tmp_path / "two")
    assert other.call("profile", "add", str(tmp_path / "vendor.json")).code == 0
    refused = other.call("check")
    assert (refused.code, "All license seats are in use." in refused.err) == (1, True)
    assert len(double.leases) == 1
