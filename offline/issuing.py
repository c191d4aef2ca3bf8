"""The portal's side: read an uploaded request, and write the response file to download."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from offline.blocks import BlockKind, extract_block
from offline.document import render_response_html, render_response_text, response_file_name
from offline.keyset import claimed_version
from offline.limits import RESPONSE_LIFETIME
from offline.request import OfflineRequest, read_request, require_server
from offline.response import OfflineResponse, make_response
from offline.signing import SigningKey


@dataclass(frozen=True, slots=True)
class IssuedResponse:
    """A response in every form a portal offers.

    Attributes:
        response: The signed document and what it says.
        file_name: A name for the download, without its ending.
        html: The page.
        text: The same block with a plain explanation.
    """

    response: OfflineResponse
    file_name: str
    html: str
    text: str


def open_request(data: bytes, *, server: str) -> OfflineRequest:
    """Read an uploaded or pasted request.

    Args:
        data: The file, or the text as UTF-8.
        server: Thumbprint of this server's root key.

    Returns:
        The request; its device key is proven.

    Raises:
        FileError: No request in it; `wrong-kind` for a response.
        SignatureError: Altered, or not ours.
        PayloadError: Authentic but not readable, such as from a newer version.
        AddressError: It names an address that is not a portal's.
        RefusedError: `other-server`.
    """
    request = read_request(extract_block(data, BlockKind.REQUEST))
    require_server(request, server)
    return request


def issue(
    *,
    request: OfflineRequest,
    grant: str,
    server_time: datetime,
    key_sets: Sequence[str],
    key: SigningKey,
    redeem_by: datetime | None = None,
    language: str | None = None,
) -> IssuedResponse:
    """Answer a request.

    Args:
        request: As `open_request` returned it.
        grant: The signed grant, bound to the request's device.
        server_time: The server's clock, aware.
        key_sets: The server's whole chain; the links this computer needs are chosen from it.
        key: A key with the role `responses`.
        redeem_by: Last instant at which the file can be opened; 90 days by default.
        language: Of the page; the request's by default.

    Returns:
        The response file.

    Raises:
        SigningError: Grant and key sets are too large together.
    """
    response = make_response(
        request=request,
        grant=grant,
        server_time=server_time,
        redeem_by=server_time + RESPONSE_LIFETIME if redeem_by is None else redeem_by,
        key_sets=[link for link in key_sets if claimed_version(link) > request.keys_version],
        key=key,
    )
    shown_in = request.language if language is None else language
    return IssuedResponse(
        response=response,
        file_name=response_file_name(request.request_id),
        html=render_response_html(response, language=shown_in),
        text=render_response_text(response, language=shown_in),
    )
