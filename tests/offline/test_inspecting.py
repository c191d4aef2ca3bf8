"""Any file at all is explained: what it is, what it holds, what is wrong, what to do."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline.blocks import BlockKind, wrap_block
from offline.document import render_request_html
from offline.inspecting import (
    Advice,
    CheckState,
    FileKind,
    Inspection,
    InspectionContext,
    advice_for,
    inspect,
)
from offline.keyset import TrustedKeys
from offline.redeeming import CHECKS
from offline.signing import DocumentType, JsonValue, peek, sign
from tests.offline.actors import (
    DEVICE,
    ISSUED,
    LOGIN,
    NOW,
    OTHER_DEVICE,
    OTHER_ROOT,
    PENDING,
    REQUEST,
    RESPONSES,
    TRUSTED,
)

REQUEST_FILE = render_request_html(REQUEST, login_url=LOGIN).encode()
RESPONSE_FILE = ISSUED.html.encode()
CUT_REQUEST = REQUEST_FILE[: REQUEST_FILE.index(b"-----END")]
HERE = InspectionContext(
    device=DEVICE.public.thumbprint,
    pending=(PENDING,),
    redeemed=frozenset(),
    known_keys=TRUSTED,
    now=NOW,
)


def elsewhere(**changes: object) -> InspectionContext:
    members: dict[str, object] = {
        "device": HERE.device,
        "pending": HERE.pending,
        "redeemed": HERE.redeemed,
        "known_keys": HERE.known_keys,
        "now": HERE.now,
    }
    members.update(changes)
    return InspectionContext(**members)  # type: ignore[arg-type]  # the fields' own types


def codes(inspection: Inspection) -> list[str]:
    return [problem.code for problem in inspection.problems]


def test_a_request_is_described_and_sent_to_the_portal() -> None:
    found = inspect(REQUEST_FILE, context=HERE)
    assert found.kind is FileKind.REQUEST
    assert found.authentic is True
    assert found.problems == ()
    assert found.advice == (Advice.TAKE_TO_PORTAL,)
    assert found.facts["request"] == "AE65-E977"
    assert found.facts["portal"] == "https://portal.example"
    assert found.facts["created"] == "2027-03-31T10:00:00Z"
    assert found.facts["made_here"] == "yes"
    away = inspect(REQUEST_FILE, context=elsewhere(device=OTHER_DEVICE.public.thumbprint))
    assert away.facts["made_here"] == "no"
    assert "made_here" not in inspect(REQUEST_FILE).facts


def test_a_request_for_another_server_says_so() -> None:
    other = elsewhere(known_keys=TrustedKeys.from_root(OTHER_ROOT.public))
    found = inspect(REQUEST_FILE, context=other)
    assert codes(found) == ["other-server"]
    assert found.authentic is True
    assert found.advice[0] is Advice.USE_OTHER_SERVER


def test_a_response_is_described_without_knowing_anything() -> None:
    found = inspect(RESPONSE_FILE)
    assert found.kind is FileKind.RESPONSE
    assert found.authentic is None
    assert found.checks == ()
    assert found.facts["open_before"] == "2027-06-29T12:00:00Z"


def test_a_good_response_passes_every_check() -> None:
    found = inspect(RESPONSE_FILE, context=HERE)
    assert found.authentic is True
    assert [result.check for result in found.checks] == list(CHECKS)
    assert {result.state for result in found.checks} == {CheckState.PASSED}
    assert found.advice == (Advice.OPEN_HERE,)


@pytest.mark.rule("R78")
@pytest.mark.parametrize(
    ("context", "check", "code", "advice"),
    [
        (
            elsewhere(known_keys=TrustedKeys.from_root(OTHER_ROOT.public)),
            "server",
            "other-server",
            Advice.USE_OTHER_SERVER,
        ),
        (
            elsewhere(device=OTHER_DEVICE.public.thumbprint),
            "this-computer",
            "other-computer",
            Advice.TAKE_TO_OTHER_COMPUTER,
        ),
        (elsewhere(pending=()), "pending-request", "not-pending", Advice.CHOOSE_ANOTHER_FILE),
        (
            elsewhere(redeemed=frozenset({REQUEST.request_id})),
            "unused",
            "already-used",
            Advice.NOTHING_TO_DO,
        ),
        (elsewhere(now=NOW + timedelta(days=91)), "in-time", "too-old", Advice.ACCEPT_AGAIN),
    ],
)
def test_a_response_that_is_refused_shows_where(
    context: InspectionContext, check: str, code: str, advice: Advice
) -> None:
    found = inspect(RESPONSE_FILE, context=context)
    assert codes(found) == [code]
    assert found.advice[0] is advice
    place = CHECKS.index(check)
    assert [result.state for result in found.checks] == [
        *[CheckState.PASSED] * place,
        CheckState.FAILED,
        *[CheckState.NOT_RUN] * (len(CHECKS) - place - 1),
    ]
    assert found.authentic is (None if check == "server" else True)


def test_an_altered_file_is_not_authentic() -> None:
    other = sign({**peek(ISSUED.response.token)[1], "nonce": "x"}, DocumentType.RESPONSE, RESPONSES)
    parts = [*ISSUED.response.token.split(".")[:2], other.split(".")[2]]
    found = inspect(wrap_block(".".join(parts), BlockKind.RESPONSE).encode(), context=HERE)
    assert (codes(found), found.authentic) == (["bad-signature"], False)
    assert found.advice == (Advice.GET_FILE_AGAIN,)
    bent = inspect(REQUEST_FILE.replace(b"-----END", b"A\n-----END"))
    assert (codes(bent), bent.authentic, bent.kind) == (["malformed"], False, FileKind.REQUEST)
    bent = inspect(RESPONSE_FILE.replace(b"-----END", b"A\n-----END"))
    assert (codes(bent), bent.authentic, bent.kind) == (["malformed"], False, FileKind.RESPONSE)


def test_a_file_of_a_newer_version_asks_for_an_update() -> None:
    for payload_of, kind, key in (
        (REQUEST.token, DocumentType.REQUEST, DEVICE),
        (ISSUED.response.token, DocumentType.RESPONSE, RESPONSES),
    ):
        payload: dict[str, JsonValue] = {**peek(payload_of)[1], "v": 2}
        block = wrap_block(
            sign(payload, kind, key),
            BlockKind.REQUEST if kind is DocumentType.REQUEST else BlockKind.RESPONSE,
        )
        found = inspect(block.encode(), context=HERE)
        assert (codes(found), found.authentic) == (["newer-format"], None)
        assert found.advice == (Advice.UPDATE_APP,)


@pytest.mark.parametrize(
    ("data", "kind", "fmt", "code", "advice"),
    [
        (b"", FileKind.EMPTY, "empty", "empty", Advice.CHOOSE_ANOTHER_FILE),
        (b" \n", FileKind.EMPTY, "empty", "empty", Advice.CHOOSE_ANOTHER_FILE),
        (bytes(10_000_000), FileKind.BINARY, "zeros", "too-large", Advice.CHOOSE_ANOTHER_FILE),
        (b"PK\x03\x04...", FileKind.BINARY, "zip", "no-block", Advice.CHOOSE_ANOTHER_FILE),
        (b"%PDF-1.7", FileKind.BINARY, "pdf", "no-block", Advice.CHOOSE_ANOTHER_FILE),
        (b"a\x00b", FileKind.BINARY, "unknown", "no-block", Advice.CHOOSE_ANOTHER_FILE),
        (b"MZ\x90\xff", FileKind.BINARY, "program", "not-utf8", Advice.GET_FILE_AGAIN),
        (b"Dear Sir", FileKind.TEXT, "text", "no-block", Advice.CHOOSE_ANOTHER_FILE),
        (b"\xef\xbb\xbf <HTML>", FileKind.HTML, "html", "no-block", Advice.CHOOSE_ANOTHER_FILE),
        (
            "<html>".encode("utf-16"),
            FileKind.BINARY,
            "utf-16-text",
            "not-utf8",
            Advice.GET_FILE_AGAIN,
        ),
        (CUT_REQUEST, FileKind.REQUEST, "html", "truncated", Advice.GET_FILE_AGAIN),
        (REQUEST_FILE * 2, FileKind.SEVERAL, "html", "several-blocks", Advice.GET_FILE_AGAIN),
    ],
)
def test_a_file_without_a_block_is_named_too(
    data: bytes, kind: FileKind, fmt: str, code: str, advice: Advice
) -> None:
    found = inspect(data, context=HERE)
    assert (found.kind, found.facts["format"], codes(found)) == (kind, fmt, [code])
    assert found.facts["bytes"] == str(len(data))
    assert found.advice[0] is advice
    assert found.authentic is None


def test_a_truncated_response_is_still_called_a_response() -> None:
    cut = RESPONSE_FILE[: RESPONSE_FILE.index(b"-----END")]
    found = inspect(cut, context=HERE)
    assert (found.kind, codes(found)) == (FileKind.RESPONSE, ["truncated"])


@given(st.binary(max_size=200), st.integers(0, len(RESPONSE_FILE)), st.booleans())
def test_an_inspection_never_raises(junk: bytes, place: int, with_context: bool) -> None:
    context = HERE if with_context else None
    for data in (
        junk,
        RESPONSE_FILE[:place] + junk + RESPONSE_FILE[place:],
        REQUEST_FILE[:place] + junk,
    ):
        assert isinstance(inspect(data, context=context), Inspection)


def test_every_code_has_an_advice() -> None:
    assert advice_for("something new") == (Advice.GET_FILE_AGAIN,)
    assert advice_for("too-old") == (Advice.ACCEPT_AGAIN, Advice.CHECK_CLOCK)
