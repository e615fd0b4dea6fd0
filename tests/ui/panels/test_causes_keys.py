# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 6: keys act on all that is selected, and one that has nothing to do says why."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link
from app.review.evidence import Evidence
from app.review.review import Review
from tests.builders import review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.panels.causes import CausesPanel

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def asked() -> Review:
    """Return an effect with causes 1 and 2, and 3 under 1; only 1 and 2 have evidence."""
    causes = [
        Cause(id="1", number=1, text="No alert", evidence_ids=("fact",)),
        Cause(id="2", number=2, text="No copy", evidence_ids=("fact",)),
        Cause(id="3", number=3, text="Nobody owns alerts"),
    ]
    above = {"1": EFFECT_ID, "2": EFFECT_ID, "3": "1"}
    links = [Link(id=f"l{low}", effect_id=high, cause_id=low) for low, high in above.items()]
    return review_with(Evidence(id="fact"), *causes, *links)


@pytest.fixture
def desk(open_panel: OpenPanel) -> PanelDesk:
    return open_panel(6, asked())


def panel_of(desk: PanelDesk) -> CausesPanel:
    return cast("CausesPanel", desk.panel)


def select(desk: PanelDesk, first: str, *others: str) -> None:
    panel_of(desk).canvas._scene.select(first, frozenset(others))


def press(desk: PanelDesk, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(panel_of(desk).view, key, held)


@pytest.mark.parametrize(
    ("where", "key", "held", "said"),
    [
        ("1", Qt.Key.Key_Backtab, SHIFT, "no level above"),
        ("1", Qt.Key.Key_Up, ALT, "the first of its answers"),
        ("2", Qt.Key.Key_Down, ALT, "the last of its answers"),
        ("1", Qt.Key.Key_G, PLAIN, "C1 has one"),
        ("3", Qt.Key.Key_G, PLAIN, "C3 has none"),
        ("3", Qt.Key.Key_S, PLAIN, "Confirming needs evidence"),
        ("3", Qt.Key.Key_Space, PLAIN, "Nothing is under C3"),
        (EFFECT_ID, Qt.Key.Key_S, PLAIN, "The effect is what happened"),
        (EFFECT_ID, Qt.Key.Key_Delete, PLAIN, "The effect stays"),
        (EFFECT_ID, Qt.Key.Key_X, CTRL, "The effect stays"),
        (EFFECT_ID, Qt.Key.Key_A, CTRL | SHIFT, "Select the cause"),
        (EFFECT_ID, Qt.Key.Key_L, PLAIN, "Select the cause"),
    ],
)
def test_a_key_with_nothing_to_do_says_why(
    desk: PanelDesk, where: str, key: Qt.Key, held: Qt.KeyboardModifier, said: str
) -> None:
    select(desk, where)
    press(desk, key, held)
    assert said in desk.told[-1]
    assert desk.review == asked()


def test_the_fishbone_says_that_it_does_not_fold(desk: PanelDesk) -> None:
    panel_of(desk).show_lens("fishbone")
    select(desk, "1")
    press(desk, Qt.Key.Key_Space)
    assert "keeps every cause in sight" in desk.told[-1]


def test_causes_go_from_bone_to_bone_by_key(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    select(desk, "1")
    press(desk, Qt.Key.Key_Right, ALT)
    assert "(Alt+2)" in desk.told[-1]
    panel.show_lens("fishbone")
    select(desk, "1", "2")
    bones = panel._bones()
    for bone in (*bones, "", bones[0]):
        press(desk, Qt.Key.Key_Right, ALT)
        assert [cause.category for cause in desk.review.causes] == [bone, bone, ""]
    press(desk, Qt.Key.Key_Left, ALT)
    desk.bridge.undo()
    assert desk.review.causes[0].category == bones[0]
    assert panel.canvas.all_selected == {"1", "2"}


def test_a_gate_of_two_is_turned(desk: PanelDesk) -> None:
    select(desk, EFFECT_ID)
    press(desk, Qt.Key.Key_G)
    assert desk.review.effect.gate is Gate.AND


def test_the_state_of_all_selected_is_turned_in_one_step(desk: PanelDesk) -> None:
    select(desk, "1", "2", "3")
    press(desk, Qt.Key.Key_S)
    states = [cause.state for cause in desk.review.causes]
    assert states == [CauseState.CONFIRMED, CauseState.CONFIRMED, CauseState.SUSPECTED]
    assert desk.told[-1] == "Without evidence, so not confirmed: C3."
    desk.bridge.undo()
    assert desk.review == asked()


def test_one_action_answers_all_selected(desk: PanelDesk) -> None:
    select(desk, "2", "1")
    press(desk, Qt.Key.Key_A, CTRL | SHIFT)
    (made,) = desk.review.actions
    assert made.text == "No copy"
    assert set(made.cause_ids) == {"1", "2"}


def test_what_is_cut_is_all_on_the_clipboard(desk: PanelDesk) -> None:
    select(desk, "2", "1", "3")
    press(desk, Qt.Key.Key_X, CTRL)
    assert desk.review.causes == ()
    text = QGuiApplication.clipboard().text()
    assert text == "- No alert\n  - Nobody owns alerts\n- No copy"
    select(desk, EFFECT_ID)
    press(desk, Qt.Key.Key_V, CTRL)
    graph = CauseGraph(desk.review)
    assert [graph.cause(node).text for node, _ in graph.outline()] == [
        "No alert",
        "Nobody owns alerts",
        "No copy",
    ]
    assert desk.told[-1] == "3 added from the clipboard."


def test_copying_says_how_much_was_copied(desk: PanelDesk) -> None:
    select(desk, "1")
    press(desk, Qt.Key.Key_C, CTRL)
    assert desk.told[-1] == "2 causes copied."
