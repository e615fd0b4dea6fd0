# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read one rule file: what is missing or unknown is said with the file and the line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.errors import UserFacingError
from app.strict_yaml import YamlDocument, read_yaml
from app.translation import tr

Key = tuple[str | int, ...]


class BadRule(UserFacingError):
    """A rule file holds something that can't be meant; `line` is where, 0 where not known."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


class RuleFile:
    """A parsed file with complaints that name their place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadRule(tr("{0} can't be read: {1}.").format(path.name, error)) from error
        self._document: YamlDocument = read_yaml(text, path.name)
        self.data: Any = self._document.data

    def wrong(self, key: Key, sentence: str) -> BadRule:
        """Return the error for a place in the file; what is missing is where it would be."""
        around = (key[:end] for end in range(len(key), -1, -1))
        place = next(filter(None, map(self._document.line_of, around)), None)
        where = tr("{0}, line {1}").format(self.path.name, place[0]) if place else self.path.name
        return BadRule(f"{where}: {sentence}.", place[0] if place else 0)

    def mapping(self, data: Any, key: Key, known: Sequence[str] = ()) -> dict[str, Any]:
        """Return `data` as a mapping, with no keys but the `known` ones where any are given."""
        if not isinstance(data, dict):
            raise self.wrong(key, tr("a mapping is expected here"))
        for name in data:
            if known and name not in known:
                raise self.wrong(
                    (*key, name), tr("{0} is not known; use {1}").format(name, ", ".join(known))
                )
        return data

    def texts(self, data: Any, key: Key) -> tuple[str, ...]:
        """Return `data` as a list of texts."""
        if not isinstance(data, list) or not all(isinstance(entry, str) for entry in data):
            raise self.wrong(key, tr("a list of texts is expected here"))
        return tuple(data)

    def text(self, data: dict[str, Any], name: str, key: Key) -> str:
        """Return a text that must be there."""
        found = data.get(name)
        if not isinstance(found, str) or not found:
            raise self.wrong(
                (*key, name) if name in data else key, tr("{0} needs a text").format(name)
            )
        return found

    def number(self, data: dict[str, Any], name: str, key: Key) -> float | None:
        """Return a number of zero or more, or None where there is none."""
        if name not in data:
            return None
        try:
            found = float(data[name])
        except (TypeError, ValueError):
            found = -1.0
        if not 0 <= found < float("inf"):
            raise self.wrong((*key, name), tr("{0} needs a number of zero or more").format(name))
        return found
