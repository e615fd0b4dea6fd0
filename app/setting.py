# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a setting says about itself: its words, and which values it may have.

A setting is always text, and empty means "not set".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from enum import StrEnum
from typing import Any

from app.kept_json import is_utf8
from app.translation import marked


class SettingKind(StrEnum):
    """How a setting is chosen."""

    TEXT = "text"
    CHOICE = "choice"
    OFFERED = "offered"
    """One of what there is on this computer, which takes a while to find out."""
    NUMBER = "number"
    FOLDER = "folder"


class Section(StrEnum):
    """Where a setting stands; the words are the headings."""

    YOU = marked("You and your library")
    MEETING = marked("Meeting")
    LOOKS = marked("Looks")
    SOUND = marked("Sound")
    REPORTS = marked("Reports")
    WORDING = marked("Language and wording")


@dataclass(frozen=True)
class About:
    """What there is to know about one setting.

    `choices` are values with their words. `least` and `most` bound a number. `at_start` holds where
    a change waits for the next start of the app.
    """

    name: str
    title: str
    description: str
    section: Section
    kind: SettingKind
    choices: Mapping[str, str]
    least: int
    most: int
    at_start: bool

    def takes(self, value: object) -> bool:
        """Tell whether the setting may have this value. What is offered is not known here."""
        if not isinstance(value, str) or "\0" in value or not is_utf8(value):
            return False
        if self.kind is SettingKind.CHOICE:
            return value in self.choices
        if self.kind is SettingKind.NUMBER:
            return not value or (_is_number(value) and self.least <= int(value) <= self.most)
        return True


def setting(
    title: str,
    description: str,
    section: Section = Section.MEETING,
    choices: Mapping[str, str] | None = None,
    *,
    kind: SettingKind | None = None,
    between: tuple[int, int] = (0, 0),
    at_start: bool = False,
) -> Any:
    """Declare a setting, not set by default: its words, where it stands, and what it may be."""
    meant = kind or (SettingKind.CHOICE if choices else SettingKind.TEXT)
    told = (title, description, section, meant, dict(choices or {}), *between, at_start)
    return field(default="", metadata={"about": told})


def about(declared: Field[Any]) -> About:
    """Return what a declared setting says about itself."""
    return About(declared.name, *declared.metadata["about"])


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10
