from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.license import Category
from tests.helpers.samples import license_
from tests.helpers.world import START


@pytest.mark.parametrize("category", list(Category))
def test_student_semester_and_trial_licenses_alone_cannot_be_shared(category: Category) -> None:
    alone = {Category.STUDENT, Category.SEMESTER, Category.TRIAL}
    assert license_(category=category).sharable is (category not in alone)


def test_a_license_ends_at_its_instant_and_not_before() -> None:
    found = license_(expires=START)
    assert not found.expired(START - timedelta(microseconds=1))
    assert found.expired(START)


def test_a_license_without_an_end_never_expires() -> None:
    assert not license_(expires=None).expired(START + timedelta(days=36500))
