# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review with a ready action and a draft, and its panel."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from PySide6.QtWidgets import QWidget

from app.review.action import Action, Aim
from app.review.cause import Cause, StopReason
from app.review.people import Person
from app.review.review import Review
from tests.builders import review_with
from tests.fakes import FakeClock
from tests.ui.conftest import PanelDesk
from ui.panels.actions import ActionsPanel

READY = Action(
    id="a",
    number=1,
    text="Alert when no backup lands",
    owner="Ann Berg",
    due=(FakeClock().now() + timedelta(days=9)).date(),
    done_when="A test alert arrives",
    aim=Aim.DETECT,
    cause_ids=("c1",),
)
DRAFT = Action(id="b", number=2, text="Improve docs")
CAUSES = (
    Cause(id="c1", number=1, text="No alert", stop_reason=StopReason.ROOT_FACTOR),
    Cause(id="c2", number=2, text="Sessions looked alike", stop_reason=StopReason.ROOT_FACTOR),
    Cause(id="c3", number=3, text="It was late"),
)


def planned() -> Review:
    return review_with(*CAUSES, Person(id="p", name="Cleo Diaz"), READY, DRAFT)


def panel_of(desk: PanelDesk) -> ActionsPanel:
    return cast("ActionsPanel", desk.panel)


def focused(desk: PanelDesk) -> QWidget:
    widget = desk.panel.window().focusWidget()
    assert widget is not None
    return widget
