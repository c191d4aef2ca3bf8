"""Every stable code that the source can tell somebody, read from the source itself.

A code is what is handed over as a parameter or field called ``code`` or ``cause``: this reads the
definitions for the places of such parameters, then every call for what stands there. Beside those
it takes the codes that classes carry (``default_code``) and the members of the enumerations that
are codes as a whole.

What is worked out at run time from something else (an exit code, a server's own problem) is not
followed; a word that is made of codes is one of theirs.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["codes_in", "table_keys"]

_NAMES: Final = {"code", "cause", "default_code"}
_ENUMS: Final = {"Reason", "ProblemType"}
_NOT_CODES: Final = {"Words"}
"""Callables whose ``code`` is something else: that of a language."""

_IN_BRACKETS: Final = re.compile(r" \[([a-z]+(?:-[a-z]+)*)\]$")
"""How the command line tells a code at the end of a sentence."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a callable takes a code.

    Attributes:
        name: Of the parameter.
        index: Its position in a call; -1 if it has none.
    """

    name: str
    index: int


@dataclass(frozen=True, slots=True)
class _Module:
    """A module, with its classes and functions found once.

    Attributes:
        file: Where it stands.
        tree: All of it.
        classes: Every class in it.
        functions: Every function in it.
        texts: Every text in it.
    """

    file: Path
    tree: ast.Module
    classes: list[ast.ClassDef]
    functions: list[_Function]
    texts: list[str]

    @classmethod
    def read(cls, file: Path) -> _Module:
        tree = ast.parse(file.read_text("utf-8"))
        nodes = list(ast.walk(tree))
        return cls(
            file,
            tree,
            [node for node in nodes if isinstance(node, ast.ClassDef)],
            [node for node in nodes if isinstance(node, _Function)],
            [
                node.value
                for node in nodes
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ],
        )


def codes_in(*folders: Path) -> dict[str, set[str]]:
    """Read the codes of all Python files below some folders.

    Returns:
        The names of the files in which each code stands, by code.
    """
    modules = [_Module.read(file) for folder in folders for file in sorted(folder.rglob("*.py"))]
    everywhere = _all_places(modules)
    found: dict[str, set[str]] = defaultdict(set)
    for folder in folders:
        here = [module for module in modules if module.file.is_relative_to(folder)]
        # Two packages have a RefusedError: the own one counts.
        places = everywhere | _all_places(here)
        for module in here:
            for code in _codes(module, places):
                found[code].add(module.file.name)
    return dict(found)


def table_keys(file: Path, *names: str) -> set[str]:
    """The keys of some dictionaries of a module, by the names of these."""
    return {
        str(key.value)
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.value, ast.Dict)
        and ast.unparse(node.target) in names
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    }


def _all_places(modules: Collection[_Module]) -> dict[str, set[_Place]]:
    places: dict[str, set[_Place]] = defaultdict(set)
    for module in modules:
        for one in module.classes:
            if one.name not in _NOT_CODES:
                places[one.name].update(_places_of_class(one))
        for function in module.functions:
            if function.name != "__init__":
                first = function.args.args[:1]
                method = bool(first) and first[0].arg in {"self", "cls"}
                places[function.name].update(_parameters(function, skip=int(method)))
    _inherit(modules, places)
    return dict(places)


def _places_of_class(node: ast.ClassDef) -> Iterator[_Place]:
    fields = [
        part.target.id
        for part in node.body
        if isinstance(part, ast.AnnAssign)
        and isinstance(part.target, ast.Name)
        and "ClassVar" not in ast.unparse(part.annotation)
    ]
    yield from (_Place(name, at) for at, name in enumerate(fields) if name in _NAMES)
    for part in node.body:
        if isinstance(part, _Function) and part.name == "__init__":
            yield from _parameters(part, skip=1)


def _parameters(node: _Function, *, skip: int) -> Iterator[_Place]:
    by_position = [*node.args.posonlyargs, *node.args.args][skip:]
    for at, one in enumerate(by_position):
        if one.arg in _NAMES:
            yield _Place(one.arg, at)
    for one in node.args.kwonlyargs:
        if one.arg in _NAMES:
            yield _Place(one.arg, -1)


def _inherit(modules: Collection[_Module], places: dict[str, set[_Place]]) -> None:
    """Give every class without a constructor the places of its base."""
    bases = {
        one.name: [ast.unparse(base).rpartition(".")[2] for base in one.bases]
        for module in modules
        for one in module.classes
    }
    changed = True
    while changed:
        changed = False
        for name, above in bases.items():
            inherited = {place for base in above for place in places.get(base, ())}
            if name not in _NOT_CODES and not places.get(name) and inherited:
                places[name] = inherited
                changed = True


def _codes(module: _Module, places: dict[str, set[_Place]]) -> Iterator[str]:
    for text in module.texts:
        yield from _IN_BRACKETS.findall(text)
    for one in module.classes:
        yield from _of_class(one)
    for scope in (module.tree, *module.functions):
        for call in _own_calls(scope):
            for argument in _arguments(call, places):
                yield from _texts(argument, scope)


def _of_class(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                if name == "default_code" or node.name in _ENUMS:
                    yield text


def _own_calls(scope: ast.AST) -> Iterator[ast.Call]:
    """The calls of a function or module that are not those of a function inside."""
    queue = list(ast.iter_child_nodes(scope))
    while queue:
        node = queue.pop()
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, _Function):
            queue.extend(ast.iter_child_nodes(node))


def _arguments(call: ast.Call, places: dict[str, set[_Place]]) -> Iterator[ast.expr]:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            pass
        case _:
            return
    for place in places.get(name, ()):
        if 0 <= place.index < len(call.args):
            yield call.args[place.index]
        yield from (one.value for one in call.keywords if one.arg == place.name)


def _texts(node: ast.expr, scope: ast.AST | None) -> Iterator[str]:
    """The texts that an expression can be, as far as the function around it says."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.Name(id=name) if scope is not None:
            for value in _assigned(name, scope):
                yield from _texts(value, None)
        case _:
            for value in _alternatives(node):
                yield from _texts(value, scope)


def _alternatives(node: ast.expr) -> list[ast.expr]:
    """What an expression chooses from."""
    match node:
        case ast.IfExp(body=yes, orelse=no):
            return [yes, no]
        case ast.BoolOp(values=values) | ast.Subscript(value=ast.Dict(values=values)):
            return values
        case ast.Call(func=ast.Attribute(value=ast.Dict(values=values), attr="get"), args=rest):
            return [*values, *rest[1:]]
    return []


def _assigned(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    """What a name stands for in a function: each value it gets, and each it takes in a loop."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if (
                found == name
            ):
                yield value
            case ast.For(target=ast.Tuple(elts=names), iter=ast.Tuple(elts=rows)):
                at = [ast.unparse(one) for one in names]
                for row in rows:
                    if name in at and isinstance(row, ast.Tuple):
                        yield row.elts[at.index(name)]
