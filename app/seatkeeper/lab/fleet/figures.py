"""The last figures of a run, in the files too.

Locust writes its files while users still leave and workers still report: what happens in the last
seconds is on the screen, and in no file. So the same tables are written once more at the very end.
"""

from __future__ import annotations

import atexit
import csv
from argparse import Namespace
from pathlib import Path

from locust.env import Environment
from locust.html import get_html_report
from locust.runners import WorkerRunner
from locust.stats import PERCENTILES_TO_REPORT, StatsCSV

__all__ = ["complete_files_at_end"]


def complete_files_at_end(environment: Environment, **_more: object) -> None:
    """Have the files that were asked for written when the process ends.

    Args:
        environment: Locust's.
    """
    options = environment.parsed_options
    if isinstance(options, Namespace) and not isinstance(environment.runner, WorkerRunner):
        atexit.register(_complete, environment, options)


def _complete(environment: Environment, options: Namespace) -> None:
    if environment.runner is None or not environment.stats.total.num_requests:
        return
    if options.csv_prefix:
        tables = StatsCSV(environment, PERCENTILES_TO_REPORT)
        for name, write in (("stats", tables.requests_csv), ("failures", tables.failures_csv)):
            path = Path(f"{options.csv_prefix}_{name}.csv")
            with path.open("w", encoding="utf-8", newline="") as file:
                write(csv.writer(file))
    if options.html_file:
        page = get_html_report(environment, show_download_link=False)  # type: ignore[no-untyped-call]
        Path(options.html_file).write_text(page, encoding="utf-8")
