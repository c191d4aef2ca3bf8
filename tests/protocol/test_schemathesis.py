"""The committed OpenAPI document and the real sandbox agree, whatever is asked.

schemathesis makes requests from the document: such as it allows, and such as it forbids. Whatever
the server answers must be documented for that operation, status, media type, headers and body;
nothing that the document forbids may be accepted, and nothing may end in a server error. What a
document cannot describe is added here: the access token and a fresh proof of possession, which
most of the requests get right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as openapi_checks

from offline.signing import peek
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.people import Person
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import SeatAnswer
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.system.clock import SystemClock
from tests.helpers.world import counting_entropy

DOCUMENT: Final = json.loads(
    (Path(__file__).parents[2] / "docs" / "openapi.json").read_text(encoding="utf-8")
)
SCHEMA: Final = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS: Final = {
    str(operation["operationId"]): SCHEMA.find_operation_by_id(operation["operationId"])
    for methods in DOCUMENT["paths"].values()
    for operation in methods.values()
}
ASKED: Final = [
    (name, mode)
    for name in sorted(OPERATIONS)
    for mode in GenerationMode
    # What takes nothing cannot be given anything wrong.
    if mode is GenerationMode.POSITIVE or OPERATIONS[name].definition.raw.get("parameters")
    or OPERATIONS[name].definition.raw.get("requestBody")
]  # fmt: skip
SEAT_ID: Final = "5e" * 16
CHECKS: Final = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.negative_data_rejection,
]


class Asker:
    """Sends the requests that schemathesis makes, on one computer with one login."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._visitor = bench.anyone()
        self._device = bench.fresh_login(self._visitor)
        self.answers: dict[int, int] = {}
        self.signed = 0

    def ask(self, case: schemathesis.Case[Any], *, honest: bool) -> None:
        """Send one request and have the answer judged."""
        sent = case.as_transport_kwargs(base_url=self._bench.origin)
        if honest:
            path = urlsplit(requests.Request(sent["method"], sent["url"]).prepare().url or "").path
            case.headers["Authorization"] = f"DPoP {self._device.access}"
            case.headers["DPoP"] = self._device.proof(sent["method"], path, token=self._token(case))
        answer = case.call(base_url=self._bench.origin)
        self.answers[answer.status_code] = self.answers.get(answer.status_code, 0) + 1
        case.validate_response(answer, checks=CHECKS)
        if answer.headers.get("content-type") == ["application/jose"]:
            # Below the signature, where no document reaches.
            msgspec.convert(peek(answer.text)[1], SeatAnswer)
            self.signed += 1
        if case.operation.definition.raw["operationId"] == "logout" and answer.status_code == 204:
            self._device = self._bench.fresh_login(self._visitor)

    def _token(self, case: schemathesis.Case[Any]) -> str | None:
        return self._device.access if case.operation.definition.raw.get("security") else None


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    """Somebody who asks a sandbox of this module's own."""
    clock = SystemClock()
    with SandboxServer(now=clock.now, entropy=counting_entropy("schemathesis")) as server:
        bench = Bench(
            server.url,
            ca_file=None,
            people=(Person("ada@demo.example", "demo"),),
            clock=clock,
            entropy=counting_entropy("asker"),
        )
        yield Asker(bench)
        bench.close()


def test_every_operation_of_the_protocol_is_tried() -> None:
    assert set(OPERATIONS) == {operation.name for operation in operations.ALL}


def hammer(asker: Asker, name: str, mode: GenerationMode, examples: int) -> None:
    """Send so many requests to an operation; half of those about a seat are about one seat."""
    operation = OPERATIONS[name]
    cases = operation.as_strategy(generation_mode=mode)
    if mode is GenerationMode.POSITIVE and "{seat_id}" in operation.path:
        cases |= operation.as_strategy(path_parameters={"seat_id": SEAT_ID})

    if name == "login" and mode is GenerationMode.POSITIVE:
        cases |= operation.as_strategy(body={"email": "ada@demo.example", "password": "demo"})

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, honest=st.sampled_from((True, True, True, False)))
    def ask(case: schemathesis.Case[Any], honest: bool) -> None:
        asker.ask(case, honest=honest)

    ask()


@pytest.mark.parametrize(("name", "mode"), ASKED)
def test_a_few_requests_meet_no_undocumented_answer(
    asker: Asker, name: str, mode: GenerationMode
) -> None:
    hammer(asker, name, mode, 4)


@pytest.mark.proof
@pytest.mark.timeout(300)
def test_thousands_of_requests_meet_no_undocumented_answer(asker: Asker) -> None:
    for name, mode in ASKED:
        hammer(asker, name, mode, 40)
    print(f"answers by status: {dict(sorted(asker.answers.items()))}")
    assert asker.signed > 100
    assert {200, 201, 202, 401, 404, 409, 422} <= set(asker.answers)
