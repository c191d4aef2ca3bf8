"""The documents about the protocol say what the protocol is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seatkeeper.protocol import openapi, operations
from seatkeeper.protocol.models import ProblemType
from seatkeeper.protocol.operations import Operation
from seatkeeper.sandbox.refusal import STATUS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_openapi_document_is_current() -> None:
    assert (DOCS / "openapi.json").read_text(encoding="utf-8") == openapi.text(), (
        "run: python -m seatkeeper.protocol.openapi > docs/openapi.json"
    )


def test_every_reference_in_the_openapi_document_leads_somewhere() -> None:
    text = openapi.text()
    components = openapi.document()["components"]
    references = set(re.findall(r'"#/components/(\w+)/([\w-]+)"', text))
    assert ("schemas", "SeatAnswer") in references
    assert "Grant" in components["schemas"]
    for kind, name in references:
        assert name in components[kind]


@pytest.mark.parametrize("operation", operations.ALL, ids=lambda operation: operation.name)
def test_an_operation_is_described_with_its_success_and_its_body(operation: Operation) -> None:
    described = openapi.document()["paths"][operation.path][operation.method.lower()]
    assert described["operationId"] == operation.name
    assert str(operation.success) in described["responses"]
    assert ("requestBody" in described) == (operation.request is not None)
    assert ("security" in described) == operation.token


@pytest.mark.parametrize("code", ProblemType)
def test_every_problem_is_explained_with_its_status(code: ProblemType) -> None:
    text = (DOCS / "protocol.md").read_text(encoding="utf-8")
    assert f"| `{code}` | {STATUS[code]} |" in text
