"""Mutants of valid files: none is accepted unless its signed document is unchanged."""

import sys

import pytest

from offline.inspecting import Inspection, inspect
from tests.offline.judging import Reader, lax_request, run, strict_request, strict_response
from tests.offline.mutants import REQUESTS, RESPONSES_SAMPLES, Samples, mutant

READERS = {
    "request": (REQUESTS, strict_request),
    "response": (RESPONSES_SAMPLES, strict_response),
}


@pytest.mark.parametrize("kind", list(READERS))
def test_the_valid_files_are_accepted(kind: str) -> None:
    samples, reader = READERS[kind]
    assert {reader(data) for data in samples.files} == set(samples.tokens)


@pytest.mark.parametrize("kind", list(READERS))
def test_no_mutant_is_accepted_unless_its_document_is_unchanged(kind: str) -> None:
    judge(*READERS[kind], count=1500)


@pytest.mark.proof
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", list(READERS))
def test_no_mutant_of_one_hundred_thousand_is_accepted(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = judge(*READERS[kind], count=50_000)
    with capsys.disabled():
        sys.stdout.write(f"\n50,000 mutants of a {kind}\n{figures}\n")


def test_the_harness_catches_a_lax_reader() -> None:
    tally = run(REQUESTS, lax_request, range(1500))
    assert tally.wrongly_accepted


def test_no_mutant_makes_the_inspector_raise() -> None:
    for samples, _ in READERS.values():
        for number in range(500):
            assert isinstance(inspect(mutant(samples, number)), Inspection)


def judge(samples: Samples, reader: Reader, count: int) -> str:
    tally = run(samples, reader, range(count))
    assert tally.wrongly_accepted == []
    assert tally.strange_errors == []
    assert tally.accepted + sum(tally.refused.values()) == count
    # The judge must see both sides, or the run shows nothing.
    assert tally.accepted > count // 100
    assert len(tally.refused) > 12
    return tally.lines()
