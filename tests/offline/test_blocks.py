"""Finding the one data block in whatever file it arrives in."""

import pytest

from offline.blocks import BlockKind, extract_block, wrap_block
from offline.errors import FileError
from offline.limits import MAX_FILE_BYTES
from tests.offline.actors import ISSUED, REQUEST

TOKEN = REQUEST.token
BLOCK = wrap_block(TOKEN, BlockKind.REQUEST)
BEGIN = "-----BEGIN SEATKEEPER REQUEST-----"
END = "-----END SEATKEEPER REQUEST-----"
RESPONSE = wrap_block(ISSUED.response.token, BlockKind.RESPONSE)


def found(text: str) -> str:
    return extract_block(text.encode(), "request")


def code_of(data: bytes | str, kind: str = "request") -> str:
    with pytest.raises(FileError) as caught:
        extract_block(data.encode() if isinstance(data, str) else data, kind)
    return caught.value.code


def test_a_block_has_two_markers_and_lines_of_64_characters() -> None:
    lines = BLOCK.split("\n")
    assert lines[0] == BEGIN
    assert lines[-1] == END
    assert {len(line) for line in lines[1:-2]} == {64}


@pytest.mark.parametrize(
    "text",
    [
        BLOCK,
        BLOCK.replace("\n", "\r\n"),
        BLOCK.replace("\n", "\r"),
        BLOCK.replace("\n", ""),
        BLOCK.replace("\n", "\n\n  \t"),
        "\ufeff" + BLOCK,
        f"Dear desk,\nhere it is: {BLOCK} Regards, Zoë",
        f"<pre>{BLOCK}</pre><p>SEATKEEPER is a name</p>",
        f"{BEGIN}{TOKEN}{END}",
    ],
)
def test_what_stands_around_and_white_space_inside_do_not_matter(text: str) -> None:
    assert found(text) == TOKEN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x00" * (MAX_FILE_BYTES + 1), "too-large"),
        (b"\x00" * MAX_FILE_BYTES, "no-block"),
        (BLOCK.encode() + b"\xff", "not-utf8"),
        (BLOCK.encode("utf-16"), "not-utf8"),
        ("just text", "no-block"),
        ("SEATKEEPER", "no-block"),
        ("BEGIN SEATKEEPER REQUEST", "no-block"),
        (BLOCK.lower(), "no-block"),
        (BLOCK.replace("-----", "----"), "no-block"),
        (BLOCK.replace(" ", "\u00a0"), "no-block"),
        (f"{END} {TOKEN}", "truncated"),
        (f"{BEGIN}\n{TOKEN}", "truncated"),
        (f"{END}{BEGIN}\n{TOKEN}", "truncated"),
        (f"{BEGIN}{TOKEN}-----END SEATKEEPER RESPONSE-----", "truncated"),
        (f"{BEGIN}\n \n{END}", "empty-block"),
        (f"{BEGIN}\n{TOKEN[:9]}\u00a0{TOKEN[9:]}\n{END}", "malformed"),
        (BEGIN + TOKEN + " " * 64 * 1024 + END, "too-large"),
        (BLOCK + BLOCK, "several-blocks"),
        (BLOCK + RESPONSE, "several-blocks"),
        (BEGIN + BLOCK, "several-blocks"),
        (BLOCK + END, "several-blocks"),
        (BLOCK * 100, "several-blocks"),
        ("SEATKEEPER " * 20, "several-blocks"),
        (RESPONSE, "wrong-kind"),
    ],
)
def test_every_other_file_is_refused_with_its_reason(data: bytes | str, code: str) -> None:
    assert code_of(data) == code


def test_the_request_where_the_response_belongs_is_called_that() -> None:
    with pytest.raises(FileError) as caught:
        extract_block(BLOCK.encode(), BlockKind.RESPONSE)
    assert dict(caught.value.evidence) == {"wanted": "response", "found": "request"}


def test_a_file_in_utf16_is_named_as_such() -> None:
    with pytest.raises(FileError) as caught:
        extract_block(BLOCK.encode("utf-16"), "request")
    assert caught.value.evidence["encoding"] == "utf-16"


def test_the_largest_file_still_opens() -> None:
    padding = MAX_FILE_BYTES - len(BLOCK)
    assert found(BLOCK + " " * padding) == TOKEN
    assert code_of(BLOCK + " " * (padding + 1)) == "too-large"
