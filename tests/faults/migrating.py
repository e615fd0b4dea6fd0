# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A program that opens a library, and so migrates it: `python -m … DATABASE_FILE [BYTES]`.

With BYTES no file may grow beyond that: as good as a full disk. It prints the sentence where the
library can't be opened.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.clock import SystemClock
from app.errors import UserFacingError
from app.store.library import open_library


def main(arguments: list[str]) -> int:
    """Open the library, within the limit."""
    if len(arguments) > 1:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(arguments[1]), hard))
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    try:
        open_library(Path(arguments[0]), SystemClock()).close()
    except UserFacingError as error:
        sys.stdout.write(error.sentence)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
