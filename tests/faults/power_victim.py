# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A program that does one job until it has said so many words, and is watched doing it.

`python -m … JOB FOLDER WORDS`: it prints each word as one line of JSON, in one piece.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from app.whole_file import make_folder
from tests.faults.jobs import Attaching, Exporting, Freezing, Typing
from tests.faults.killing import Job, Place

JOBS: dict[str, Job] = {
    "typing": Typing(),
    "attaching": Attaching(),
    "freezing": Freezing(),
    "exporting": Exporting("hotwash"),
}


def main(name: str, folder: str, words: int) -> None:
    """Make ready and work; both are seen from outside."""
    kept = 0

    def say(*word: object) -> None:
        nonlocal kept
        os.write(1, (json.dumps(word) + "\n").encode())
        kept += word[0] == "kept"
        if kept >= words:
            os._exit(0)

    make_folder(Path(folder))
    prepared = JOBS[name].prepare(Place(Path(folder)))
    say("ready", prepared.review_id)
    JOBS[name].work(prepared, say)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
