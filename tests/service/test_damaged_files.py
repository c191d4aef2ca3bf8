"""Files and keys that are gone, damaged, or another computer's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from licensecache import FileVault, VaultLockedError
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.identity import DEVICE_KEY_NAME
from seatkeeper.session.states import (
    Licensed,
    NeedsLogin,
    ReadOnly,
    SignedOut,
)
from tests.helpers.counter import in_use
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]


def local(one: Workstation) -> Path:
    return one.computer.folders.local_cache


def roaming(one: Workstation) -> Path:
    return one.computer.folders.roaming_cache


@pytest.mark.rule("R16")
def test_a_missing_roaming_folder_is_repaired_and_said(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    shutil.rmtree(roaming(one))
    one.start()
    one.expect(Licensed)
    assert "cache-repaired" in one.seen.codes
    assert any(roaming(one).iterdir())


@pytest.mark.rule("R16")
def test_without_the_local_folder_nobody_is_logged_in_and_a_new_seat_is_taken(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    before = one.grant
    shutil.rmtree(local(one))
    one.start()
    assert one.expect(SignedOut).email == ""
    one.log_in("ada")
    assert one.grant.seat_id != before.seat_id
    assert one.grant.device == before.device
    assert in_use(sandbox) == 2


@pytest.mark.rule("R16")
def test_an_owners_new_seat_replaces_the_one_of_the_deleted_cache(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("owner")
    shutil.rmtree(local(one))
    shutil.rmtree(roaming(one))
    one.start()
    one.log_in("owner")
    assert in_use(sandbox) == 1


def test_a_damaged_cache_is_explained_and_a_login_is_the_way_out(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    for folder in (local(one), roaming(one)):
        (record,) = folder.glob("*.slc")
        record.write_bytes(record.read_bytes()[:-20])
    one.start()
    found = one.expect(ReadOnly)
    assert found.verdict.reason is Reason.CACHE_UNREADABLE
    assert found.verdict.evidence["code"] in {"torn", "tampered"}
    one.log_in("ada")
    one.expect(Licensed)
    one.start()
    one.expect(Licensed)


@pytest.mark.rule("R76")
def test_the_cache_of_one_computer_is_of_no_use_on_another(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one, other = computer("laptop"), computer("desktop")
    one.log_in("owner")
    other.log_in("ada")
    for folder in (local, roaming):
        shutil.rmtree(folder(other))
        shutil.copytree(folder(one), folder(other))
    other.wire.cut()
    other.start()
    assert not isinstance(other.client.state, Licensed | NeedsLogin)
    other.wire.mend()
    other.start()
    other.log_in("ada")
    assert other.grant.seat_id != one.grant.seat_id


def test_a_computer_that_lost_its_device_key_is_another_computer_and_takes_a_new_seat(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("owner", keep=False)
    before = one.grant
    FileVault(one.computer.folders.vault).delete(DEVICE_KEY_NAME)
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.OTHER_COMPUTER
    one.log_in("owner")
    assert one.grant.seat_id != before.seat_id
    assert one.grant.device != before.device


class LockedVault(FileVault):
    """A real vault that is locked."""

    def get(self, name: str) -> bytes | None:
        raise VaultLockedError(f"{name} is locked away")


def test_a_locked_vault_is_explained_wherever_it_is_needed(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.start(vault=LockedVault(one.computer.folders.vault))
    assert one.expect(ReadOnly).verdict.evidence["code"] == "vault-locked"
    one.log_in("ada")
    notice = one.expect(SignedOut).notice
    assert notice is not None
    assert notice.detail.startswith("storage: vault-locked")
    one.start()
    one.expect(Licensed)
