"""From a file to a scenario that can be played; whatever is wrong is told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from seatkeeper.lab.scenarios import reading
from seatkeeper.lab.scenarios.fields import Known
from seatkeeper.lab.scenarios.model import (
    FORMAT,
    STEPS,
    ComputerSpec,
    PersonSpec,
    Scenario,
    ServerSpec,
)
from seatkeeper.lab.scenarios.problems import Mark, Problem, ScenarioError, did_you_mean
from seatkeeper.lab.scenarios.reading import Document
from seatkeeper.lab.scenarios.step import Step

__all__ = ["Script", "load", "load_file"]

_LIMITS: Final = {
    "greater_than_equal": ("ge", "is at least {}"), "less_than_equal": ("le", "is at most {}"),
    "string_too_long": ("max_length", "has at most {} characters"),
    "string_too_short": ("min_length", "has at least {} characters"),
    "too_short": ("min_length", "has at least {} of them"),
}  # fmt: skip
"""What its errors about limits mean: the limit in the error, and words."""
_WITHOUT_A_NAME: Final = {
    Known.LICENSE: re.compile(r"^L(-[0-9A-F]{3}){2}$"),
    Known.PERSON: re.compile(r"^[^*?]+@[^*?]+$"),
}
"""A license id and a whole address mean what they say, whether the server knows them or not."""
_NEVER: Final = re.compile(r"(?!)")
_TYPES: Final = {
    "string_type": "a text", "int_type": "a whole number", "bool_type": "true or false",
    "int_from_float": "a whole number", "bool_parsing": "true or false",
    "tuple_type": "a list", "dict_type": "a mapping", "model_type": "a mapping",
    "model_attributes_type": "a mapping", "list_type": "a list",
}  # fmt: skip
"""What pydantic's errors about types mean, in words of the file."""


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario as it was read.

    Attributes:
        name: What people call it: the file's name without its ending.
        path: The file, as a person knows it.
        text: Its content.
        scenario: What it says.
        lines: The line of each step, those of ``given`` first.
    """

    name: str
    path: str
    text: str
    scenario: Scenario
    lines: tuple[int, ...]


def load_file(path: Path) -> Script:
    """Load a scenario.

    Raises:
        OSError: The file cannot be read.
        ScenarioError: It is no scenario.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ScenarioError(str(path), [Problem(Mark(), "The file is not UTF-8.")]) from error
    return load(text, str(path))


