"""The JSON schema of scenario files, for editors and other programs."""

from __future__ import annotations

import json
from typing import Any

from seatkeeper.lab.scenarios.model import FORMAT, STEPS, Scenario

__all__ = ["scenario_schema"]


def scenario_schema() -> str:
    """The schema as text, the same each time.

    Returns:
        JSON Schema, draft 2020-12, with a line feed at the end.
    """
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **Scenario.model_json_schema(),
    }
    for step in STEPS.values():
        # What an editor shows at the word is what the step does.
        word = schema["$defs"][step.__name__]["properties"][step.word()]
        word["description"] = f"{step.about()} {word.get('description', '')}".strip()
    return json.dumps(_plain(schema), indent=2, ensure_ascii=False) + "\n"


def _plain(part: Any) -> Any:
    """Without what only readers of the code need: titles that repeat the names, line breaks."""
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {
        key: _plain(one) for key, one in part.items() if key != "title" or isinstance(one, dict)
    }
    if isinstance(made.get("description"), str):
        made["description"] = " ".join(made["description"].split())
    return made
