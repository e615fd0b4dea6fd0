# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the walks over all windows see of the others: people, waiting edits, two wordings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.review.alternative import Alternative
from app.review.edits import Add
from app.review.people import Role
from app.review.review import Review
from app.session.presence import Presence
from app.store.link_state import LinkKind, LinkState
from tests.builders import applied
from tests.fakes import START
from tests.ui.stage import Stage
from ui.shell.review_page import ReviewPage

PEOPLE = tuple(
    Presence(name, name, Role.SCRIBE, step) for step, name in enumerate(("Ada", "Bo", "Cy"), 2)
)


def with_two_wordings(review: Review) -> Review:
    """Return a review with a second wording of its summary, and one whose place is gone."""
    text = "Data was gone after a removal that was meant for the replica. It came back by hand."
    summary = Alternative(
        id="a", place_kind="incident", place_id="incident", field="summary", text=text, author="Ada"
    )
    orphan = Alternative(
        id="b", place_kind="note", place_id="gone", field="text", text="Who pages whom?", author=""
    )
    return applied(review, Add(summary), Add(orphan))


def show_company(page: ReviewPage) -> None:
    """Show three others in the rail, one of them typing, and a connection that is gone."""
    page.rail.show_people(PEOPLE)
    sentence = "The server does not answer. The next try is in 8 s."
    page.rail.foot.save_line.show_link(LinkState(LinkKind.OFFLINE, START, 14, sentence))


def company(stage: Stage, review: Review) -> QWidget:
    """Open a review in which others are."""
    show_company(stage.open(review))
    return stage.window


def two_wordings(stage: Stage, review: Review) -> QWidget:
    """Open the sheet of a review with wordings to choose from."""
    stage.open(with_two_wordings(review)).toggle_sheet("choices")
    return stage.window