def load(text: str, path: str) -> Script:
    """Load a scenario from its text.

    Args:
        text: YAML.
        path: What to call it.

    Raises:
        ScenarioError: With everything that is wrong.
    """
    document = reading.read(text.removeprefix("\ufeff"), path)
    if not isinstance(document.data, dict):
        raise ScenarioError(
            path,
            [Problem(Mark(), "A scenario begins with its format.", f"Write: format: {FORMAT}")],
        )
    try:
        scenario = Scenario.model_validate(document.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        # A list whose items are all wrong is reported as empty as well, which it is not.
        real = [one for one in found if one["type"] != "too_short" or not one["input"]]
        problems = {_problem(one, document): None for one in real}
        raise ScenarioError(path, problems) from error
    problems = dict.fromkeys(_unknown_names(scenario, document))
    if problems:
        raise ScenarioError(path, problems)
    lines = tuple(
        document.mark((part, number)).line
        for part in ("given", "steps")
        for number in range(len(getattr(scenario, part)))
    )
    return Script(Path(path).stem, path, text, scenario, lines)


# --- what pydantic finds --------------------------------------------------------------------------


def _problem(error: ErrorDetails, document: Document) -> Problem:
    """Say in words of the file what pydantic found."""
    path = _way(error["loc"], document)
    kind, key = error["type"], str(path[-1]) if path else ""
    here = document.mark(path)
    if kind == "extra_forbidden":
        return Problem(here, f"{key!r} is not known here.", _keys_hint(key, path, document))
    if kind == "missing":
        missing = str(error["loc"][-1])
        return Problem(here, f"{missing!r} is missing{_of(path, document)}.")
    if kind.startswith("union_tag"):
        return _no_word(path, document)
    return Problem(document.mark(path, value=True), *_of_a_value(error, _subject(path)))


def _of_a_value(error: ErrorDetails, subject: str) -> tuple[str, str]:
    """What is wrong with a value, and a hint."""
    kind, context = error["type"], error.get("ctx", {})
    value = _shown(error["input"])
    if kind in {"enum", "literal_error"}:
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"{value!r} is not possible for {subject}.", did_you_mean(value, allowed)
    if kind in _TYPES:
        return f"{subject} needs {_TYPES[kind]}, not {value!r}.", ""
    if kind == "string_pattern_mismatch":
        return f"{value!r} does not fit {subject}.", f"It must look like {context.get('pattern')}"
    if kind in _LIMITS:
        key, words = _LIMITS[kind]
        return f"{subject} {words.format(context[key])}, not {value!r}.", ""
    if kind == "value_error":
        return f"{str(context.get('error', error['msg'])).rstrip('.')}.", ""
    return f"{subject}: {error['msg']}.", ""


def _way(location: tuple[int | str, ...], document: Document) -> reading.Path:
    """The way to what an error is about, without the tags that pydantic adds."""
    path: reading.Path = ()
    for depth, part in enumerate(location):
        is_tag = depth == 2 and location[0] in {"steps", "given"}
        if not is_tag and (*path, part) in document.values:
            path = (*path, part)
    return path


def _subject(path: reading.Path) -> str:
    words = [repr(part) for part in path if isinstance(part, str)]
    return words[-1] if words else "the file"


def _shown(value: Any) -> str:
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 60 else f"{text[:57]}..."


def _step_of(path: reading.Path, document: Document) -> type[Step] | None:
    """The kind of step in which a path ends."""
    found: Any = document.data
    for depth, part in enumerate(path):
        if depth == 2:
            break
        found = found[part]
    if len(path) >= 2 and path[0] in {"steps", "given"} and isinstance(found, dict):
        return next((STEPS[key] for key in found if key in STEPS), None)
    return None


def _of(path: reading.Path, document: Document) -> str:
    step = _step_of(path, document)
    return f" in the step {step.word()!r}" if step else ""


def _keys_hint(key: str, path: reading.Path, document: Document) -> str:
    step = _step_of(path, document)
    if step is not None:
        return did_you_mean(key, set(step.keys()))
    models: dict[str, type[BaseModel]] = {
        "computers": ComputerSpec, "people": PersonSpec, "server": ServerSpec,
    }  # fmt: skip
    model = models.get(str(path[0]), Scenario) if len(path) > 1 else Scenario
    return did_you_mean(key, set(model.model_fields))


def _no_word(path: reading.Path, document: Document) -> Problem:
    """A step without a word that is known here."""
    mark = document.mark(path)
    found: Any = document.data
    for part in path:
        found = found[part]
    given = path[0] == "given"
    if not isinstance(found, dict):
        return Problem(
            mark, f"{_shown(found)!r} is not a step.", "Write a word, a colon and a value."
        )
    word = next((key for key in found if key in STEPS), None)
    if given and word is not None:
        return Problem(mark, f"{word!r} cannot be given: it is something that happens.",
                       "Move it to the steps.")  # fmt: skip
    details = set[str]().union(*(step.keys() for step in STEPS.values()))
    first = next((key for key in found if key not in details), next(iter(found), ""))
    listed = "See docs/scenarios.md."
    return Problem(mark, f"{first!r} is not a step.", did_you_mean(first, STEPS, otherwise=listed))


# --- names ----------------------------------------------------------------------------------------


def _unknown_names(scenario: Scenario, document: Document) -> Iterator[Problem]:
    """What is named and not known by then."""
    known = {kind: scenario.known(kind) for kind in Known}
    yield from _unknown_owners(scenario, known[Known.PERSON], document)
    parts = (("given", scenario.given), ("steps", scenario.steps))
    for part, steps in parts:
        for number, step in enumerate(steps):
            for key, marker, name in step.named():
                if not name or any(fnmatchcase(one, name) for one in known[marker.kind]):
                    continue
                if _WITHOUT_A_NAME.get(marker.kind, _NEVER).match(name):
                    continue
                mark = document.mark((part, number, key), value=True)
                yield Problem(mark, f"There is no {marker.kind} {name!r} here.",
                              _names_hint(name, marker.kind, known[marker.kind]))  # fmt: skip
            for _, marker, name in step.named(made=True):
                known[marker.kind].append(name)


def _unknown_owners(scenario: Scenario, people: list[str], document: Document) -> Iterator[Problem]:
    for name, spec in scenario.people.items():
        if spec.joins not in people:
            mark = document.mark(("people", name, "joins"), value=True)
            yield Problem(mark, f"There is no person {spec.joins!r} here.",
                          did_you_mean(spec.joins, people))  # fmt: skip


def _names_hint(name: str, kind: Known, known: list[str]) -> str:
    otherwise = {
        Known.COMPUTER: "",
        Known.PERSON: "",
        Known.LICENSE: "Name it in a step 'buy' before this one, or give its id.",
        Known.FILE: "A file is made by 'make request' or 'accept request' before this step.",
    }[kind]
    return did_you_mean(name, known, otherwise=otherwise)
