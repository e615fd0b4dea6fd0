# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Large reviews of causes from a seed: quicker to make than drawing every letter."""

from __future__ import annotations

import random

from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, Gate, Link, StopReason
from app.review.edits import Add, Edit, Set
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review
from tests.builders import applied, empty_review

AREAS = ("Detection", "Tooling", "Process", "Verwaltungsvorschriftensammlung der Abteilung", "")
_SCRIPTS = (
    "abcdefghij klm ",
    "検出されなかった設定変更 ",
    "لم يلاحظ أحد الإنذار ",
    "Wiederherstellung",
)


def random_causes(seed: int, count: int) -> Review:
    """Return `count` causes in several scripts, some with two effects, some with none."""
    chance = random.Random(seed)
    ids = [f"c{number}" for number in range(count)]
    ranks, link_ranks = ranks_after("", count), ranks_after("", count * 2)
    edits: list[Edit] = [Set(Kind.CAUSE, EFFECT_ID, "text", _text(chance))]
    links: list[Edit] = []
    for place, cause_id in enumerate(ids):
        edits.append(Add(_cause(chance, cause_id, ranks[place], place + 1)))
        above = [EFFECT_ID, *ids[:place]]
        for effect in chance.sample(above, min(len(above), chance.choice((0, 1, 1, 1, 1, 2)))):
            rank = link_ranks[len(links)]
            links.append(Add(Link(id=f"l{rank}", rank=rank, effect_id=effect, cause_id=cause_id)))
    actions = [
        Add(Action(id=f"a{number}", number=number, cause_ids=tuple(chance.sample(ids, 1))))
        for number in range(chance.randint(0, count))
    ]
    return applied(empty_review(), *edits, *links, *actions)


def some_of(review: Review, seed: int) -> frozenset[str]:
    """Return ids of some causes, to fold their branches."""
    chance = random.Random(seed)
    return frozenset(cause.id for cause in review.causes if chance.random() < 0.1)


def _cause(chance: random.Random, cause_id: str, rank: str, number: int) -> Cause:
    return Cause(
        id=cause_id,
        rank=rank,
        number=number,
        text=_text(chance),
        category=chance.choice(AREAS),
        state=chance.choice(list(CauseState)),
        kind=chance.choice([None, *CauseKind]),
        gate=chance.choice(list(Gate)),
        gate_count=2,
        stop_reason=chance.choice([None, *StopReason]),
        accepted_because=_text(chance) if chance.random() < 0.2 else "",
    )


def _text(chance: random.Random) -> str:
    letters = chance.choice(_SCRIPTS)
    return "".join(chance.choices(letters, k=chance.randint(1, 200))).strip() or "x"
