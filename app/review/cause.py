# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Causes and the "why?" links between them: one directed acyclic graph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind, refers_to, refers_to_one
from app.review.prose import Prose

EFFECT_ID = "effect"
"""The id of the cause that stands at the top: the effect everything else explains."""


class CauseKind(StrEnum):
    """What part a cause plays."""

    TRIGGER = "trigger"
    CONDITION = "condition"
    CONTRIBUTING = "contributing"
    ROOT = "root"


class CauseState(StrEnum):
    """How sure the room is."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


class Gate(StrEnum):
    """How the causes of one effect combine."""

    OR = "or"
    AND = "and"
    AT_LEAST = "at_least"


class StopReason(StrEnum):
    """Why the questions end at a leaf."""

    ROOT_FACTOR = "root_factor"
    NO_CONTROL = "no_control"
    NO_EVIDENCE = "no_evidence"
    OTHER_PATH = "other_path"


@dataclass(frozen=True, kw_only=True)
class Cause(Item):
    """One cause, or the effect itself (id `EFFECT_ID`).

    `gate` says how this one's own causes combine, `gate_count` is k of a k-of-n gate.
    `category` names its bone. `accepted_because` is why no action is taken.
    """

    KIND: ClassVar[Kind] = Kind.CAUSE
    number: int = 0
    text: Prose = ""
    category: str = ""
    kind: CauseKind | None = None
    state: CauseState = CauseState.SUSPECTED
    gate: Gate = Gate.OR
    gate_count: int = 0
    probability: float | None = None
    stop_reason: StopReason | None = None
    notes: Prose = ""
    accepted_because: Prose = ""
    evidence_ids: tuple[str, ...] = refers_to(Kind.EVIDENCE)
    event_ids: tuple[str, ...] = refers_to(Kind.EVENT)


@dataclass(frozen=True, kw_only=True)
class Link(Item):
    """`cause_id` is an answer to "why?" asked of `effect_id`; its rank orders the answers."""

    KIND: ClassVar[Kind] = Kind.LINK
    effect_id: str = refers_to_one(Kind.CAUSE)
    cause_id: str = refers_to_one(Kind.CAUSE)
