# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A fact's file in a window of its own: pictures, and text of any length with search and citing.

Not modal. The file is opened and searched off the window's thread.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.review.citations import cited
from app.review.citing import Citable
from app.review.evidence import Evidence
from app.review.review import Review
from app.store.line_file import LineFile
from ui.evidence_copy import PICTURES, preview
from ui.jobs import Job
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.kit.line_view import LineView
from ui.panels.panel import PanelContext
from ui.theme import current_theme

_SIZE = QSize(960, 620)
_LARGEST_PICTURE = QSize(4000, 4000)


class EvidenceViewer(QWidget):
    """Shows one fact."""

    line_cited = Signal(str, str, int)
    """The kind and id of what the line of this number bears out."""

    def __init__(self, fact: Evidence, review: Review, context: PanelContext) -> None:
        super().__init__(None, Qt.WindowType.Tool)
        self._fact, self._context = fact, context
        self._file: LineFile | None = None
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"E{fact.number}  {fact.title or fact.filename}")
        self.lines = LineView()
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = Label(self.tr("Opening the file."), role="table", tone="text2", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find in this text"))
        self.search.setAccessibleName(self.tr("Find in this text"))
        self.copy = SecondaryButton(self.tr("Copy citation"), icon="copy", small=True)
        self.targets = QComboBox()
        self.targets.setAccessibleName(self.tr("What the line bears out"))
        self.targets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.targets.setMinimumContentsLength(24)
        self.link = SecondaryButton(self.tr("Cite there"), icon="link", small=True)
        self._targets = _targets(review)
        self.targets.addItems([words for words, _ in self._targets])
        self._lay_out()
        self._connect()
        self.resize(_SIZE)
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the file."""
        if self._job is not None:
            self._job.cancel()
        self.lines.show_lines(None)
        self._file = None
        super().closeEvent(event)

    def _lay_out(self) -> None:
        space = current_theme().space
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm)
        row.addWidget(self.search, 1)
        for control in (self.copy, self.targets, self.link):
            row.addWidget(control)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.picture)
        self._scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setSpacing(space.sm)
        column.addWidget(self._tools)
        column.addWidget(self.told)
        column.addWidget(self.lines, 1)
        column.addWidget(self._scroll, 1)
        for widget in (self._tools, self.lines, self._scroll):
            widget.hide()

    def _connect(self) -> None:
        self.search.returnPressed.connect(self._on_search)
        self.lines.line_chosen.connect(self._on_line_chosen)
        self.copy.clicked.connect(self._on_copy)
        self.link.clicked.connect(self._on_link)

    def _open(self) -> None:
        path = self._context.services.attachments.path(self._fact.sha256)
        jobs, media_type = self._context.jobs, self._fact.media_type
        if media_type in PICTURES:
            self._job = jobs.run(
                lambda _progress: preview(path, media_type, _LARGEST_PICTURE),
                self._show_picture,
                owner=self,
            )
        else:
            self._job = jobs.run(
                lambda progress: LineFile(path, progress.cancelled),
                self._show_file,
                self._fail,
                owner=self,
            )
        self._job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._job = None

    def _show_picture(self, image: QImage) -> None:
        if image.isNull():
            self._fail(self.tr("This picture can't be shown here. Save a copy to look at it."))
            return
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.told.hide()
        self._scroll.show()

    def _show_file(self, file: LineFile) -> None:
        self._file = file
        self.lines.show_lines(file)
        self._tools.show()
        self.lines.show()
        self._on_line_chosen(0)
        self.lines.go_to(1)
        self.search.setFocus()

    def _fail(self, sentence: str) -> None:
        self.told.setText(sentence)

    def _on_search(self) -> None:
        file, words, after = self._file, self.search.text(), self.lines.current_line
        if file is None or self._job is not None:
            return
        self._job = self._context.jobs.run(
            lambda _progress: file.find(words, after), self._show_found, owner=self
        )
        self._job.finished.connect(self._on_finished)

    def _show_found(self, number: int | None) -> None:
        if number is None:
            self.told.setText(self.tr("That is not in this text."))
        else:
            self.lines.go_to(number)

    def _on_line_chosen(self, number: int) -> None:
        count = self._file.count if self._file is not None else 0
        self.told.setText(
            self.tr("{0} lines. Line {1} is cited as {2}.").format(
                f"{count:,}", number, cited(self._fact.number, number)
            )
            if number
            else self.tr("{0} lines").format(f"{count:,}")
        )
        for widget in (self.copy, self.targets, self.link):
            widget.setEnabled(number > 0)

    def _on_copy(self) -> None:
        words = cited(self._fact.number, self.lines.current_line)
        QApplication.clipboard().setText(words)
        self._context.tell(self.tr("Copied {0}.").format(words))

    def _on_link(self) -> None:
        place = self.targets.currentIndex()
        if 0 <= place < len(self._targets):
            target = self._targets[place][1]
            self.line_cited.emit(target.KIND.value, target.id, self.lines.current_line)


def _targets(review: Review) -> list[tuple[str, Citable]]:
    """Return what a line may bear out, with the words it is chosen by."""
    first = QCoreApplication.translate("facts", "Root-cause statement")
    found: list[tuple[str, Citable]] = [(first, review.incident)]
    found += [(_first_line(f"C{cause.number}  {cause.text}"), cause) for cause in review.causes]
    found += [(_first_line(event.text), event) for event in review.timeline]
    return found


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
