# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns people chose, kept for the next file with the same columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.capture.column_choice import BadColumnChoice, ColumnChoice
from app.errors import UserFacingError
from app.kept_json import write_object
from app.translation import tr

KEPT_FILE = "columns.json"
_MOST = 200


class KeptColumns:
    """Choices in a file of the data folder, by the names of all columns."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEPT_FILE

    def choice_for(self, names: Sequence[str]) -> ColumnChoice | None:
        """Return what was chosen for these columns, or None; a damaged file holds nothing."""
        try:
            choice = ColumnChoice.from_plain(self._read().get(_key(names)))
        except BadColumnChoice:
            return None
        chosen = {*choice.time, *choice.text, choice.until, choice.actor} - {""}
        return choice if chosen <= set(names) else None

    def keep(self, names: Sequence[str], choice: ColumnChoice) -> None:
        """Keep a choice; the oldest of too many are let go. Raises UserFacingError."""
        kept = self._read()
        kept.pop(_key(names), None)
        kept[_key(names)] = choice.to_plain()
        newest = dict(list(kept.items())[-_MOST:])
        try:
            write_object(self._path, newest)
        except OSError as error:
            raise UserFacingError(
                tr("The choice of columns can't be kept ({0}); it holds for this file.").format(
                    error.strerror
                )
            ) from error

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def _key(names: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(names).encode("utf-8", "replace")).hexdigest()[:32]
