# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Random cause graphs, and small ones by hand."""

from __future__ import annotations

from hypothesis import strategies as st

from app.review.cause import EFFECT_ID, Cause, CauseState, Link, StopReason
from app.review.edits import Add, Batch
from app.review.rank import ranks_after
from app.review.review import Review
from tests.builders import applied, empty_review

CATEGORIES = ("Detection", "Tooling", "Process")
LETTERS = "aeiou bcdfgm" * 2 + "漢字検出 العربية ÄÖß"


class EvenMeasure:
    """Every sign is 0.55 em wide, wide signs one em."""

    def width(self, text: str, size: float, weight: int) -> float:
        return sum(1.0 if sign > "\u2e80" else 0.55 for sign in text) * size


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> Review:
    """Return a review with a random graph: each cause answers earlier ones, or nobody."""
    count = draw(st.integers(0, most))
    ranks = ranks_after("", count * 3)
    edits = []
    for number in range(count):
        edits.append(
            Add(
                Cause(
                    id=f"c{number}",
                    rank=ranks[number],
                    number=number + 1,
                    text=draw(st.text(LETTERS, min_size=1, max_size=200).filter(str.strip)),
                    category=draw(st.sampled_from(("", "Elsewhere", *CATEGORIES))),
                    state=draw(st.sampled_from(CauseState)),
                    stop_reason=draw(st.sampled_from((None, StopReason.ROOT_FACTOR))),
                )
            )
        )
        earlier = [EFFECT_ID, *(f"c{other}" for other in range(number))]
        parents = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))
        for place, parent in enumerate(parents):
            rank = ranks[count + number * 2 + place]
            link = Link(id=f"{parent}.{number}", rank=rank, effect_id=parent, cause_id=f"c{number}")
            edits.append(Add(link))
    return applied(empty_review(), Batch(tuple(edits)))


def tree(*pairs: tuple[str, str]) -> Review:
    """Return a review with the given links; `EFFECT_ID` is the top."""
    names = sorted({cause for _, cause in pairs})
    causes = [
        Add(Cause(id=name, rank=rank, number=number, text=f"cause {name}"))
        for number, (name, rank) in enumerate(
            zip(names, ranks_after("", len(names)), strict=True), 1
        )
    ]
    links = [
        Add(Link(id=f"{effect}>{cause}", rank=rank, effect_id=effect, cause_id=cause))
        for (effect, cause), rank in zip(pairs, ranks_after("", len(pairs)), strict=True)
    ]
    return applied(empty_review(), *causes, *links)
