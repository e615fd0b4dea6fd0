# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a theme from `resources/themes`.

An error names the file and the key; nothing is guessed and nothing is left out.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtGui import QColor

from app.errors import UserFacingError
from app.paths import resource
from app.translation import tr
from ui.theme.theme import FontFamilies, Line, Motion, Phase, Radius, Size, Space, Theme, TypeRole

THEME_NAMES = ("light", "dark", "high_contrast")
COLOR_TOKENS = frozenset(
    (
        *("bg", "surface", "rail", "canvas", "dot", "line", "line2", "sel", "hover"),
        *("text", "text2", "text3"),
        *("accent", "on_accent", "accent_weak", "accent_text", "accent_line"),
        *("ok", "ok_bg", "warn", "warn_bg", "warn_fill", "over", "over_bg", "over_fill"),
        *("hint", "hint_bg", "hint_line"),
    )
)
PHASE_KEYS = frozenset(("build_up", "detection", "mitigation", "recovery"))
_SCALE = "scale.toml"

_Value = TypeVar("_Value")
_Record = TypeVar("_Record", Space, Radius, Line, Size, Motion)


class ThemeError(UserFacingError):
    """A theme file that cannot be used; the sentence names the file and the key."""


def load_theme(name: str, folder: Path | None = None) -> Theme:
    """Read `<name>.toml` over the shared scale from `folder` (default: the shipped themes)."""
    folder = folder or resource("themes")
    shared = _read(folder / _SCALE)
    own = _read(folder / f"{name}.toml")
    return _ThemeReader(f"{name}.toml", _merged(shared, own)).theme(name)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(
            tr("The theme file {0} could not be read: {1}.").format(path, error)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(
            tr("The theme file {0} is not valid TOML: {1}.").format(path.name, error)
        ) from error


def _merged(shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(shared)
    for key, value in own.items():
        both_tables = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = {**merged[key], **value} if both_tables else value
    return merged


class _ThemeReader:
    """Turns the tables of one file into a theme, checking each value as it goes."""

    def __init__(self, file: str, tables: Mapping[str, Any]) -> None:
        self._file = file
        self._tables = tables

    def theme(self, name: str) -> Theme:
        colors = self._table("colors", COLOR_TOKENS)
        phases = self._table("phases", PHASE_KEYS)
        return Theme(
            name=name,
            title=self._typed(self._tables.get("title"), str, "title"),
            dark=self._typed(self._tables.get("dark"), bool, "dark"),
            colors={
                token: self._color(value, f"colors.{token}") for token, value in colors.items()
            },
            phases={key: self._phase(value, f"phases.{key}") for key, value in phases.items()},
            fonts=self._families(),
            type={
                role: self._role(value, f"type.{role}")
                for role, value in self._table("type").items()
            },
            space=self._record(Space, "space"),
            radius=self._record(Radius, "radius"),
            line=self._record(Line, "line"),
            size=self._record(Size, "size"),
            motion=self._record(Motion, "motion"),
        )

    def _fail(self, key: str, what: str) -> ThemeError:
        sentence = tr("The theme file {0} cannot be used: {1} {2}.")
        return ThemeError(sentence.format(self._file, key, what))

    def _table(self, key: str, names: frozenset[str] | None = None) -> dict[str, Any]:
        table = self._tables.get(key)
        if not isinstance(table, dict):
            raise self._fail(key, tr("is missing"))
        return table if names is None else self._checked_keys(table, key, names)

    def _checked_keys(
        self, table: dict[str, Any], key: str, names: frozenset[str]
    ) -> dict[str, Any]:
        for absent in sorted(names - table.keys()):
            raise self._fail(f"{key}.{absent}", tr("is missing"))
        for extra in sorted(table.keys() - names):
            raise self._fail(f"{key}.{extra}", tr("is not a known key"))
        return table

    def _typed(self, value: Any, kind: type[_Value], key: str) -> _Value:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            wrong = tr("is not a {0}: {1}").format(kind.__name__, repr(value))
            raise self._fail(key, tr("is missing") if value is None else wrong)
        return value

    def _number(self, value: Any, key: str, *, whole: bool = False) -> None:
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            wrong = tr("is not a whole number: {0}") if whole else tr("is not a number: {0}")
            raise self._fail(key, wrong.format(repr(value)))

    def _color(self, value: Any, key: str) -> QColor:
        color = QColor(value) if isinstance(value, str) and value.startswith("#") else QColor()
        if not color.isValid():
            raise self._fail(key, tr("is not a colour such as #3F51B5: {0}").format(repr(value)))
        return color

    def _phase(self, value: Any, key: str) -> Phase:
        table = self._checked_keys(
            self._typed(value, dict, key), key, frozenset(("fill", "edge", "ink"))
        )
        return Phase(**{part: self._color(color, f"{key}.{part}") for part, color in table.items()})

    def _families(self) -> FontFamilies:
        table = self._checked_keys(
            self._table("fonts"), "fonts", frozenset(("text", "mono", "fallback"))
        )
        fallback = self._typed(table["fallback"], list, "fonts.fallback")
        return FontFamilies(
            text=self._typed(table["text"], str, "fonts.text"),
            mono=self._typed(table["mono"], str, "fonts.mono"),
            fallback=tuple(self._typed(family, str, "fonts.fallback") for family in fallback),
        )

    def _role(self, value: Any, key: str) -> TypeRole:
        table = self._typed(value, dict, key)
        for extra in sorted(table.keys() - set(TypeRole._fields)):
            raise self._fail(f"{key}.{extra}", tr("is not a known key"))
        for part in ("size", "weight"):
            self._typed(table.get(part), int, f"{key}.{part}")
        for part in ("tabular", "mono", "italic"):
            self._typed(table.get(part, False), bool, f"{key}.{part}")
        self._number(table.get("spacing", 0.0), f"{key}.spacing")
        return TypeRole(**table)

    def _record(self, kind: type[_Record], key: str) -> _Record:
        table = self._checked_keys(self._table(key), key, frozenset(kind._fields))
        whole = {part for part, wanted in kind.__annotations__.items() if wanted is int}
        for part, value in table.items():
            self._number(value, f"{key}.{part}", whole=part in whole)
        return kind(**table)
