# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Sign the approved report: with what, whose signature it is, and into which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.errors import UserFacingError
from app.publish.signing.sign import Signed, SigningOptions, need_approval
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.export_desk import file_name
from ui.jobs import Job, Progress
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.elided_combo import ElidedCombo
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.identity_form import IdentityForm


class SigningSheet(Panel):
    """The form and its one button; what became of it stands below, with a way to the file."""

    kinds = frozenset(Kind)
    is_private = True

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Sign the report"))
        self.header.set_sub(self.tr("Each approver signs the same file, one after the other."))
        self.identity = IdentityForm()
        self.approver = ElidedCombo()
        self.timestamp = QLineEdit(context.services.settings.timestamp_server)
        self.sign = SecondaryButton(self.tr("Sign the PDF…"), icon="shield-check")
        self.result = Label(role="body", wrap=True)
        self.show_file = SecondaryButton(self.tr("Show the file"), icon="file-text", small=True)
        self.missing = Label(role="body", tone="warn", wrap=True)
        self._columns = ScrollColumns(2)
        self._job: Job | None = None
        self._had_focus = False
        self._file: Path | None = None
        self._lay_out()
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show who can sign, and what is missing before."""
        chosen = self.approver.currentText()
        names = [one.approver for one in review.approvals if one.approver]
        self.approver.clear()
        self.approver.addItems([self.tr("As the certificate says"), *names])
        self.approver.setCurrentIndex(max(self.approver.findText(chosen), 0))
        self.missing.setText(_missing(review))
        self.missing.setVisible(bool(self.missing.text()))
        self._show_ready()

    def focus_first(self) -> None:
        """Go to the first field."""
        self.identity.ways.button(self.identity.ways.chosen_key).setFocus()

    def sign_at(self, path: Path) -> None:
        """Sign the report at `path`, off the window's thread."""
        choice = self.identity.choice
        if choice is None:
            self._ask_for_identity()
            return
        review, services, rules = self.review, self.context.services, self.context.rules
        secret = self.identity.take_secret()
        named = self.approver.currentText() if self.approver.currentIndex() > 0 else ""
        timestamp = self.timestamp.text().strip()

        def work(progress: Progress) -> Signed:
            from app.publish.export import ExportOptions
            from app.publish.signing.sign import sign_report

            export = ExportOptions(
                files=services.attachments,
                now=services.clock.now(),
                rules=rules,
                cancelled=progress.cancelled,
            )
            options = SigningOptions(named, timestamp, export)
            return sign_report(review, path, choice, secret, options)

        job = self.context.jobs.run(
            work, lambda signed: self._on_signed(path, signed), self._on_failed, owner=self
        )
        self._begin(job, self.tr("Signing…"))

    def make_identity(self, path: Path) -> None:
        """Make an identity and keep it at `path`."""
        name, secret = self.identity.name.text(), self.identity.take_secret()
        now = self.context.services.clock.now()

        def work(_progress: Progress) -> None:
            from app.publish.signing.self_made import make_identity

            make_identity(path, name, secret, now)

        job = self.context.jobs.run(
            work, lambda _none: self._on_made(path), self._on_failed, owner=self
        )
        self._begin(job, self.tr("Making the identity…"))

    def _lay_out(self) -> None:
        card = Card(self.tr("Who signs"))
        card.add(self.identity)
        where = Card(self.tr("The signature"))
        form = Form()
        form.add_row(self.tr("Approver"), self.approver, self.tr("Whose box it goes into."))
        form.add_row(
            self.tr("Timestamp server"),
            self.timestamp,
            self.tr("Optional: it vouches for the time. Only a hash is sent to it."),
        )
        form.add_row(
            self.tr("File"),
            self.sign,
            self.tr("A new PDF, or one that another approver has signed already."),
        )
        where.add(self.missing)
        where.add(form)
        where.add(self.result)
        where.add(self.show_file)
        self.result.hide()
        self.show_file.hide()
        self._columns.add(card, 0)
        self._columns.add(where, 1)
        self.body.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.identity.making_wanted.connect(self.make_identity)
        self.identity.refused.connect(self._on_refused)
        self.sign.clicked.connect(self._on_sign)
        self.show_file.clicked.connect(self._on_show_file)

    def _show_ready(self) -> None:
        reason = (
            self.tr("One thing at a time: this is still under way.")
            if self._job
            else self.missing.text()
        )
        if reason:
            self.sign.disable(reason)
        else:
            self.sign.enable()

    def _begin(self, job: Job, words: str) -> None:
        self._job = job
        self._had_focus = self.sign.hasFocus()
        self._show_ready()
        self._say(words)
        self.show_file.hide()

    def _say(self, words: str, tone: str = "text2") -> None:
        self.result.setText(words)
        self.result.set_tone(tone)
        self.result.show()
        self._columns.bring_into_view(self.result)

    def _end(self) -> None:
        self._job = None
        self._show_ready()
        if self._had_focus and self.sign.isEnabled():
            self.sign.setFocus()  # meanwhile it could have none

    def _on_sign(self) -> None:
        if self.identity.choice is None:
            self._ask_for_identity()
            return
        suggestion = str(self._file or Path.home() / f"{file_name(self.review)}.pdf")
        # A signed file is signed on and never lost, so the system need not ask about it.
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Sign into this file"),
            suggestion,
            self.tr("PDF report (*.pdf)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            chosen = Path(path)
            self.sign_at(chosen if chosen.suffix else chosen.with_suffix(".pdf"))

    def _ask_for_identity(self) -> None:
        self._say(self.tr("Choose what to sign with first."), "warn")
        self.identity.focus_first()

    def _on_signed(self, path: Path, signed: Signed) -> None:
        self._end()
        self._file = path
        words = self.tr("Signed by {0}, and checked: {1}").format(
            signed.check.signatures[-1].name, path.name
        )
        if signed.waiting:
            words += ". " + self.tr("{0} more can sign the same file.").format(signed.waiting)
        self._say(" ".join((words, *signed.notes)), "ok")
        self.show_file.show()
        self._columns.bring_into_view(self.show_file)
        self.show_file.setFocus()
        self.context.tell(words)

    def _on_made(self, path: Path) -> None:
        self._end()
        self.identity.show_made(path)
        words = self.tr("Made: {0}, which is yours alone, and {1}, which you can hand to others.")
        self._say(words.format(path.name, path.with_suffix(".crt").name), "ok")

    def _on_refused(self, sentence: str) -> None:
        self._say(sentence, "warn")

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self._say(sentence, "warn")

    def _on_show_file(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))


def _missing(review: Review) -> str:
    """Return what is missing before it can be signed, in a sentence; empty where nothing is."""
    try:
        need_approval(review)
    except UserFacingError as error:
        return error.sentence
    return ""
