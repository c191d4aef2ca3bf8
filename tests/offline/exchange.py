"""Both sides of the exchange in short form, for tests."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

import pytest

from offline.errors import (
    RefusedError,
)
from offline.issuing import IssuedResponse, issue
from offline.keyset import TrustedKeys
from offline.redeeming import CHECKS, PendingRequest, Redeemed, redeem
from offline.request import OfflineRequest
from offline.signing import DocumentType, JsonValue, SigningKey, peek, sign
from tests.offline.actors import (
    DEVICE,
    ISSUED,
    LINK_1,
    NOW,
    PENDING,
    REQUEST,
    RESPONSES,
    TRUSTED,
    grant,
)

LATER = NOW + timedelta(hours=3)


def issued(
    answered: OfflineRequest = REQUEST,
    *,
    inner: str | None = None,
    key_sets: Sequence[str] = (LINK_1,),
    key: SigningKey = RESPONSES,
    redeem_by: datetime | None = None,
) -> IssuedResponse:
    return issue(
        request=answered,
        grant=grant() if inner is None else inner,
        server_time=NOW,
        key_sets=key_sets,
        key=key,
        redeem_by=redeem_by,
    )


def opened(
    data: str = ISSUED.html,
    *,
    device: SigningKey = DEVICE,
    pending: Sequence[PendingRequest] = (PENDING,),
    redeemed: Collection[str] = (),
    known_keys: TrustedKeys = TRUSTED,
    now: datetime = LATER,
) -> Redeemed:
    return redeem(
        data.encode(),
        device=device.public.thumbprint,
        pending=pending,
        redeemed=redeemed,
        known_keys=known_keys,
        now=now,
    )


def refusal(action: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(RefusedError) as caught:
        action()
    assert caught.value.check in CHECKS
    return caught.value.check, caught.value.code


def as_response(payload: dict[str, JsonValue], key: SigningKey = RESPONSES) -> str:
    token = sign(payload, DocumentType.RESPONSE, key)
    return f"-----BEGIN SEATKEEPER RESPONSE-----{token}-----END SEATKEEPER RESPONSE-----"


def changed_response(**changes: JsonValue) -> str:
    return as_response({**peek(ISSUED.response.token)[1], **changes})
