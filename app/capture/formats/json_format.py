# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the formats written in JSON share: finding their records, and making events of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.capture.event_text import one_line
from app.capture.json_tree import JsonObject, JsonTree, read_json
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import Stamp, StampReader
from app.translation import marked, tr

_CONFIDENCE = 0.95
_NO_TIME = marked("This entry has no time that can be read.")
_CUT = marked("The text ends in the middle of this entry.")


@dataclass(frozen=True)
class RecordReader:
    """Makes events of records; one for each text."""

    tree: JsonTree
    context: ReadContext
    stamps: StampReader

    def event(
        self,
        record: JsonObject,
        at: object,
        text: str,
        *,
        actor: object = "",
        until: object = None,
        doubts: tuple[Doubt, ...] = (),
    ) -> ReadEvent | Skipped:
        """Return the event of a record, or that its time `at` can't be read."""
        stamp = self.stamps.read(at)
        if stamp is None:
            return Skipped(record.line, tr(_NO_TIME if record.end else _CUT))
        end, end_doubts = _end(stamp, self.stamps.read(until))
        return ReadEvent(
            line=record.line,
            source=self.tree.source(record),
            text=text,
            at=stamp.at,
            until=end,
            precision=stamp.precision,
            actor=one_line(actor),
            doubts=(*stamp.doubts, *doubts, *end_doubts),
        )


def _end(start: Stamp, end: Stamp | None) -> tuple[Any, tuple[Doubt, ...]]:
    """Return when it ended: nothing for a moment, a doubt for an end before the start."""
    if end is None or end.at is None or start.at is None or end.at == start.at:
        return None, ()
    return (end.at, ()) if end.at > start.at else (None, (Doubt.TYPO_SUSPECTED,))


@dataclass(frozen=True)
class JsonFormat:
    """A format whose records are objects in JSON, told by the keys they have."""

    name: str
    records: Callable[[JsonTree], Iterator[JsonObject]]
    """The objects that are this format's, in the order of the text; none where it isn't."""
    events: Callable[[JsonObject, RecordReader], Iterator[Found]]
    confidence: float = _CONFIDENCE

    def recognises(self, sample: str) -> float:
        """Return certainty where the sample has a record of this format."""
        if not looks_like_json(sample):
            return 0.0
        return self.confidence if next(self.records(sample_tree(sample)), None) is not None else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield the events of all records, then where reading stopped early."""
        tree = read_json(text, context.step)
        reader = RecordReader(tree, context, StampReader(context))
        total = text.count("\n") + 1
        for number, record in enumerate(self.records(tree)):
            if not number % 500:
                context.step(record.line, total)
            yield from self.events(record, reader)
        if tree.problem:
            yield tree.problem
        context.step(total, total)


def looks_like_json(sample: str) -> bool:
    """Tell whether the text begins as JSON does."""
    return sample.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


@lru_cache(maxsize=1)
def sample_tree(sample: str) -> JsonTree:
    """Return the sample as JSON; a dozen formats ask for the same one in turn."""
    return read_json(sample)


def part(record: object, *path: str) -> Any:
    """Return what stands at a path of keys, or None."""
    for key in path:
        if not isinstance(record, dict):
            return None
        record = record.get(key)
    return record


def listed(record: object, *path: str) -> Iterator[JsonObject]:
    """Yield the objects of the list that stands at a path."""
    found = part(record, *path)
    for each in found if isinstance(found, list) else ():
        if isinstance(each, JsonObject):
            yield each


def roots(tree: JsonTree) -> Iterator[JsonObject]:
    """Yield the objects at the top of the text, not those in a list."""
    for each in tree.roots:
        if isinstance(each, JsonObject):
            yield each
