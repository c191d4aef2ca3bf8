"""The time of a test: it stands still until the test lets it pass.

The sandbox and every workstation of a test live in one world, so an hour passes for all of them
at once and no test ever waits for one. It is the time of the product's own lab.
"""

from __future__ import annotations

from seatkeeper.lab.clock import START, ComputerClock, LabClock, seeded_entropy

__all__ = ["START", "WorkstationClock", "World", "counting_entropy"]

World = LabClock
"""The one time that all clocks of a test follow."""

WorkstationClock = ComputerClock
"""A computer's clocks in a world: what the wall clock shows may be wrong."""

counting_entropy = seeded_entropy
"""Random-looking bytes: the same in every run, never the same twice, others for each name."""
