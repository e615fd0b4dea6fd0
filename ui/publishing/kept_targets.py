# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The targets kept on this computer, and what is done to one of them whatever is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Services
from app.publish.target_config import TargetConfig
from app.publish.target_file import read_targets, remove_target, save_target
from ui.jobs import Progress


class KeptTargets(QObject):
    """What a desk begins with: one job at a time, begun by its `_start`.

    `changed` follows whatever is to be shown anew; `told(sentence)` says what was done. `saved` or
    `not_saved(sentence)` follows when a target is to be kept. Secrets go from the field to the
    credentials, and are kept nowhere in here.
    """

    changed = Signal()
    told = Signal(str)
    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.targets: tuple[TargetConfig, ...] = ()
        self.config: TargetConfig | None = None
        self.file_trouble = ""

    def load(self) -> None:
        """Read which targets there are, and look at the chosen one."""
        folder = self._services.data_dir
        self._start(lambda _progress: read_targets(folder), self._on_targets, self._on_file_trouble)

    def look(self) -> None:
        """Find out what is to be shown of the chosen target."""
        raise NotImplementedError

    def give_secret(self, secret: str, *, remember: bool) -> None:
        """Take the credentials of the chosen target, and keep them in the keyring if wished."""
        config, credentials = self.config, self._services.credentials
        if config is not None:
            self._start(
                lambda _progress: credentials.keep(config, secret, remember=remember),
                lambda _kept: self.look(),
            )

    def forget_secret(self) -> None:
        """Forget the credentials of the chosen target."""
        config, credentials = self.config, self._services.credentials
        if config is not None:
            self._start(lambda _progress: credentials.forget(config), self._on_forgotten)

    def remove(self) -> None:
        """Take the chosen target off the list; what was published there stays there."""
        if self.config is None:
            return
        folder, name = self._services.data_dir, self.config.name

        def gone(_none: object) -> None:
            words = self.tr("{0} is off the list. What was published there stays there.")
            self.told.emit(words.format(name))
            self.load()

        self._start(lambda _progress: remove_target(folder, name), gone)

    def _save(self, config: TargetConfig, former: str) -> None:
        """Set a target up, or change the one called `former`, and choose it."""
        folder = self._services.data_dir

        def kept(_none: object) -> None:
            self.config = config
            self.saved.emit()
            self.load()

        self._start(
            lambda _progress: save_target(folder, config, former), kept, self.not_saved.emit
        )

    def _start(
        self,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Begin a job, unless one is under way."""
        raise NotImplementedError

    def _on_targets(self, targets: tuple[TargetConfig, ...]) -> None:
        raise NotImplementedError

    def _on_file_trouble(self, sentence: str) -> None:
        raise NotImplementedError

    def _on_forgotten(self, _none: object) -> None:
        self.look()
