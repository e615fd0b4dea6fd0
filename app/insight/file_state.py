# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of the file that belongs to a fact: a word for each case, whoever looked."""

from __future__ import annotations

from enum import StrEnum

from app.translation import marked


class FileState(StrEnum):
    """How an attached file was found. A fact without a file has no state."""

    PRESENT = "present"
    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


STATE_SENTENCES = {
    FileState.MISSING: marked("its file is missing"),
    FileState.CHANGED: marked("its file is not the one that was attached"),
    FileState.UNREADABLE: marked("its file can't be read"),
}
"""What to say of each state that is not well, as the end of a sentence."""
