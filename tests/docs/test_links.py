"""What the pages point at is there: pages, headings, files, pictures. No network is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.pages import REPOSITORY, all_pages, anchors, links, name_of

PAGES = all_pages()


def pictures() -> list[Path]:
    """Every picture that is kept for the pages."""
    folder = REPOSITORY / "docs" / "pictures"
    return sorted(file for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_of_a_page_leads_to_a_file_or_a_heading(page: Path) -> None:
    for link in links(page):
        target = urlsplit(link.target)
        if target.scheme:
            assert target.scheme in {"http", "https", "mailto"}, link
            continue
        there = page if not target.path else (page.parent / unquote(target.path)).resolve()
        assert there.exists(), f"{name_of(page)}: {link.target} is not there"
        assert there.is_relative_to(REPOSITORY), f"{name_of(page)}: {link.target} leads outside"
        if target.fragment and there.suffix == ".md":
            assert target.fragment in anchors(there), f"{name_of(page)}: no heading {link.target}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_picture_of_a_page_says_what_it_shows(page: Path) -> None:
    assert all(len(link.text) > 10 for link in links(page) if link.picture)


def test_every_picture_is_used_by_a_page() -> None:
    used = {
        (page.parent / link.target).resolve()
        for page in PAGES
        for link in links(page)
        if link.picture
    }
    assert set(pictures()) <= used


def test_every_page_in_docs_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    queue = [REPOSITORY / "README.md"]
    while queue:
        page = queue.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        targets = [urlsplit(link.target) for link in links(page)]
        inside = [unquote(one.path) for one in targets if not one.scheme and one.path]
        there = [(page.parent / path).resolve() for path in inside]
        # A folder stands for its README, as on GitHub.
        queue += [path / "README.md" if path.is_dir() else path for path in there]
    assert {name_of(page) for page in PAGES if page.parent.name != ".github"} <= {
        name_of(page) for page in seen if page.exists()
    }
