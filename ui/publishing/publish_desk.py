# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the pane of publishing works with: the targets, what one is told, one job at a time.

Slow work is off the window's thread; what arrived is applied through the session on it, at once.
Secrets go from the field to the credentials and to the target, and are kept nowhere in here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.publish.connection import check_connection
from app.publish.credentials import needs_secret
from app.publish.export import ExportOptions
from app.publish.publishing import (
    Arrival,
    Plan,
    Run,
    Trouble,
    moved_to_published,
    recorded,
    send,
)
from app.publish.remote_status import Reading, looked_at, read_back, taken_over, tickets
from app.publish.target import Piece
from app.publish.target_config import TargetConfig
from app.publish.targets import make_target
from ui.jobs import Job, Progress
from ui.panels.panel import PanelContext
from ui.publishing.kept_targets import KeptTargets
from ui.publishing.target_look import Seen, TargetLook, TargetMaker
from ui.session_bridge import SessionBridge


class PublishDesk(KeptTargets):
    """`taken_over(sentence)` says what changed in the review, which can be undone."""

    taken_over = Signal(str)
    progressed = Signal(float, str)
    _arrived = Signal(object)

    def __init__(
        self,
        bridge: SessionBridge,
        context: PanelContext,
        make: TargetMaker = make_target,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context.services, parent)
        self._bridge, self._context, self._make = bridge, context, make
        self.read_trouble = ""
        self.run: Run | None = None
        self.seen = Seen()
        """What looking at the chosen target gave."""
        self._job: Job | None = None
        self._is_looking = self._look_again = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def plan(self) -> Plan | None:
        """What would be sent to the chosen target; None while that is not known."""
        return self.seen.plan

    @property
    def has_secret(self) -> bool:
        """Whether there are credentials of the chosen target, which may be the wrong ones."""
        is_looked_at = self.plan is not None or bool(self.seen.trouble)
        local = self.config is None or not needs_secret(self.config)
        return is_looked_at and not local and not self.seen.asks_secret

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way: until it ends no other begins."""
        return self._job is not None

    @property
    def is_looking(self) -> bool:
        """Whether that job only finds out what would be sent."""
        return self._is_looking

    def choose(self, name: str) -> None:
        """Look at a target."""
        found = next((entry for entry in self.targets if entry.name == name), None)
        if found is None or found is self.config or (self.is_busy and not self._is_looking):
            return
        self._stop_looking()  # whoever goes on through the list waits for the last one alone
        self._take(found)
        self.look()

    def look(self) -> None:
        """Find out what would be sent to the chosen target."""
        config, review = self.config, self._bridge.review
        if config is None:
            self.changed.emit()
            return
        if self.is_busy:
            self._look_again = True
            return
        former, options = self.seen.target, self._options()
        look = TargetLook(self._services.credentials, self._make)
        self._is_looking = True
        self._start(lambda _progress: look(config, former, review, options), self._on_seen)

    @property
    def left_behind(self) -> tuple[Piece, ...]:
        """What did not arrive the last time, as it would be sent now."""
        if self.run is None or self.seen.plan is None:
            return ()
        waiting = {piece.item_id for piece in self.run.waiting}
        return tuple(piece for piece in self.seen.plan.to_send if piece.item_id in waiting)

    def send(self, pieces: Sequence[Piece]) -> None:
        """Send pieces of the plan, one after the other."""
        target, wanted = self.seen.target, tuple(pieces)
        if target is None or self.is_busy or not wanted:
            return
        review, options, clock = self._bridge.review, self._options(), self._services.clock

        def work(progress: Progress) -> Run:
            wired = replace(options, progress=progress, cancelled=progress.cancelled)
            return send(target, review, wanted, wired, arrived, clock.now)

        def arrived(arrival: Arrival) -> None:
            with suppress(RuntimeError):  # whoever left all the same finds it by our own key again
                self._arrived.emit(arrival)

        self.run, self._bridge.is_awaited = None, True
        self._start(work, self._on_sent)

    def cancel(self) -> None:
        """Send nothing more after the piece that is under way."""
        if self._job is not None:
            self._job.cancel()

    def read_statuses(self) -> None:
        """Ask how the tickets at the chosen target stand."""
        target, config, clock = self.seen.target, self.config, self._services.clock
        if target is None or config is None or self.is_busy:
            return
        found = tickets(self._bridge.review, config.name)

        def work(progress: Progress) -> Any:
            return read_back(target, found, clock.now, progress, progress.cancelled)

        self._start(work, lambda result: self._on_read(config, *result))

    def check(self) -> None:
        """Try the connection to the chosen target."""
        target, config = self.seen.target, self.config
        if target is None or config is None:
            return
        fine = self.tr("{0} answers. Nothing was sent.").format(config.name)
        self._start(
            lambda _progress: check_connection(target, config), lambda _none: self.told.emit(fine)
        )

    def save(self, config: TargetConfig, former: str) -> None:
        """Set a target up, or change the one called `former`: `saved` or `not_saved` follows."""
        self._stop_looking()
        if self.is_busy:
            self.not_saved.emit(self.tr("Something is under way."))
        else:
            self._save(config, former)

    def _stop_looking(self) -> None:
        """Want no answer of a look that is under way: something else is to be done first."""
        if self._job is not None and self._is_looking:
            self._job.forget()
            self._job, self._is_looking = None, False

    def _take(self, config: TargetConfig | None) -> None:
        self.config, self.run, self.seen, self.read_trouble = config, None, Seen(), ""

    def _options(self) -> ExportOptions:
        services = self._services
        return ExportOptions(
            files=services.attachments, now=services.clock.now(), rules=self._context.rules
        )

    def _start(
        self,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        if self.is_busy:
            return

        def done(result: Any) -> None:
            self._job, self._is_looking, self._bridge.is_awaited = None, False, False
            then(result)
            self._go_on()

        def broke(sentence: str) -> None:
            self._job, self._is_looking, self._bridge.is_awaited = None, False, False
            (failed or self._on_trouble)(sentence)
            self._go_on()

        self._job = self._context.jobs.run(work, done, broke, owner=self)
        self._job.progressed.connect(self.progressed)
        self.changed.emit()

    def _go_on(self) -> None:
        """Look again where the review has changed meanwhile."""
        again, self._look_again = self._look_again, False
        if again and not self.is_busy:
            self.look()
        self.changed.emit()

    def _on_targets(self, targets: tuple[TargetConfig, ...]) -> None:
        self.targets, self.file_trouble = targets, ""
        name = self.config.name if self.config is not None else ""
        chosen = next((entry for entry in targets if entry.name == name), None)
        if chosen is None or chosen is not self.config:
            self._take(chosen or (targets[0] if targets else None))
        self.look()

    def _on_file_trouble(self, sentence: str) -> None:
        self.targets, self.file_trouble = (), sentence
        self._take(None)

    def _on_forgotten(self, none: object) -> None:
        self.seen, self.run = Seen(), None
        super()._on_forgotten(none)

    def _on_trouble(self, sentence: str) -> None:
        seen = self.seen
        self.seen = Seen(seen.target, seen.plan, seen.asks_secret, seen.can_remember, sentence)

    def _on_seen(self, seen: Seen) -> None:
        self.seen = seen

    def _on_arrived(self, arrival: Arrival) -> None:
        edit = recorded(self._bridge.review, arrival, self._services.signature)
        self._apply(edit, self.tr("publish"), undoable=False)

    def _on_sent(self, run: Run) -> None:
        self.run = run
        whole_document = any(not arrival.piece.item_id for arrival in run.arrivals)
        if run.is_whole and whole_document and self.config is not None:
            now, by = self._services.clock.now(), self._services.signature
            move = moved_to_published(self._bridge.review, now, by, self.config.name)
            if move is not None:
                self._apply(
                    move, self.tr("publish")
                )  # as every move, so that undo keeps their order
        if run.is_whole:
            self.told.emit(self.tr("Everything has arrived."))
        self.look()

    def _on_read(
        self, config: TargetConfig, readings: Sequence[Reading], troubles: Sequence[Trouble]
    ) -> None:
        self.read_trouble = " ".join(trouble.sentence for trouble in troubles)
        review = self._bridge.review
        taken = taken_over(review, config, readings)
        edit = looked_at(review, config, readings, self._context.today())
        if edit is not None:
            self._apply(edit, self.tr("read tickets"))
        words = [self.tr("{0} tickets were read.").format(len(readings))]
        if len(readings) == 1:
            words = [self.tr("1 ticket was read.")]
        if taken:
            names = ", ".join(f"A{entry.action.number}" for entry in taken)
            words.append(self.tr("There is news of {0}, which was taken over.").format(names))
        (self.taken_over if taken else self.told).emit(" ".join(words))

    def _apply(self, edit: Any, label: str, **options: Any) -> None:
        self._bridge.apply(edit, label, initiator="publishing", **options)
