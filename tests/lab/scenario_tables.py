"""The tables of ``docs/scenarios.md``, made from the models: run as a module to print them."""

from __future__ import annotations

import sys

from seatkeeper.lab.scenarios.model import STEP_GROUPS
from seatkeeper.lab.scenarios.step import Step

__all__ = ["tables"]


def tables() -> dict[str, str]:
    """A table for each group of steps."""
    return {
        group: "\n".join(["| step | what it does | details |", "|---|---|---|", *map(_row, steps)])
        for group, steps in STEP_GROUPS.items()
    }


def _row(step: type[Step]) -> str:
    (word, _), *keys = step.keys().items()
    details = []
    for key, name in keys:
        field = step.model_fields[name]
        details.append(f"{'**' if field.is_required() else ''}`{key}`"
                       f"{'**' if field.is_required() else ''}: {field.description}")  # fmt: skip
    return f"| `{word}` | {step.about()} | {' '.join(details)} |"


if __name__ == "__main__":
    for title, table in tables().items():
        sys.stdout.write(f"### {title}\n\n{table}\n\n")
