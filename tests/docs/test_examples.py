"""The examples on the pages work.

A page's examples are run in order, in one room: what one leaves behind the next may use. An example
that cannot be run has a comment right above it, ``<!-- not run: the reason -->``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.docs.pages import Block, all_pages, blocks, name_of
from tests.docs.room import Room
from tests.helpers.tools import require_tool

_FOR_READING: Final = {"text", "http", "mermaid"}
"""Kinds of blocks that are nothing to run; those of the protocol are compared with real bytes."""


_PLAIN: Final = {"README.md", "CONTRIBUTING.md"}
"""Pages whose examples every run of the tests tries; CI tries all."""


def examples(page: Path) -> list[Block]:
    """The blocks of a page that are run."""
    kinds = [one for one in blocks(page) if one.language not in _FOR_READING]
    return [one for one in kinds if not one.reason]


def _tried(page: Path) -> object:
    marks = [] if name_of(page) in _PLAIN else [pytest.mark.proof]
    return pytest.param(page, marks=marks, id=name_of(page))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("page", [_tried(page) for page in all_pages() if examples(page)])
def test_the_examples_of_a_page_work(page: Path, tmp_path: Path) -> None:
    require_tool("bash")
    room = Room(tmp_path)
    try:
        for block in examples(page):
            room.run(block)
    finally:
        room.leave()


@pytest.mark.parametrize("page", all_pages(), ids=name_of)
def test_every_block_of_a_page_says_what_it_is(page: Path) -> None:
    unknown = [one.line for one in blocks(page) if not one.language]
    assert not unknown, f"{name_of(page)}: the blocks at {unknown} have no language"


def test_an_example_that_does_not_work_is_noticed(tmp_path: Path) -> None:
    page = all_pages()[0]
    broken = {
        "sh": "seatkeeper no-such-command\n",
        "python": "assert 1 == 2\n",
        "json": '{"a": }\n',
    }
    for number, (language, text) in enumerate(broken.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises((AssertionError, ValueError)):
            Room(folder).run(Block(page, 1, language, text, ""))
