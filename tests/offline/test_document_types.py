"""Every document type offered to every consumer: only the diagonal is accepted."""

from collections.abc import Callable

import pytest

from offline.errors import (
    HeaderError,
    RefusedError,
)
from offline.keyset import TrustedKeys
from offline.request import read_request
from offline.signing import DocumentType, sign
from tests.offline.actors import (
    ANSWERS,
    ISSUED,
    LINK_1,
    REQUEST,
    ROOT,
    grant,
)
from tests.offline.exchange import issued, opened

DOCUMENTS: dict[DocumentType, str] = {
    DocumentType.GRANT: grant(),
    DocumentType.ANSWER: sign({"v": 1}, DocumentType.ANSWER, ANSWERS),
    DocumentType.REQUEST: REQUEST.token,
    DocumentType.RESPONSE: ISSUED.response.token,
    DocumentType.KEYS: LINK_1,
}


def consume_request(token: str) -> object:
    return read_request(token)


def consume_response(token: str) -> object:
    block = f"-----BEGIN SEATKEEPER RESPONSE-----{token}-----END SEATKEEPER RESPONSE-----"
    return opened(block)


def consume_keys(token: str) -> object:
    return TrustedKeys.from_root(ROOT.public).follow([token])


def consume_grant(token: str) -> object:
    return opened(issued(inner=token).html)


CONSUMERS: dict[DocumentType, Callable[[str], object]] = {
    DocumentType.GRANT: consume_grant,
    DocumentType.REQUEST: consume_request,
    DocumentType.RESPONSE: consume_response,
    DocumentType.KEYS: consume_keys,
}


@pytest.mark.parametrize("made", list(DOCUMENTS))
@pytest.mark.parametrize("consumer", list(CONSUMERS))
def test_every_consumer_accepts_its_own_document_only(
    made: DocumentType, consumer: DocumentType
) -> None:
    if made is consumer:
        CONSUMERS[consumer](DOCUMENTS[made])
    else:
        with pytest.raises((HeaderError, RefusedError)) as caught:
            CONSUMERS[consumer](DOCUMENTS[made])
        assert caught.value.code == "wrong-type"
