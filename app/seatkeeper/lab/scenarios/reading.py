"""YAML with the place of everything: plain data, and the line and column of each part.

The core schema of YAML 1.2 holds, as editors understand it: ``on`` and ``no`` are words, not truth
values, and ``2030-03-05`` and ``1:30`` are what they look like. A key may be given once. Anchors,
tags and several documents are refused, because nobody needs them here and a small file could
otherwise grow without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from seatkeeper.lab.scenarios.problems import Mark, Problem, ScenarioError

__all__ = ["Document", "Path", "Plain", "read"]

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[int | str, ...]
"""The way to a part: keys and positions, from the top."""

_MOST: Final = 256 * 1024
"""Characters of a file; the longest shipped scenario has about 2000."""
_DEEPEST: Final = 12

_CORE: Final = (
    ("tag:yaml.org,2002:null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
)
"""Plain words that are not text: YAML 1.2, section 10.3.2, without hex, octal and exponents."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says.

    Attributes:
        data: Plain data.
        marks: The place of each part: of a key for what a mapping holds, of an item for a list's.
        values: The place of the value itself, where it has a key.
    """

    data: Plain
    marks: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)

    def mark(self, path: Path, *, value: bool = False) -> Mark:
        """The place of a part, or of the nearest one around it.

        Args:
            path: The way there.
            value: Where the value stands, rather than its key.
        """
        places = self.values if value else self.marks
        for length in range(len(path), -1, -1):
            found = places.get(path[:length])
            if found is not None:
                return found
        return Mark()


class _Loader(yaml.SafeLoader):
    """Composes nodes by the core schema, and no anchors."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        """Compose one node; an anchor or an alias is refused where it stands."""
        event = self.peek_event()  # type: ignore[no-untyped-call] # PyYAML has no types
        if getattr(event, "anchor", None) is not None:
            raise _RefusedError(
                event.start_mark, "Anchors and aliases (& and *) are not known here."
            )
        return super().compose_node(parent, index)


for _tag, _pattern, _first in _CORE:
    _Loader.add_implicit_resolver(_tag, re.compile(f"^(?:{_pattern})$"), _first)


class _RefusedError(Exception):
    """YAML that is not part of the language."""

    def __init__(self, mark: yaml.Mark, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.problem = Problem(_mark(mark), what, hint)


def read(text: str, name: str) -> Document:
    """Read a file.

    Args:
        text: Its content.
        name: What to call it when something is wrong.

    Raises:
        ScenarioError: It is not YAML, or more than plain YAML.
    """
    if len(text) > _MOST:
        raise ScenarioError(name, [Problem(Mark(), f"The file is longer than {_MOST} characters.")])
    try:
        node = yaml.compose(text, Loader=_Loader)
        document = Document(None)
        data = None if node is None else _plain(node, (), document)
    except _RefusedError as refused:
        raise ScenarioError(name, [refused.problem]) from refused
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"This is not YAML: {error.problem or error.context}."
        raise ScenarioError(name, [Problem(_mark(mark), what, _advice(error))]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"The character U+{int(error.character):04X} is not allowed in YAML."
        raise ScenarioError(name, [Problem(Mark(line), what)]) from error
    except RecursionError as error:
        raise ScenarioError(name, [Problem(Mark(), "The file is nested too deeply.")]) from error
    return Document(data, document.marks, document.values)


def _advice(error: yaml.MarkedYAMLError) -> str:
    if "\\t" in (error.problem or ""):
        return "Indent with spaces, not with tabs."
    if "mapping values" in (error.problem or ""):
        return "A text with a colon in it is written in quotes."
    return ""


def _mark(mark: yaml.Mark | None) -> Mark:
    return Mark() if mark is None else Mark(mark.line + 1, mark.column + 1)


def _plain(node: Node, path: Path, document: Document) -> Plain:
    """Turn a node into plain data, and note where it stands."""
    place = _mark(node.start_mark)
    document.marks.setdefault(path, place)
    document.values[path] = place
    if len(path) > _DEEPEST:
        raise _RefusedError(node.start_mark, "The file is nested too deeply.")
    if isinstance(node, MappingNode):
        return _mapping(node, path, document)
    if isinstance(node, SequenceNode):
        _no_tag(node, "seq")
        return [_plain(item, (*path, number), document) for number, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: MappingNode, path: Path, document: Document) -> dict[str, Plain]:
    _no_tag(node, "map")
    made: dict[str, Plain] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise _RefusedError(key.start_mark, "A key is a word, not a list or a mapping.")
        word = str(key.value)
        if word in made:
            before = document.marks[*path, word].line
            raise _RefusedError(
                key.start_mark, f"{word!r} is given twice.", f"The first is in line {before}."
            )
        document.marks[*path, word] = _mark(key.start_mark)
        made[word] = _plain(value, (*path, word), document)
    return made


def _scalar(node: Node) -> Plain:
    kind = node.tag.removeprefix("tag:yaml.org,2002:")
    text = str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text.casefold() == "true"
    if kind == "int" and len(text) < 19:  # beyond 64 bits it can only be a text
        return int(text)
    if kind == "float":
        return float(text)
    if kind not in {"str", "int"}:
        raise _RefusedError(node.start_mark, f"Tags such as {node.tag!r} are not known here.")
    return text


def _no_tag(node: Node, kind: str) -> None:
    if node.tag != f"tag:yaml.org,2002:{kind}":
        raise _RefusedError(node.start_mark, f"Tags such as {node.tag!r} are not known here.")
