# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The format of last resort: any text that people wrote, with times in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.capture.reading import Found, ReadContext, Skipped

_CONFIDENCE = 0.1
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")


@dataclass(frozen=True)
class DocumentFormat:
    """Takes whatever no other format knows."""

    name: str = "document"

    def recognises(self, sample: str) -> float:
        """Return the least confidence that counts."""
        return _CONFIDENCE

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield the document's events in the order of the text."""
        lines = text.splitlines()
        for number, line in enumerate(lines, start=1):
            if _CLOCK.search(line):
                yield Skipped(number, "A time that stands in no known place.")
            context.step(number, len(lines))


FORMAT = DocumentFormat()
