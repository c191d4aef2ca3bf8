"""The pages for people, read as Markdown: blocks of code, links, pictures, anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["REPOSITORY", "Block", "Link", "all_pages", "anchors", "blocks", "links", "name_of"]

REPOSITORY: Final = Path(__file__).parents[2]

_READER: Final = MarkdownIt("commonmark").enable("table")
_REMARK: Final = re.compile(r"<!--\s*not run: (?P<reason>.+?)\s*-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of code.

    Attributes:
        page: Its page.
        line: The line after its opening fence, from 1.
        language: The word after the fence.
        text: What stands in it.
        reason: Why it cannot be run, as the comment right above it says; empty if it can.
    """

    page: Path
    line: int
    language: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture.

    Attributes:
        target: As it is written.
        picture: Whether it is one.
        text: The words of the link, or what the picture says to those who do not see it.
    """

    target: str
    picture: bool
    text: str


def all_pages() -> list[Path]:
    """Every page of the repository that is written for people."""
    folders = (REPOSITORY / "docs", REPOSITORY / ".github")
    deep = [page for folder in folders for page in folder.rglob("*.md")]
    return sorted([*REPOSITORY.glob("*.md"), *deep])


def name_of(page: Path) -> str:
    """The name of a page from the top of the repository."""
    return page.relative_to(REPOSITORY).as_posix()


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found: list[Block] = []
    before: Token | None = None
    for token in _READER.parse(page.read_text("utf-8")):
        if token.type == "fence":
            remark = (
                _REMARK.search(before.content) if before and before.type == "html_block" else None
            )
            found.append(
                Block(
                    page=page,
                    line=(token.map or [0])[0] + 2,
                    language=token.info.strip(),
                    text=token.content,
                    reason=remark["reason"] if remark else "",
                )
            )
        before = token
    return found


def links(page: Path) -> list[Link]:
    """The links and pictures of a page, in order."""
    return list(_links(_READER.parse(page.read_text("utf-8"))))


def _links(tokens: list[Token]) -> Iterator[Link]:
    for at, token in enumerate(tokens):
        if token.type == "link_open":
            words = tokens[at + 1].content if at + 1 < len(tokens) else ""
            yield Link(str(token.attrs["href"]), picture=False, text=words)
        elif token.type == "image":
            yield Link(str(token.attrs["src"]), picture=True, text=token.content)
        elif token.children:
            yield from _links(token.children)


def anchors(page: Path) -> set[str]:
    """What can stand behind ``#`` in a link to a page.

    As GitHub makes them: small letters, spaces as hyphens, everything but letters, digits, hyphens
    and underscores left out; a name that comes again gets a number.
    """
    found: set[str] = set()
    tokens = _READER.parse(page.read_text("utf-8"))
    for at, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        words = "".join(
            part.content
            for part in tokens[at + 1].children or []
            if part.type in {"text", "code_inline"}
        )
        name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        number, free = 0, name
        while free in found:
            number += 1
            free = f"{name}-{number}"
        found.add(free)
    return found
