"""The OpenAPI 3.1 document of the protocol, generated from the operations and their models.

``python -m seatkeeper.protocol.openapi > docs/openapi.json`` writes it; a test checks that the
file in ``docs/`` is current. What OpenAPI cannot say (what signatures mean, what a client must
do) stands in ``docs/protocol.md``.
"""

from __future__ import annotations

import json
import re
import sys
from inspect import cleandoc
from typing import Any, Final

import msgspec

from seatkeeper.licensing.value import Value
from seatkeeper.protocol import models, operations
from seatkeeper.protocol.operations import Operation

__all__ = ["document", "text"]

_REFERENCE: Final = "#/components/schemas/{model}"

_PROBLEM_CONTENT: Final = {
    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
}

_NONCE_HEADER: Final = {"DPoP-Nonce": {"$ref": "#/components/headers/DPoP-Nonce"}}

_PROBLEM: Final = {
    "description": "A problem document (RFC 9457); its `type` is one of `ProblemType`.",
    "headers": _NONCE_HEADER,
    "content": _PROBLEM_CONTENT,
}

_PROOF: Final = {
    "name": "DPoP",
    "in": "header",
    "required": True,
    "description": "A proof of possession of the device key (RFC 9449), with the server's nonce.",
    "schema": {"type": "string"},
}


_SIGNED: Final = {
    "application/jose": {
        "schema": {
            "type": "string",
            "description": "A `seat-answer+jws`; its payload is a `SeatAnswer`.",
            "contentMediaType": "application/json",
            "contentSchema": {"$ref": "#/components/schemas/SeatAnswer"},
        }
    }
}

_SIGNED_PROBLEM: Final = {
    "description": "Refused; the payload's `problem` says why. Its `status` is the HTTP status.",
    "headers": _NONCE_HEADER,
    "content": _SIGNED,
}


def document() -> dict[str, Any]:
    """Make the document."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations.ALL:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Seatkeeper protocol",
            "version": "1",
            "summary": "Concurrent seats of a license, for desktop apps.",
            "description": "Read docs/protocol.md first: it says what signatures mean.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "headers": {
                "DPoP-Nonce": {
                    "description": "The nonce the next proof must carry (RFC 9449, section 8).",
                    "schema": {"type": "string"},
                }
            },
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "DPoP",
                    "description": "`Authorization: DPoP <access token>` and the `DPoP` header.",
                }
            },
        },
    }


def text() -> str:
    """The document as the file in ``docs/`` holds it."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def _schemas() -> dict[str, Any]:
    used: set[type[Value] | None] = {operation.request for operation in operations.ALL}
    used |= {operation.answer for operation in operations.ALL}
    named: list[Any] = [models.Problem, models.ProblemType, models.GrantModel]
    named += sorted((model for model in used if model is not None), key=lambda m: m.__name__)
    _, schemas = msgspec.json.schema_components(
        named, ref_template=_REFERENCE.format(model="{name}")
    )
    for schema in schemas.values():
        if "description" in schema:
            schema["description"] = cleandoc(schema["description"])
    return dict(sorted(schemas.items()))


def _operation(operation: Operation) -> dict[str, Any]:
    parameters = [_path_parameter(name) for name in re.findall(r"{(\w+)}", operation.path)]
    parameters += [_query_parameter(name) for name in operation.query]
    if operation.proof:
        parameters.append(_PROOF)
    described: dict[str, Any] = {"operationId": operation.name, "summary": operation.summary}
    if operation.token:
        described["security"] = [{"token": []}]
    if parameters:
        described["parameters"] = parameters
    if operation.request is not None:
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _reference(operation.request)}},
        }
    described["responses"] = {
        str(operation.success): _success(operation),
        **{str(status): _SIGNED_PROBLEM for status in operation.signed_refusals},
        **{str(status): _PROBLEM for status in operation.plain_refusals},
    }
    return described


def _success(operation: Operation) -> dict[str, Any]:
    success: dict[str, Any] = {"description": "Done."}
    if operation.seat:
        success["headers"] = _NONCE_HEADER
        success["content"] = _SIGNED
    elif operation.answer is not None:
        success["content"] = {"application/json": {"schema": _reference(operation.answer)}}
    return success


def _reference(model: type[Any]) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(model=model.__name__)}


def _path_parameter(name: str) -> dict[str, Any]:
    schema = msgspec.json.schema(models.SeatId)
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query_parameter(name: str) -> dict[str, Any]:
    annotation = {"epoch": models.Epoch, "nonce": models.Nonce}[name]
    schema = msgspec.json.schema(annotation)
    return {"name": name, "in": "query", "required": True, "schema": schema}


if __name__ == "__main__":
    sys.stdout.write(text())
