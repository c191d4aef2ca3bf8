"""Runs before the program, in a bundle: what it starts gets the system's libraries, not ours.

On Linux the bundle's start puts its own folder first on the linker's path, and the processes that
it starts inherit that. A browser would then load our libraries instead of its own. What the path
was before is kept under another name (PyInstaller's manual, "Launching external programs from the
frozen application"). Our own libraries are found all the same: the linker has read the path by now.
"""

import os

_PATH = "LD_LIBRARY_PATH"

if (_before := os.environ.pop(f"{_PATH}_ORIG", None)) is not None:
    os.environ[_PATH] = _before
else:
    os.environ.pop(_PATH, None)
