"""The ``seatkeeper`` command.

Without arguments it is the app, and the command-line library is not even imported.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command and exit with its status."""
    try:
        if len(sys.argv) == 1:
            from seatkeeper.composition.app import run_app  # noqa: PLC0415 - the app alone

            sys.exit(run_app())
        from seatkeeper.cli.main import run  # noqa: PLC0415 - the command line alone

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nInterrupted. Nothing was lost.", file=sys.stderr)  # noqa: T201
        sys.exit(130)


if __name__ == "__main__":
    main()
