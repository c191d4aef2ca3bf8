"""What a bundle starts: the command ``seatkeeper``, or a module of ours, as ``python -m`` does.

Some of our parts run in processes of their own, and start them by ``sys.executable -m MODULE``. In
a bundle that is this program.
"""

from __future__ import annotations

import runpy
import sys

from seatkeeper.__main__ import main

if len(sys.argv) > 2 and sys.argv[1] == "-m" and sys.argv[2].startswith("seatkeeper."):
    del sys.argv[1]
    module = sys.argv.pop(1)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
else:
    main()
