"""The offline exchange as the client sees it: make a request, open a response.

A pending request and the license it leads to are one record, so both change in one atomic write:
after a crash a response is either still to be opened or redeemed. Nothing is bound for good to a
computer that would forget it: a vault that does not last is refused before a request is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from licensecache.errors import LicenseCacheError
from licensecache.vault import Vault, self_test
from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.value import Value
from seatkeeper.service.grants import GrantError, read_payload
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.service.opening import trusted_keys
from seatkeeper.service.ports import Entropy
from seatkeeper.service.record import PendingRequest
from seatkeeper.service.store import RecordStore
from seatkeeper.service.trusted_time import TrustedTime

if TYPE_CHECKING:
    from offline import redeeming
    from offline.signing import VerifyKey

__all__ = [
    "CheckResult",
    "Failure",
    "OfflineExchange",
    "PendingSummary",
    "RequestMade",
    "ResponseOutcome",
]

_NONCE_BYTES: Final = 16
_MOST_PENDING: Final = 16
"""A person tries a few times; a record must stay small. The oldest goes first."""


class RequestMade(Value, frozen=True):
    """A request, saved as pending before anybody sees it.

    Attributes:
        html: The request file.
        text: The same for a text file or the clipboard.
        file_name: Suggested name of the file.
        request_id: SHA-256 of the signed request, hex.
        created: When it was made (UTC).
        portal_url: Where it is to be taken.
    """

    hidden = ("html", "text")

    html: bytes
    text: str
    file_name: str
    request_id: str
    created: datetime
    portal_url: str


class Failure(Value, frozen=True):
    """Something could not be done; nothing has changed.

    Attributes:
        code: Stable.
        detail: Facts in English.
    """

    code: str
    detail: str = ""


class PendingSummary(Value, frozen=True):
    """A request that waits for its response."""

    request_id: str
    created: datetime


class CheckResult(Value, frozen=True):
    """One check of a response file, in the order in which they are made."""

    name: str
    passed: bool


class ResponseOutcome(Value, frozen=True):
    """What became of a response file.

    Attributes:
        accepted: Whether this computer is licensed now.
        checks: Those made, the failed one last.
        code: Why not; empty when accepted.
        evidence: Facts for an explanation (R78).
        grant: The license, when accepted.
    """

    accepted: bool
    checks: tuple[CheckResult, ...]
    code: str = ""
    evidence: Mapping[str, str] = {}
    grant: Grant | None = None


class OfflineExchange:
    """Makes requests and opens responses.

    Args:
        store: The record.
        device: This computer's key.
        vault: Must last, or no request is made.
        root: The server's root key.
        portal: Origin of the portal.
        login: Origin of the login host.
        time: Trusted time.
        entropy: For nonces.
        platform: ``windows``, ``macos`` or ``linux``.
        app_version: Version of the app.
    """

    def __init__(
        self,
        *,
        store: RecordStore,
        device: DeviceIdentity,
        vault: Vault,
        root: VerifyKey,
        portal: str,
        login: str,
        time: TrustedTime,
        entropy: Entropy,
        platform: str,
        app_version: str,
    ) -> None:
        self._store = store
        self._device = device
        self._vault = vault
        self._root = root
        self._portal = portal
        self._login = login
        self._time = time
        self._entropy = entropy
        self._platform = platform
        self._app_version = app_version

    def make_request(self, language: str) -> RequestMade | Failure:
        """Make a request and save it as pending.

        Args:
            language: ``en``, ``de`` or ``es``: what the file is written in.
        """
        from joserfc.util import urlsafe_b64encode  # noqa: PLC0415 - rarely needed, slow to import

        from offline.document import (  # noqa: PLC0415
            render_request_html,
            render_request_text,
            request_file_name,
        )
        from offline.request import make_request  # noqa: PLC0415

        if not self._vault.persistent:
            return Failure("vault-not-persistent", self._vault.label)
        record = self._store.record
        try:
            self_test(self._vault, self._entropy)
            keys = trusted_keys(record, self._root)
            request = make_request(
                device=self._device.key(),
                server=self._root.thumbprint,
                portal_url=self._portal,
                nonce=urlsafe_b64encode(self._entropy(_NONCE_BYTES)).decode(),
                created=self._time.now(),
                app_version=self._app_version,
                platform=self._platform,
                language=language,
                keys_version=keys.version,
            )
            pending = (*record.pending, PendingRequest(request.token, request.created))
            self._store.save(replace(record, pending=pending[-_MOST_PENDING:]))
        except (LicenseCacheError, GrantError) as error:
            self._store.record = record  # what nobody was given is not pending
            return Failure(error.code, str(error))
        html = render_request_html(request, login_url=self._login, language=language)
        return RequestMade(
            html=html.encode(),
            text=render_request_text(request, language=language),
            file_name=request_file_name(request.request_id) + ".html",
            request_id=request.request_id,
            created=request.created,
            portal_url=self._portal,
        )

    def pending(self) -> tuple[PendingSummary, ...]:
        """The requests that wait for a response, oldest first."""
        return tuple(PendingSummary(entry.request_id, entry.created) for entry in self._pending())

    def _pending(self) -> list[redeeming.PendingRequest]:
        from offline.redeeming import PendingRequest as Waiting  # noqa: PLC0415
        from offline.request import read_request  # noqa: PLC0415

        requests = [read_request(entry.token) for entry in self._store.record.pending]
        return [Waiting(entry.request_id, entry.nonce, entry.created) for entry in requests]

    def open_response(self, data: bytes) -> ResponseOutcome:
        """Check a response file and, if every check passes, keep the license it brings.

        Args:
            data: The file, or pasted text.
        """
        from offline.errors import RefusedError  # noqa: PLC0415
        from offline.redeeming import CHECKS, redeem  # noqa: PLC0415

        record = self._store.record
        try:
            redeemed = redeem(
                data,
                device=self._device.thumbprint,
                pending=self._pending(),
                redeemed=record.redeemed,
                known_keys=trusted_keys(record, self._root),
                now=self._time.now(),
            )
            grant = read_payload(redeemed.grant_payload)
            self._keep(redeemed, grant)
        except RefusedError as error:
            passed = CHECKS[: CHECKS.index(error.check)]
            checks = (
                *(CheckResult(name, True) for name in passed),
                CheckResult(error.check, False),
            )
            return ResponseOutcome(False, checks, error.code, error.evidence)
        except (LicenseCacheError, GrantError) as error:
            checks = tuple(CheckResult(name, True) for name in CHECKS)
            return ResponseOutcome(False, checks, error.code, {"detail": str(error)})
        return ResponseOutcome(True, tuple(CheckResult(name, True) for name in CHECKS), grant=grant)

    def _keep(self, redeemed: redeeming.Redeemed, grant: Grant) -> None:
        """Commit the license and the end of its request in one write."""
        record = self._store.record
        after = replace(
            record,
            account=grant.account,
            seat_id=grant.seat_id,
            epoch=grant.epoch,
            grant=redeemed.grant,
            key_sets=redeemed.trusted_keys.chain,
            last_contact=redeemed.server_time,
            releasing=False,
            returning=False,
            running=True,
            closed=False,
            bound=True,
            pending=self._without(redeemed.request_id),
            redeemed=(*record.redeemed, redeemed.request_id),
        )
        try:
            self._store.save(after, rotate=True)
        except LicenseCacheError:
            self._store.record = record  # nothing was accepted: the file can be opened again
            raise
        self._time.confirm(redeemed.server_time)

    def _without(self, request_id: str) -> tuple[PendingRequest, ...]:
        from offline.request import request_id_of  # noqa: PLC0415

        pending = self._store.record.pending
        return tuple(entry for entry in pending if request_id_of(entry.token) != request_id)
