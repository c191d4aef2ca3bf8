"""Every word the application says about states, verdicts, notices, causes and refusals.

Rules. An explanation says what happened, what still works, what to do, and ends in a code that a
person can read out on the phone. The parts below decide nothing: they are given values and answer
with words. A code that is not known here gets a general sentence and keeps its code.
"""

from seatkeeper.qt.phrasing.explanation import Explanation

__all__ = ["Explanation"]
