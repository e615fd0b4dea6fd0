# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every lens takes and gives: a review in, a drawing out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.causal.shapes import Drawing
from app.causal.text_measure import TextMeasure
from app.review.review import Review


@dataclass(frozen=True)
class LensWords:
    """The words in the drawings, so that the window can translate them."""

    effect: str = "Effect"
    why: str = "Why? {0}"
    same_as: str = "same as {0}"
    facts: str = "{0} facts"
    one_fact: str = "1 fact"
    no_facts: str = "no evidence yet"
    untitled: str = "What happened?"
    loose: str = "Not linked yet"
    unsorted: str = "Not sorted yet"
    all_of: str = "AND"
    any_of: str = "OR"
    every: str = "all of"
    at_least: str = "{0} of {1}"
    also_feeds: str = "also feeds {0}"
    accepted: str = "accepted: {0}"
    trigger: str = "trigger"
    root: str = "root"
    no_control: str = "out of our control"
    no_evidence: str = "no more evidence"
    other_path: str = "another path is better"


@dataclass(frozen=True)
class LensOptions:
    """How to draw: `folded` branches show only their root; `full_text` elides nothing (paper).

    With `notes` a box says below its text what part a cause plays, how it ends and what else it
    feeds; a report tells that in its outline. `categories` names the bones in their order; with
    `hide_empty` only those that have causes.
    """

    folded: frozenset[str] = frozenset()
    full_text: bool = False
    notes: bool = True
    hide_empty: bool = False
    categories: tuple[str, ...] = ()
    words: LensWords = field(default_factory=LensWords)


Lens = Callable[[Review, TextMeasure, LensOptions], Drawing]
"""A pure projection. It shows every cause; a new lens is one more file and a line in `lenses`."""
