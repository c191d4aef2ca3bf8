"""A report as JUnit XML, the dialect that build servers read (one suite a topic)."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from seatkeeper.lab.conformance.outcome import Outcome, Result
from seatkeeper.lab.conformance.running import Report

__all__ = ["as_junit"]


def as_junit(report: Report) -> bytes:
    """Write a report.

    Args:
        report: The run.

    Returns:
        An XML document in UTF-8. A passed and an expectedly failed check are cases without more,
        but for the reason; an unexpected pass is a failure, since the file must be changed.
    """
    root = Element("testsuites", name=f"Seatkeeper conformance of {report.origin}")
    _count(root, report.results)
    for topic, group in groupby(report.results, key=lambda result: result.topic):
        results = tuple(group)
        suite = SubElement(root, "testsuite", name=topic)
        suite.set("timestamp", report.began.isoformat(timespec="seconds"))
        _count(suite, results)
        for result in results:
            _case(suite, result)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _count(element: Element, results: tuple[Result, ...]) -> None:
    seconds = sum(result.took.total_seconds() for result in results)
    skipped = {Outcome.SKIPPED, Outcome.EXPECTED_FAILURE}
    element.set("tests", str(len(results)))
    element.set("failures", str(sum(result.bad for result in results)))
    element.set("errors", "0")
    element.set("skipped", str(sum(result.outcome in skipped for result in results)))
    element.set("time", f"{seconds:.3f}")


def _case(suite: Element, result: Result) -> None:
    case = SubElement(
        suite, "testcase", name=result.name, time=f"{result.took.total_seconds():.3f}",
        classname=f"seatkeeper.conformance.{result.topic}",
    )  # fmt: skip
    if result.bad:
        message = f"expected {result.expected}; got {result.got}" if result.got else result.reason
        failure = SubElement(case, "failure", message=_plain(message), type=result.outcome.value)
        about = f"docs/protocol.md, section {result.clause}: {result.summary}"
        failure.text = _plain("\n\n".join((about, *result.evidence)))
    elif result.outcome is not Outcome.PASSED:
        SubElement(case, "skipped", message=_plain(result.reason))


def _plain(text: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return "".join(
        char if char in "\n\t" or (ord(char) >= 0x20 and char not in "\ufffe\uffff") else "\ufffd"
        for char in text
    )
