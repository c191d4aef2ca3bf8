"""The pages name no command that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_documentation import ROOT, commands
from tests.docs.pages import all_pages, name_of

_WORD = re.compile(r"[a-z][a-z-]*$")


def named(page: Path) -> set[str]:
    """The commands that a page names in its sentences, without options and arguments."""
    found = set()
    for said in re.findall(r"`seatkeeper ([^`]+)`", page.read_text("utf-8")):
        words = said.split()
        while words and words[0].startswith("--"):
            del words[: 1 if words[0] == "--version" else 2]  # an option before the command
        path = []
        for word in words:
            if not _WORD.match(word):
                break
            path.append(word)
        found.add(" ".join(path))
    return found - {""}


@pytest.mark.parametrize("page", all_pages(), ids=name_of)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    known = set(commands()) | set(getattr(ROOT, "commands", {}))
    for said in named(page):
        words = said.split()
        # Further small words are arguments: a scenario's name, a word of the text.
        assert any(" ".join(words[:count]) in known for count in (1, 2)), said
        if words[0] in {"sandbox", "profile", "offline"} and len(words) > 1:
            assert " ".join(words[:2]) in known, said
