from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no screen is needed, and none is used
