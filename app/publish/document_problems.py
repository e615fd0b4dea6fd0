# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a document, said in sentences that name the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.errors import UserFacingError
from app.translation import tr

Path = tuple[str | int, ...]
"""Where in a document: section, index in the list, field."""

LineOf = Callable[[Path], tuple[int, int] | None]
"""Tell line and column (from 1) of a place in the text, or None where that is not known."""

SHOWN = 3
QUOTED = 60


@dataclass(frozen=True)
class Problem:
    """One thing wrong, at `line` and `column` (from 1; 0 where the line is not known)."""

    sentence: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.sentence
        return tr("line {0}, column {1}: {2}").format(self.line, self.column, self.sentence)


class BadDocument(UserFacingError):
    """The file can't be opened as a review; `problems` lists everything that was found."""

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: (each.line, each.column)))
        shown = " ".join(str(problem) for problem in self.problems[:SHOWN])
        more = len(self.problems) - SHOWN
        rest = (
            ""
            if more <= 0
            else (tr(" There is 1 more.") if more == 1 else tr(" There are {0} more.").format(more))
        )
        super().__init__(tr("{0} can't be opened: {1}{2}").format(source, shown, rest))


def problem_at(sentence: str, path: Path, line_of: LineOf | None) -> Problem:
    """Return a problem at `path`, or at the nearest place around it whose line is known."""
    while line_of is not None:
        place = line_of(path)
        if place is not None:
            return Problem(sentence, *place)
        if not path:
            break
        path = path[:-1]
    return Problem(sentence)


def quoted(value: object) -> str:
    """Return a value from a file as it may be shown: short, on one line, with nothing invisible."""
    text = value if isinstance(value, str) else type(value).__name__
    shown = "".join(
        each if each.isprintable() else ascii(each)[1:-1] for each in text[: QUOTED + 1]
    )
    return tr("“{0}”").format(f"{shown[:QUOTED]}…" if len(shown) > QUOTED else shown)
