"""The sandbox over TLS, with an authority of its own that only the profile knows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from seatkeeper.composition import assemble, open_computer, start_sandbox
from seatkeeper.sandbox.certificates import load_or_make
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.client import Client
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.session.events import LogIn
from seatkeeper.session.states import Licensed, NoConnection
from seatkeeper.system.clock import SystemClock
from tests.helpers.nobody import Nobody


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[ServerProfile]:
    with start_sandbox(certificates=tmp_path / "tls") as server:
        yield ServerProfile.from_json(json.dumps(server.profile()))


def started(folder: Path, profile: ServerProfile) -> Client:
    computer = open_computer(profile_dir=folder)
    client = assemble(computer, profile, lanes=InlineLanes(), observer=Nobody()).client
    client.start()
    return client


def test_a_client_with_the_profile_logs_in_over_tls(tmp_path: Path, profile: ServerProfile) -> None:
    assert profile.url.startswith("https://")
    assert profile.portal.startswith("https://")
    client = started(tmp_path / "laptop", profile)
    client.dispatch(LogIn("ada@demo.example", "demo"))
    assert isinstance(client.state, Licensed)


def test_without_the_authority_the_certificate_is_refused_and_named_as_the_cause(
    tmp_path: Path, profile: ServerProfile
) -> None:
    state = started(tmp_path / "laptop", profile._replace(ca="")).state
    assert isinstance(state, NoConnection)
    assert state.notice.detail.startswith("tls-unknown-issuer:")


def test_another_server_s_authority_does_not_do(tmp_path: Path, profile: ServerProfile) -> None:
    other = load_or_make(tmp_path / "other", "127.0.0.1", SystemClock().now())
    state = started(tmp_path / "laptop", profile._replace(ca=other.authority)).state
    assert isinstance(state, NoConnection)
    assert state.notice.detail.startswith("tls-unknown-issuer:")


def test_the_certificates_of_a_folder_are_kept_and_made_anew_for_another_host(
    tmp_path: Path,
) -> None:
    now = SystemClock().now()
    first = load_or_make(tmp_path, "127.0.0.1", now)
    assert load_or_make(tmp_path, "127.0.0.1", now).authority == first.authority
    assert load_or_make(tmp_path, "license.example", now).authority != first.authority


def test_the_private_key_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    made = load_or_make(tmp_path, "127.0.0.1", SystemClock().now())
    assert made.key.stat().st_mode & 0o077 == 0
