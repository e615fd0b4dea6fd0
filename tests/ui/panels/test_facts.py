# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 3: facts come in by button, drop and paste, are frozen, looked at and checked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.review.edits import addition
from app.review.evidence import Evidence, EvidenceKind
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.ui.browser import Browser, taken_browser
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.button import SecondaryButton
from ui.kit.table_cell import CELL_ROLE
from ui.panels.facts import FactsPanel
from ui.panels.facts_columns import FINGERPRINT, KIND, SOURCE, STANDING, TITLE

CTRL = Qt.KeyboardModifier.ControlModifier
LOG = "14:03 disk full\n"


def panel_of(desk: PanelDesk) -> FactsPanel:
    return cast("FactsPanel", desk.panel)


def focused(desk: PanelDesk) -> QWidget:
    widget = desk.panel.window().focusWidget()
    assert widget is not None
    return widget


def press(desk: PanelDesk, words: str) -> None:
    found = desk.panel.findChildren(SecondaryButton)
    button = next(one for one in found if one.text() == words and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def picture() -> QImage:
    image = QImage(400, 300, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.blue))
    return image


def paste(desk: PanelDesk, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(focused(desk), Qt.Key.Key_V, CTRL)


def drop(desk: PanelDesk, data: QMimeData) -> None:
    """Drop what would be dropped with the mouse, on whatever lies under it."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none, place = Qt.KeyboardModifier.NoModifier, QPoint(80, 200)
    target = desk.panel.childAt(place)
    assert target is not None
    enter = QDragEnterEvent(place, action, data, button, none)
    QGuiApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(target, QDropEvent(QPointF(place), action, data, button, none))


def linked() -> Review:
    return review_with(
        Evidence(id="a", number=1, kind=EvidenceKind.LINK, link="https://status.example.org/7"),
        Evidence(id="b", number=2, kind=EvidenceKind.LOG, title="Shell session"),
    )


@pytest.fixture
def browser() -> Iterator[Browser]:
    with taken_browser() as taken:
        yield taken


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    path = tmp_path / "db1.log"
    path.write_text(LOG)
    return path


def test_the_button_attaches_files_and_one_undo_takes_them_back(
    open_panel: OpenPanel, qtbot: QtBot, log_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = log_file.with_name("replication.csv")
    other.write_text("time,lag\n")
    names = [str(log_file), str(other)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    desk = open_panel(3, empty_review())
    QTest.keyClick(focused(desk), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 2)
    first, second = desk.review.evidence
    assert (first.number, first.kind, first.size) == (1, EvidenceKind.LOG, len(LOG))
    assert (second.number, second.kind) == (2, EvidenceKind.METRIC)
    desk.bridge.undo()
    assert desk.review.evidence == ()


def test_a_dropped_file_is_kept_by_its_fingerprint(
    open_panel: OpenPanel, qtbot: QtBot, log_file: Path, services: Services
) -> None:
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(log_file)), QUrl("https://example.org/wiki")])
    drop(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 2)
    fact, link = desk.review.evidence
    assert services.attachments.verify(fact.sha256)
    assert (fact.filename, fact.title) == ("db1.log", "db1")
    assert (link.kind, link.link) == (EvidenceKind.LINK, "https://example.org/wiki")


def test_a_pasted_screenshot_becomes_a_png_and_is_shown(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setImageData(picture())
    paste(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 1)
    fact = desk.review.evidence[0]
    assert (fact.kind, fact.media_type) == (EvidenceKind.SCREENSHOT, "image/png")
    kept = QImage(str(services.attachments.path(fact.sha256)))
    assert kept.size() == picture().size()
    card = panel_of(desk).card
    qtbot.waitUntil(lambda: not card.picture.isHidden())
    assert card.picture.pixmap().width() < picture().width()


@pytest.mark.parametrize(
    ("text", "kind", "filename"),
    [
        ("https://grafana.example.org/d/7", EvidenceKind.LINK, ""),
        ("14:03 paged\n14:05 on it", EvidenceKind.LOG, "pasted.txt"),
    ],
)
def test_pasted_text_is_a_link_or_a_file(
    open_panel: OpenPanel, qtbot: QtBot, text: str, kind: EvidenceKind, filename: str
) -> None:
    desk = open_panel(3, linked())
    data = QMimeData()
    data.setText(text)
    paste(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 3)
    assert (desk.review.evidence[2].kind, desk.review.evidence[2].filename) == (kind, filename)
    assert panel_of(desk).view.selected_row() == 2


def test_a_folder_is_named_and_the_file_beside_it_is_kept(
    open_panel: OpenPanel, qtbot: QtBot, log_file: Path
) -> None:
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (log_file.parent, log_file)])
    drop(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 1)
    assert desk.told == [f"{log_file.parent.name} is a folder. Attach the files in it."]


def test_freezing_is_one_step_and_frozen_facts_stay_as_they_are(
    open_panel: OpenPanel, services: Services
) -> None:
    desk = open_panel(3, linked())
    press(desk, "Freeze all")
    assert {fact.frozen_at for fact in desk.review.evidence} == {services.clock.now()}
    assert "can't be changed or removed" in desk.told[-1]
    QTest.keyClick(panel_of(desk).view, Qt.Key.Key_Delete)
    assert len(desk.review.evidence) == 2
    assert len(desk.told) == 2
    desk.bridge.undo()
    assert {fact.frozen_at for fact in desk.review.evidence} == {None}
    desk.bridge.redo()
    press(desk, "Unfreeze")
    assert {fact.frozen_at for fact in desk.review.evidence} == {None}


def test_title_and_kind_are_edited_in_the_table(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(3, linked())
    view = panel_of(desk).view
    view.select_row(1, TITLE)
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = cast("QLineEdit", focused(desk))
    editor.selectAll()
    QTest.keyClicks(editor, "Session on db1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.evidence[1].title == "Session on db1")
    view.select_row(1, KIND)
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(cast("QComboBox", focused(desk)), Qt.Key.Key_Down)
    QTest.keyClick(focused(desk), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.evidence[1].kind is EvidenceKind.METRIC)


def test_delete_removes_a_fact_and_offers_undo(open_panel: OpenPanel) -> None:
    desk = open_panel(3, linked())
    panel_of(desk).view.select_row(0)
    QTest.keyClick(panel_of(desk).view, Qt.Key.Key_Delete)
    assert [fact.id for fact in desk.review.evidence] == ["b"]
    assert desk.told == ["Removed from the facts."]
    desk.bridge.undo()
    assert len(desk.review.evidence) == 2


def test_the_whole_fingerprint_is_shown_and_checked(
    open_panel: OpenPanel, qtbot: QtBot, log_file: Path, services: Services
) -> None:
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(log_file))])
    drop(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 1)
    card, fact = panel_of(desk).card, desk.review.evidence[0]
    assert "".join(card.fingerprint.text().split("\n")[1:]) == fact.sha256
    card.check.click()
    qtbot.waitUntil(lambda: card.verdict.text() == "The file is unchanged.")
    kept = services.attachments.path(fact.sha256)
    kept.chmod(0o644)
    kept.write_text("something else")
    card.check.click()
    qtbot.waitUntil(lambda: "differs from its fingerprint" in card.verdict.text())
    kept.unlink()
    card.check.click()
    qtbot.waitUntil(lambda: "missing" in card.verdict.text())


def test_a_file_is_opened_from_a_copy_under_its_own_name(
    open_panel: OpenPanel,
    qtbot: QtBot,
    log_file: Path,
    services: Services,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(log_file.parent))
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(log_file))])
    drop(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 1)
    panel_of(desk).card.open_button.click()
    qtbot.waitUntil(lambda: browser.opened != [])
    copy = Path(browser.opened[0].toLocalFile())
    assert copy.name == "db1.log"
    assert copy.read_text() == LOG
    assert services.attachments.folder not in copy.parents


def test_a_link_is_opened_and_only_a_web_link(open_panel: OpenPanel, browser: Browser) -> None:
    local = Evidence(id="c", number=3, kind=EvidenceKind.LINK, link="file:///etc/hosts")
    desk = open_panel(3, review_with(*linked().evidence, local))
    card = panel_of(desk).card
    panel_of(desk).view.select_row(0)
    card.open_button.click()
    assert browser.opened == [QUrl("https://status.example.org/7")]
    panel_of(desk).view.select_row(2)
    assert card.open_button.isHidden()


def test_what_could_run_is_saved_and_not_opened(
    open_panel: OpenPanel,
    qtbot: QtBot,
    tmp_path: Path,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script, target = tmp_path / "fix.sh", tmp_path / "copy.sh"
    script.write_text("#!/bin/sh\n")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(script))])
    drop(desk, data)
    qtbot.waitUntil(lambda: len(desk.review.evidence) == 1)
    button = panel_of(desk).card.open_button
    assert button.text() == "Save a copy"
    button.click()
    qtbot.waitUntil(lambda: desk.told == [f"Saved {target}."])
    assert target.read_text() == "#!/bin/sh\n"
    assert browser.opened == []


def test_a_narrow_table_keeps_title_and_note(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(3, linked())
    view = panel_of(desk).view
    assert not view.isColumnHidden(SOURCE)
    desk.panel.resize(760, 580)
    qtbot.waitUntil(lambda: view.isColumnHidden(SOURCE) and view.isColumnHidden(FINGERPRINT))


def test_a_missing_and_a_changed_file_are_shown_in_the_table(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    store = services.attachments
    kept = [store.put_bytes(data) for data in (b"there", b"swapped", b"gone")]
    store.path(kept[1].sha256).write_bytes(b"SWAPPED")
    store.path(kept[2].sha256).unlink()
    facts = [
        Evidence(id=f"f{place}", number=place, sha256=each.sha256, size=each.size)
        for place, each in enumerate(kept, start=1)
    ]
    desk = open_panel(3, review_with(*facts))
    panel = panel_of(desk)

    def chips() -> list[str]:
        cells = [panel.view.model().index(row, STANDING).data(CELL_ROLE) for row in range(3)]
        return [" ".join(chip.text for chip in cell.chips) for cell in cells]

    qtbot.waitUntil(lambda: chips() == ["", "changed", "missing"])


def test_a_fact_attached_after_the_freeze_is_marked(open_panel: OpenPanel) -> None:
    desk = open_panel(3, linked())
    press(desk, "Freeze all")
    desk.bridge.apply(addition(desk.review, Evidence(id="late", title="Late")), "attach")
    cell = panel_of(desk).view.model().index(2, STANDING).data(CELL_ROLE)
    assert [chip.text for chip in cell.chips] == ["added later"]


def test_a_freeze_names_somebody_even_where_nobody_is_set(
    open_panel: OpenPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ada")
    desk = open_panel(3, linked())
    press(desk, "Freeze all")
    [freeze] = desk.review.freezes
    assert freeze.frozen_by == "ada"
    assert freeze.sha256[:16] in desk.told[-1]
