# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes of three real incidents, entered in the whole window without touching the mouse."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.causal.graph import CauseGraph
from app.review.cause import Gate
from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.panels.causes import CausesPanel

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Line = tuple[int, str]
"""How deep a cause stands below the effect, and its words; the effect itself is line 0."""

EXPIRED_CERTIFICATES = (
    (0, "Nobody could sign into the cloud console for 84 minutes"),
    (1, "Certificates for signing and decrypting tokens had expired"),
    (2, "No record of when certificates expire"),
    (2, "Nothing watches the sign-in service"),
    (3, "Watching it was no priority of the infrastructure team"),
    (2, "Automatic renewal was not set up"),
    (1, "Sign-in to every account depends on one service"),
    (1, "Repair waited for another team"),
    (2, "The service is run by the datacenter team alone"),
    (2, "They joined the call 38 minutes after the first report"),
)
LOST_PUBLISHES = (
    (0, "Three published crates never reached the index"),
    (1, "The job that pushes to the index counted as done, though the push had failed"),
    (2, "A rare answer of the remote was taken for success"),
    (2, "The remote had an outage of its own"),
    (1, "Nobody was paged"),
    (2, "Alerts look at jobs that fail, and this one had not"),
    (2, "Nothing compares database and index"),
    (1, "The repair took 91 minutes to reach production"),
    (2, "Merged changes were waiting to be deployed with it"),
    (3, "Merging does not deploy"),
    (2, "The log did not tell what had happened"),
    (3, "A push leaves no line in the log"),
    (3, "The name of the crate is not logged"),
)


class Scribe:
    """Somebody with a keyboard at the causes of a review."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def review(self) -> Review:
        return page_of(self.window).review

    @property
    def panel(self) -> CausesPanel:
        panel = page_of(self.window).panel
        assert isinstance(panel, CausesPanel)
        return panel

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)
        self.key(Qt.Key.Key_Return)

    def enter(self, outline: Sequence[Line]) -> None:
        """Word the effect, then each cause where the one before it leaves off."""
        self.key(Qt.Key.Key_Home)
        self.key(Qt.Key.Key_F2)
        self.type(outline[0][1])
        here = 0
        for depth, words in outline[1:]:
            for _ in range(here - depth):
                self.key(Qt.Key.Key_Left)
            self.key(Qt.Key.Key_Tab if depth > here else Qt.Key.Key_Return)
            self.type(words)
            here = depth

    def go_to(self, words: str) -> None:
        """Find a cause by its words."""
        self.key(Qt.Key.Key_F, CTRL)
        self.type(words)
        self.key(Qt.Key.Key_Escape)

    def undo_all(self) -> None:
        while page_of(self.window).bridge.session.undo_label:
            self.key(Qt.Key.Key_Z, CTRL)


@pytest.fixture
def scribe(open_window: OpenWindow, qtbot: QtBot) -> Scribe:
    """Begin a review and go to its causes."""
    window = open_window()
    someone = Scribe(window)
    someone.key(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    someone.key(Qt.Key.Key_6, CTRL)
    qtbot.waitUntil(lambda: page_of(window).panel.isVisible() and page_of(window).step == 6)
    someone.panel.focus_first()
    return someone


def outline_of(review: Review) -> list[Line]:
    """Return the graph as it was typed: each cause where it is shown whole."""
    graph = CauseGraph(review)
    return [(depth, graph.cause(cause_id).text) for cause_id, depth in graph.walk()]


@pytest.mark.parametrize(
    "outline", [EXPIRED_CERTIFICATES, LOST_PUBLISHES], ids=["certificates", "publishes"]
)
def test_a_real_incident_is_entered_and_taken_back(scribe: Scribe, outline: Sequence[Line]) -> None:
    before = scribe.review
    scribe.enter(outline)
    assert outline_of(scribe.review) == list(outline)
    scribe.undo_all()
    assert scribe.review == before


def test_the_example_is_entered_with_gates_areas_and_its_shared_cause(
    scribe: Scribe, example: Review
) -> None:
    scribe.enter(outline_of(example))
    wanted = CauseGraph(example)
    for cause in example.causes:
        if cause.gate is Gate.AND:
            scribe.go_to(cause.text)
            scribe.key(Qt.Key.Key_G)
    for cause in example.causes:
        for effect in wanted.parents(cause.id)[1:]:
            scribe.go_to(cause.text)
            scribe.key(Qt.Key.Key_L)
            scribe.type(wanted.cause(effect).text)
            scribe.key(Qt.Key.Key_Escape)
    scribe.key(Qt.Key.Key_2, ALT)
    bones = scribe.panel._bones()
    for cause in example.causes:
        scribe.go_to(cause.text)
        for _ in range(bones.index(cause.category) + 1 if cause.category else 0):
            scribe.key(Qt.Key.Key_Right, ALT)
    assert _logic(scribe.review) == _logic(example)
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        scribe.key(key, ALT)
    assert scribe.panel.lens == "whys"


@pytest.mark.parametrize(
    ("lens", "up"), [(Qt.Key.Key_1, Qt.Key.Key_Left), (Qt.Key.Key_3, Qt.Key.Key_Up)]
)
def test_an_arrow_to_the_effect_climbs_the_tree_whatever_stands_closer(
    scribe: Scribe, lens: Qt.Key, up: Qt.Key
) -> None:
    uncles = [(1, f"uncle {number}") for number in range(6)]
    children = [(2, f"child {number}") for number in range(7)]
    scribe.enter([(0, "Down"), (1, "parent"), *children, *uncles])
    scribe.key(lens, ALT)
    scribe.go_to("child 6")
    scribe.key(up)
    selected = scribe.panel.canvas.selected
    assert CauseGraph(scribe.review).cause(selected).text == "parent"


def _logic(review: Review) -> dict[str, tuple[Gate, str, list[str]]]:
    """Return each cause's gate, area and effects, by its words."""
    graph = CauseGraph(review)
    return {
        cause.text: (
            cause.gate,
            cause.category,
            [graph.cause(one).text for one in graph.parents(cause.id)],
        )
        for cause in review.causes
    }
