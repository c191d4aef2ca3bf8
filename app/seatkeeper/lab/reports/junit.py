"""JUnit XML, the dialect that build servers read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, SubElement, indent, tostring

__all__ = ["Case", "Suite", "as_junit"]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that was tried.

    Attributes:
        name: Its name.
        group: What it belongs to, dotted.
        took: How long it took.
        failure: What is wrong, one line; empty where nothing is.
        kind: Of the failure.
        details: More about the failure.
        skipped: Why it does not count; empty where it does.
        file: Where it is written; empty for nowhere.
        line: The line there.
        output: What is worth reading even if all is well.
    """

    name: str
    group: str
    took: timedelta
    failure: str = ""
    kind: str = "failed"
    details: str = ""
    skipped: str = ""
    file: str = ""
    line: int = 0
    output: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases that belong together.

    Attributes:
        name: Its name.
        began: When the run began, aware UTC.
        cases: In order.
    """

    name: str
    began: datetime
    cases: tuple[Case, ...]


def as_junit(name: str, suites: Sequence[Suite]) -> bytes:
    """Write a report.

    Args:
        name: Of the whole run.
        suites: In order.

    Returns:
        An XML document in UTF-8.
    """
    root = Element("testsuites", name=plain(name))
    _count(root, [case for suite in suites for case in suite.cases])
    for suite in suites:
        element = SubElement(root, "testsuite", name=plain(suite.name))
        element.set("timestamp", suite.began.isoformat(timespec="seconds"))
        _count(element, suite.cases)
        for case in suite.cases:
            _write(element, case)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _count(element: Element, cases: Sequence[Case]) -> None:
    seconds = sum(case.took.total_seconds() for case in cases)
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(bool(case.failure) for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(bool(case.skipped) for case in cases)))
    element.set("time", f"{seconds:.3f}")


def _write(suite: Element, case: Case) -> None:
    element = SubElement(
        suite, "testcase", name=plain(case.name), time=f"{case.took.total_seconds():.3f}",
        classname=plain(case.group),
    )  # fmt: skip
    if case.file:
        element.set("file", plain(case.file))
        element.set("line", str(case.line))
    if case.failure:
        failure = SubElement(element, "failure", message=plain(case.failure), type=case.kind)
        failure.text = plain(case.details)
    elif case.skipped:
        SubElement(element, "skipped", message=plain(case.skipped))
    if case.output:
        SubElement(element, "system-out").text = plain(case.output)


def plain(text: str) -> str:
    """Without the control characters and lone surrogates that XML 1.0 cannot hold."""
    return "".join(char if _allowed(char) else "\ufffd" for char in text)


def _allowed(char: str) -> bool:
    if char in "\n\t":
        return True
    return char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"
