# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every format that events are read from can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from app.capture.reading import Found, ReadContext

SAMPLE_SIZE = 64 * 1024
"""Characters from the start of a text by which its format is recognised."""


class Format(Protocol):
    """A way to write events down, recognised by content and not by a file's name.

    A module of a format has one such object, called FORMAT.
    """

    @property
    def name(self) -> str:
        """The name on the command line: small letters and hyphens."""
        ...

    def recognises(self, sample: str) -> float:
        """Return how sure it is that this is its format: 0 no, 1 certain. Never raises.

        The sample may end in the middle of a line or of a JSON value. The document reader, which
        takes anything, answers 0.1: a format that answers less is never chosen.
        """
        ...

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield events and bad rows in the order of the text. Raises ReadingCancelled alone.

        A row that can't be read becomes Skipped, with its line and a sentence; the next goes on.
        """
        ...
