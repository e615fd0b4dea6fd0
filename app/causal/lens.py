# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every lens takes and gives: a review in, a drawing out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.causal.shapes import Drawing
from app.causal.text_measure import TextMeasure
from app.review.review import Review
from app.translation import default_text


@dataclass(frozen=True)
class LensWords:
    """The words in the drawings, in the language in use; others may be given."""

    effect: str = default_text("Effect")
    why: str = default_text("Why? {0}")
    same_as: str = default_text("same as {0}")
    facts: str = default_text("{0} facts")
    one_fact: str = default_text("1 fact")
    no_facts: str = default_text("no evidence yet")
    untitled: str = default_text("What happened?")
    loose: str = default_text("Not linked yet")
    unsorted: str = default_text("Not sorted yet")
    all_of: str = default_text("AND")
    any_of: str = default_text("OR")
    every: str = default_text("all of")
    at_least: str = default_text("{0} of {1}")
    also_feeds: str = default_text("also feeds {0}")
    accepted: str = default_text("accepted: {0}")
    trigger: str = default_text("trigger")
    root: str = default_text("root")
    no_control: str = default_text("out of our control")
    no_evidence: str = default_text("no more evidence")
    other_path: str = default_text("another path is better")


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
