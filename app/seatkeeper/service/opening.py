"""Opening the cache: from files that may be anything to one event of the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from licensecache.errors import LicenseCacheError, WrongInstallError
from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.policy import judge_start
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.service.grants import GrantError
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.service.record import Record, RecordError
from seatkeeper.service.store import RecordStore
from seatkeeper.service.trusted_time import TrustedTime
from seatkeeper.session.events import CacheFailed, CacheOpened, Event

if TYPE_CHECKING:
    from offline.keyset import TrustedKeys
    from offline.signing import VerifyKey

__all__ = ["open_cache", "trusted_keys"]


def open_cache(
    store: RecordStore,
    device: DeviceIdentity,
    read_grant: Callable[[str], Grant],
    time: TrustedTime,
    *,
    resumes: bool,
) -> Event:
    """Read the cache and judge what it holds.

    Args:
        store: The record.
        device: This computer's key.
        read_grant: Verifies and reads what the server has proved a seat with.
        time: Trusted time; learns the mark.
        resumes: Whether a session that was not closed goes on where it stopped.

    Returns:
        CacheOpened, or CacheFailed with a verdict whose evidence holds ``code`` and ``detail``.
    """
    try:
        record = store.open()
        thumbprint = device.thumbprint
        grant = read_grant(record.grant) if record is not None and record.grant else None
    except WrongInstallError as error:
        return _failed(Reason.OTHER_COMPUTER, error.code, error)
    except GrantError as error:
        store.record = store.record.without_seat()
        return _failed(Reason.CACHE_UNREADABLE, error.code, error)
    except (LicenseCacheError, RecordError) as error:
        return _failed(Reason.CACHE_UNREADABLE, error.code, error)
    if record is None:
        return CacheOpened(Verdict(Reason.NO_LICENSE))
    if grant is not None and grant.device != thumbprint:
        # The server knows that seat as another computer's; a new one is asked for, should the
        # user go on here. The files are left alone until then.
        store.record = record.without_seat()
    verdict = _judge(grant, thumbprint, time)
    store.mark_if_possible()
    return CacheOpened(
        verdict=verdict,
        account=record.account,
        remembered=bool(record.refresh),
        grant=grant,
        last_contact=record.last_contact,
        resuming=record.running and resumes,
        releasing=record.releasing,
        returning=record.returning,
    )


def _judge(grant: Grant | None, device: str, time: TrustedTime) -> Verdict:
    if grant is None:
        return Verdict(Reason.NO_LICENSE)
    verdict = judge_start(grant, now=time.now(), device=device)
    if verdict.usable and grant.beats and time.set_back():
        return Verdict(Reason.CLOCK_SET_BACK)
    return verdict


def _failed(reason: Reason, code: str, error: Exception) -> CacheFailed:
    return CacheFailed(Verdict(reason, {"code": code, "detail": str(error)}))


def trusted_keys(record: Record, root: VerifyKey) -> TrustedKeys:
    """What is trusted of the server, as far as the record knows.

    Raises:
        GrantError: The chain of key sets in the record is not one.
    """
    from offline.errors import OfflineError  # noqa: PLC0415 - brings the cryptography along
    from offline.keyset import TrustedKeys  # noqa: PLC0415

    try:
        return TrustedKeys.from_root(root).follow(record.key_sets)
    except OfflineError as error:
        raise GrantError(error.code, str(error)) from error
