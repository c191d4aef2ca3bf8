"""The servers a computer knows, for the windows: real profiles behind the windows' port."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from seatkeeper.composition.client import certificates_of, proxy_to
from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure

if TYPE_CHECKING:
    from seatkeeper.composition.computer import Computer
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.servers.profile_store import ProfileStore

__all__ = ["KnownServers"]


class KnownServers:
    """Implements ``seatkeeper.qt.server_list.port.ServerList``.

    Args:
        computer: Whose servers.
    """

    def __init__(self, computer: Computer) -> None:
        self._computer = computer

    def all(self) -> tuple[ServerEntry, ...]:
        """The servers, by name."""
        store = self._store()
        last = store.last_used()
        return tuple(_entry(profile)._replace(last_used=profile == last) for profile in store.all())

    def read(self, path: Path) -> ServerEntry | ServerFailure:
        """Read a profile from a file."""
        from seatkeeper.servers.profile_source import read_profile  # noqa: PLC0415 - crypto

        return _found(lambda: read_profile(path))

    def fetch(self, address: str) -> ServerEntry | ServerFailure:
        """Ask a server for its profile."""
        from seatkeeper.composition.diagnosis import make_ledger  # noqa: PLC0415 - needed rarely
        from seatkeeper.servers.profile_source import fetch_profile  # noqa: PLC0415 - crypto

        return _found(lambda: fetch_profile(address, ledger=make_ledger(self._computer)))

    def add(self, entry: ServerEntry) -> ServerFailure | None:
        """Keep a server; one that was used before stays the one that is used."""
        store, profile = self._store(), _profile(entry)
        last = store.last_used()

        def keep() -> None:
            store.add(profile)
            store.use(last or profile)

        return _done(keep, "not-written")

    def use(self, entry: ServerEntry) -> ServerFailure | None:
        """Have the next start use a server."""
        return _done(lambda: self._store().use(_profile(entry)), "not-written")

    def remove(self, entry: ServerEntry) -> ServerFailure | None:
        """Forget a server."""
        return _done(lambda: self._store().remove(_profile(entry)), "not-removed")

    def test(self, entry: ServerEntry) -> ServerFailure | None:
        """Ask for the profile again: it must be there, and have the same root key."""
        from seatkeeper.composition.diagnosis import make_ledger  # noqa: PLC0415 - needed rarely
        from seatkeeper.servers.profile_source import fetch_profile  # noqa: PLC0415 - crypto

        profile = _profile(entry)
        if profile.adapter == "relay":
            return _well(self._computer, profile)
        answer = _found(
            lambda: fetch_profile(
                profile.url,
                ca_file=certificates_of(self._computer, profile),
                ledger=make_ledger(self._computer),
            )
        )
        if isinstance(answer, ServerFailure):
            return answer
        if answer.fingerprint != entry.fingerprint:
            return ServerFailure("other-server", f"its fingerprint is {answer.fingerprint}")
        return None

    def _store(self) -> ProfileStore:
        from seatkeeper.servers.profile_store import ProfileStore  # noqa: PLC0415 - crypto

        return ProfileStore(self._computer.folders.profiles)


def _found(find: Callable[[], ServerProfile]) -> ServerEntry | ServerFailure:
    from seatkeeper.servers.profile import ProfileError  # noqa: PLC0415 - crypto
    from seatkeeper.service.ports import UnreachableError  # noqa: PLC0415

    try:
        return _entry(find())
    except ProfileError as error:
        return ServerFailure(error.code, str(error))
    except UnreachableError as error:
        return ServerFailure("unreachable", str(error))
    except OSError as error:
        return ServerFailure("not-written", str(error))


def _well(computer: Computer, profile: ServerProfile) -> ServerFailure | None:
    """Ask a server that publishes no profile whether it is well."""
    from seatkeeper.composition.diagnosis import make_ledger  # noqa: PLC0415 - needed rarely
    from seatkeeper.servers.relay.wire import health  # noqa: PLC0415 - crypto
    from seatkeeper.servers.transport import HttpTransport  # noqa: PLC0415
    from seatkeeper.service.ports import UnreachableError  # noqa: PLC0415

    try:
        health(
            HttpTransport(
                profile.url,
                ca_file=certificates_of(computer, profile),
                ledger=make_ledger(computer),
                proxy=proxy_to(profile),
            )
        )
    except UnreachableError as error:
        return ServerFailure("unreachable", str(error))
    except OSError as error:
        return ServerFailure("not-written", str(error))
    return None


def _done(work: Callable[[], None], code: str) -> ServerFailure | None:
    try:
        work()
    except OSError as error:
        return ServerFailure(code, str(error))
    return None


def _entry(profile: ServerProfile) -> ServerEntry:
    return ServerEntry(
        key=profile.record_name,
        name=profile.name,
        url=profile.url,
        portal=profile.portal,
        fingerprint=profile.fingerprint,
        document=profile.to_json(),
    )


def _profile(entry: ServerEntry) -> ServerProfile:
    from seatkeeper.servers.profile import ServerProfile  # noqa: PLC0415 - crypto

    return ServerProfile.from_json(entry.document)
