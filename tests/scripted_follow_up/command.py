# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line on a clock that stands: `python -m tests.scripted_follow_up.command NOW …`."""

from __future__ import annotations

import sys
from datetime import datetime

from app import bootstrap
from app.cli import main
from tests.fakes import FakeClock

if __name__ == "__main__":
    clock = FakeClock(datetime.fromisoformat(sys.argv[1]))
    setattr(bootstrap, "SystemClock", lambda: clock)  # noqa: B010 - a command builds its own
    sys.exit(main(sys.argv[2:]))
