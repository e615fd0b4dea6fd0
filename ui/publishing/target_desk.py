# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Places to publish to as such, without a review: set up, tried, and their secrets forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from app.bootstrap import Services
from app.publish.connection import check_connection
from app.publish.credentials import needs_secret
from app.publish.target_config import TargetConfig
from app.publish.targets import make_target
from ui.jobs import Jobs, Progress
from ui.publishing.kept_targets import KeptTargets
from ui.publishing.target_look import TargetMaker


@dataclass(frozen=True)
class Standing:
    """How it stands with a target's credentials, and what trying it gave."""

    has_secret: bool = False
    asks_secret: bool = False
    can_remember: bool = False
    sentence: str = ""
    is_fine: bool = False


class TargetDesk(KeptTargets):
    """Tries a target, and knows how it stands with its credentials."""

    def __init__(
        self, services: Services, jobs: Jobs, make: TargetMaker = make_target, *, parent: QObject
    ) -> None:
        super().__init__(services, parent)
        self._jobs, self._make = jobs, make
        self.standing = Standing()
        self.is_busy = False
        self._to_save: tuple[TargetConfig, str] | None = None

    def choose(self, name: str) -> None:
        """Go to a target, and see whether its credentials are known."""
        found = next((each for each in self.targets if each.name == name), None)
        if found is not None and found is not self.config and not self.is_busy:
            self.config, self.standing = found, Standing()
            self.look()

    def check(self) -> None:
        """Try the connection to the chosen target; nothing is sent."""
        config, credentials, make = self.config, self._services.credentials, self._make
        if config is None:
            return
        fine = self.tr("{0} answers. Nothing was sent.").format(config.name)

        def work(_progress: Progress) -> None:
            check_connection(make(config, credentials.secret_for(config) or ""), config)

        self._start(work, lambda _none: self._tried(fine, is_fine=True), self._tried)

    def save(self, config: TargetConfig, former: str) -> None:
        """Set a target up, or change the one called `former`: `saved` or `not_saved` follows.

        Waits for what is under way: a person who presses Save has nothing more to do.
        """
        if not self.is_busy:
            self._save(config, former)
            return
        self._to_save = config, former
        self._jobs.when_idle(self._save_now)

    def _save_now(self) -> None:
        if self._to_save is not None:
            (config, former), self._to_save = self._to_save, None
            self.save(config, former)

    def look(self) -> None:
        """See whether the credentials of the chosen target are known."""
        config, credentials = self.config, self._services.credentials
        if config is None:
            self.changed.emit()
            return

        def work(_progress: Progress) -> Standing:
            if not needs_secret(config):
                return Standing()
            known = credentials.secret_for(config) is not None
            return Standing(known, not known, credentials.can_remember)

        def done(found: Standing) -> None:
            self.standing = found

        self._start(work, done)

    def _start(
        self,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        if self.is_busy:
            return

        def done(result: Any) -> None:
            self.is_busy = False
            then(result)
            self.changed.emit()

        def broke(sentence: str) -> None:
            self.is_busy = False
            (failed or self._tried)(sentence)
            self.changed.emit()

        self.is_busy = True
        self._jobs.run(work, done, broke, owner=self)
        self.changed.emit()

    def _on_targets(self, targets: tuple[TargetConfig, ...]) -> None:
        self.targets, self.file_trouble = targets, ""
        name = self.config.name if self.config is not None else ""
        self.config = next((each for each in targets if each.name == name), None)
        self.standing = Standing()
        self.look()

    def _on_file_trouble(self, sentence: str) -> None:
        self.targets, self.file_trouble, self.config = (), sentence, None

    def _tried(self, sentence: str, *, is_fine: bool = False) -> None:
        old = self.standing
        self.standing = Standing(
            old.has_secret, old.asks_secret, old.can_remember, sentence, is_fine
        )
