# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where citations lead: the cited fact's file in a window of its own, at the line or region."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QWidget

from app.capture.capture_edit import made_by
from app.insight.file_state import STATE_SENTENCES, FileState
from app.paths import typed_path
from app.review.cause import Cause
from app.review.citations import Citation, Place, citation_at, citations, cited
from app.review.citing import citing
from app.review.edits import addition, batch
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.incident import Incident
from app.review.item import Kind
from app.review.review import Review
from app.review.transcript_line import TranscriptLine
from app.translation import tr
from ui.evidence_intake import Intake, Piece, additions, known_and_new, stored
from ui.jobs import Progress
from ui.kit.linked_text import sign_at
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.shell.file_sharing import FileSharing

if TYPE_CHECKING:
    from app.store.shared_files import SharedFiles
    from ui.panels.evidence_viewer import EvidenceViewer

_MOST_WINDOWS = 8


class EvidenceDesk(QObject):
    """Answers followed citations. `fact_wanted(id)` for a fact that has no file to show."""

    fact_wanted = Signal(str)

    def __init__(self, bridge: SessionBridge, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self.viewers: list[QWidget] = []
        self._sharing: FileSharing | None = None
        bridge.citation_followed.connect(self.follow)

    def begin(self, files: SharedFiles | None, *, tells: bool) -> None:
        """Bring the files of a shared review; then, where it `tells`, say which are not well."""
        self._sharing = FileSharing(self._bridge, self._context, files, self)
        if tells:
            self._sharing.looked.connect(self.look_after_files)
        self._sharing.look()

    def look_after_files(self, awaited: Collection[str] = ()) -> None:
        """Say which attached files are missing or not what they were; nothing where all are well.

        Those that are `awaited`, by their SHA-256, are still to come. Reads every byte, beside the
        window's thread.
        """
        from app.store.file_states import file_states

        review, store = self._bridge.review, self._context.services.attachments

        def work(progress: Progress) -> str:
            states = file_states(review, store, thorough=True, cancelled=progress.cancelled)
            return _told(review, states, awaited)

        if any(fact.sha256 for fact in review.evidence):
            self._context.jobs.run(work, self._tell_files, owner=self)

    def follow(self, citation: Citation) -> None:
        """Show what is cited."""
        facts = (one for one in self._bridge.review.evidence if one.number == citation.number)
        fact = next(facts, None)
        if fact is None:
            words = self.tr("There is no fact {0} in this review.")
            self._context.tell(words.format(cited(citation.number)))
        elif fact.sha256:
            self._show(fact, citation.place)
        else:
            self.fact_wanted.emit(fact.id)

    def attach(self, named: str, line: TranscriptLine | None = None) -> None:
        """Make a fact of an address or of a file's path, beside the window's thread.

        `line` is the transcript's for what was typed. It is kept with the fact, and without one
        where the fact could not be had.
        """
        is_link = named.startswith(("http://", "https://"))
        path = typed_path(named.strip("'\""))
        piece = Piece(named, link=named) if is_link else Piece(path.name, path=path)
        store, now = self._context.services.attachments, self._context.services.clock.now()
        self._context.jobs.run(
            lambda _progress: stored([piece], store, now),
            lambda intake: self._on_stored(intake, line),
            self._context.warn,
            owner=self,
        )

    def _on_stored(self, intake: Intake, line: TranscriptLine | None) -> None:
        if intake.troubles:
            self._note(line)
            self._context.warn(" ".join(intake.troubles))
            return
        known, new = known_and_new(self._bridge.review, intake.facts)
        if known:
            self._note(line, known[0].id)
            words = self.tr("{0}: this file is here already.")
            self._context.tell(words.format(cited(known[0].number)))
            return
        edit = additions(self._bridge.review, new)
        if line is not None:
            told = replace(line, item_id=made_by(edit).id)
            edit = batch([edit, addition(self._bridge.review, told)])
        if self._bridge.apply(edit, self.tr("attach facts"), initiator="facts") is not None:
            self._context.tell(self.tr("Added to the facts."), self.tr("Undo"))

    def _note(self, line: TranscriptLine | None, fact_id: str = "") -> None:
        """Keep a line that made no new fact."""
        if line is not None:
            edit = addition(self._bridge.review, replace(line, item_id=fact_id))
            self._bridge.apply(edit, self.tr("note a line"), initiator="capture")

    def follow_in(self, widget: QWidget | None) -> None:
        """Show what is cited where the focus is."""
        citation = _cited_in(widget)
        if citation is None:
            words = self.tr("Nothing is cited here. A citation reads E3, or E3:L120 for a line.")
            self._context.tell(words)
        else:
            self.follow(citation)

    @property
    def viewed(self) -> tuple[str, ...]:
        """Ids of the facts whose files are looked at."""
        return tuple(one.fact.id for one in self.viewers if isinstance(one, _viewer()))

    def view_again(self, fact_ids: Iterable[str]) -> None:
        """Open the files of some facts."""
        for fact_id in fact_ids:
            fact = self._bridge.review.get(Kind.EVIDENCE, fact_id)
            if isinstance(fact, Evidence) and fact.sha256:
                self._show(fact, None)

    def close(self) -> None:
        """Close all windows, and bring no more files."""
        if self._sharing is not None:
            self._sharing.close()
        for viewer in tuple(self.viewers):
            viewer.close()

    def _tell_files(self, names: str) -> None:
        if names:
            words = self.tr("{0}. Step 3 shows them; attach them again or restore a backup.")
            self._context.warn(words.format(names))

    def _show(self, fact: Evidence, place: Place | None) -> None:
        viewer_type = _viewer()
        for viewer in self.viewers:
            if isinstance(viewer, viewer_type) and viewer.fact.sha256 == fact.sha256:
                if place is not None:
                    viewer.go_to(place)
                _bring_up(viewer)
                return
        while len(self.viewers) >= _MOST_WINDOWS:
            self.viewers.pop(0).close()
        opened = viewer_type(fact, self._bridge.review, self._context, place)
        opened.place_cited.connect(lambda *cite: self._on_cited(fact.id, *cite))
        opened.closed.connect(self._forget)
        self.viewers.append(opened)
        opened.show()
        _bring_up(opened)

    def _forget(self, viewer: QWidget) -> None:
        self.viewers = [one for one in self.viewers if one is not viewer]

    def _on_cited(self, fact_id: str, kind: str, item_id: str, place: Place | None) -> None:
        review = self._bridge.review
        fact, target = review.get(Kind.EVIDENCE, fact_id), review.get(Kind(kind), item_id)
        if not isinstance(fact, Evidence) or not isinstance(target, Event | Cause | Incident):
            self._context.warn(self.tr("This is no longer in the review; open the file again."))
            return
        edit = citing(target, fact, place)
        if self._bridge.apply(edit, self.tr("cite a fact"), initiator="facts") is not None:
            words = self.tr("Cited {0}.").format(cited(fact.number, place))
            self._context.tell(words, self.tr("Undo"))


def _told(review: Review, states: dict[str, FileState], awaited: Collection[str]) -> str:
    """Return "E3: its file is missing" for each fact whose file is not well."""
    return "; ".join(
        f"{cited(fact.number)}: {tr(STATE_SENTENCES[state])}"
        for fact in review.evidence
        if (state := states.get(fact.id)) in STATE_SENTENCES
        and state is not None
        and not (state is FileState.MISSING and fact.sha256 in awaited)
    )


def _viewer() -> type[EvidenceViewer]:
    """Return the class of the windows: nobody needs it before the first citation is followed."""
    from ui.panels.evidence_viewer import EvidenceViewer

    return EvidenceViewer


def _bring_up(window: QWidget) -> None:
    """Put a window in front, with the keys going to it."""
    window.raise_()
    window.activateWindow()


def _cited_in(widget: QWidget | None) -> Citation | None:
    """Return the citation at the cursor or in the selected row; else the first one there."""
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        line = cursor.block().text()
        at_cursor = citation_at(line, sign_at(line, cursor.positionInBlock()))
        return at_cursor or next(citations(widget.toPlainText()), None)
    if isinstance(widget, QAbstractItemView):
        return next((each for text in _row_of(widget) for each in citations(text)), None)
    return None


def _row_of(view: QAbstractItemView) -> Iterator[str]:
    current = view.currentIndex()
    if current.isValid():
        for column in range(current.model().columnCount()):
            yield str(current.siblingAtColumn(column).data() or "")
