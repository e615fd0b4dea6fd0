# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The keys a person has changed, kept as JSON in the data folder: only what differs.

`{"guide": ["Ctrl+M"], "rail": []}`: an action's id and its keys, none for "no key". What a key is
called, and whether it makes sense, is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.errors import UserFacingError
from app.kept_json import Unreadable, changed_object, read_object, write_object
from app.translation import tr

KEY_FILE = "keys.json"

Keys = dict[str, tuple[str, ...]]


def read_keys(folder: Path) -> tuple[Keys, str]:
    """Return the changed keys by action, and a sentence where not all could be taken."""
    path = folder / KEY_FILE
    try:
        kept = read_object(path)
    except Unreadable as error:
        words = tr("{0}, so all keys are as they came; your first change puts the file aside.")
        return {}, words.format(error.words)
    keys = {name: tuple(entry) for name, entry in kept.items() if _are_keys(entry)}
    if len(keys) == len(kept):
        return keys, ""
    names = ", ".join(f"“{name}”" for name in kept if name not in keys)
    words = tr("The keys of {0} in {1} make no sense and are as they came.")
    return keys, words.format(names, path)


def save_keys(folder: Path, keys: Mapping[str, tuple[str, ...] | None]) -> None:
    """Keep the keys of some actions, None for "as it came"; what else the file holds stays."""
    path = folder / KEY_FILE
    try:
        kept = changed_object(path)
        for name, entry in keys.items():
            if entry is None:
                kept.pop(name, None)
            else:
                kept[name] = list(entry)
        write_object(path, kept)
    except OSError as error:
        raise UserFacingError(
            tr("The keys can't be written to {0} ({1}); check that folder.").format(
                path, error.strerror
            )
        ) from error


def _are_keys(entry: object) -> bool:
    return isinstance(entry, list) and all(isinstance(key, str) for key in entry)
