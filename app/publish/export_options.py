# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an export may need beside the review, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.publish.bundle import EvidenceFiles
from app.review.review import Review
from app.rules.rules import Rules


@dataclass(frozen=True)
class ExportOptions:
    """What an export may need beside the review.

    `files` finds attached files, `now` stamps what bears a date (aware). `progress` is told how far
    a long export is, from 0 to 1, and at what; it ends soon after `cancelled` answers yes. `lens`
    names what an SVG or PNG shows, `rules` know the bones of a fishbone. With `transcript` PDF and
    Markdown have everything that was captured. A PDF is printed as the `style` file has it, else as
    the team's own; `paper` and `redact`, where they are given, go before both.
    """

    files: EvidenceFiles | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    progress: Callable[[float, str], None] = lambda _share, _words: None
    cancelled: Callable[[], bool] = lambda: False
    lens: str = "whys"
    rules: Rules = field(default_factory=Rules)
    transcript: bool = False
    paper: str = ""
    redact: str = ""
    style: Path | None = None


def categories_of(review: Review, rules: Rules) -> tuple[str, ...]:
    """Return the bones of the review's fishbone, in their order."""
    sets = rules.category_sets
    chosen = sets.get(review.meeting.categories) or next(iter(sets.values()))
    return chosen.names_for(review)
