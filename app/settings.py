# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The few things a person sets once, kept as JSON in the data folder.

Secrets never go in here: a password in a database address is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.errors import UserFacingError
from app.kept_json import Unreadable, changed_object, read_object, write_object
from app.paths import typed_path
from app.setting import About, Section, SettingKind, about, setting
from app.translation import tr

SETTINGS_FILE = "settings.json"


@dataclass(frozen=True)
class Settings:
    """All settings. Empty means "not set"."""

    author: str = setting(
        "Your name", "Stands beside each of your changes in a review's history.", Section.YOU
    )
    database_url: str = setting(
        "Shared library",
        "Address of a PostgreSQL database, such as postgresql://user@server/hotwash. "
        "Empty: the library is a file on this computer.",
        Section.YOU,
        at_start=True,
    )
    reminder: str = setting(
        "Reminder",
        "Tells which actions are overdue and which reviews ask to be reopened; the desktop tells "
        "it at most once a day.",
        Section.YOU,
        {"": "At the start and on the desktop", "start": "At the start", "off": "Off"},
    )
    agenda: str = setting("Agenda", "The agenda new reviews begin with.", kind=SettingKind.OFFERED)
    read_tickets: str = setting(
        "Tickets",
        "Whether the app asks trackers at its start how tickets stand. Nothing is sent, but the "
        "credentials in the keyring are used.",
        Section.YOU,
        {"": "Read when asked to", "on": "Read at each start"},
    )
    theme: str = setting(
        "Theme",
        "Colours of the window.",
        Section.LOOKS,
        {"": "As the system", "light": "Light", "dark": "Dark", "high_contrast": "High contrast"},
    )
    text_size: str = setting(
        "Size of text",
        "How large everything in the window is; what the room sees has its own size.",
        Section.LOOKS,
        {
            "": "100 %", "125": "125 %", "150": "150 %", "175": "175 %", "200": "200 %",
            "250": "250 %", "300": "300 %",
        },
    )  # fmt: skip
    motion: str = setting(
        "Motion",
        "Whether boxes travel when the lens of the causes changes.",
        Section.LOOKS,
        {"": "As the system", "none": "Nothing moves"},
    )
    paper: str = setting(
        "Paper",
        "What a PDF is made for; else what the team's report.yaml says, and A4 without one.",
        Section.REPORTS,
        {"": "As the team has it", "a4": "A4", "letter": "Letter"},
    )
    redact: str = setting(
        "Names in a PDF",
        "Whether roles stand in the place of the crew's names. Names of others, pictures and "
        "attached files are left as they are.",
        Section.REPORTS,
        {
            "": "As the team has it", "nobody": "Names", "people": "Roles, but owners by name",
            "everyone": "Roles",
        },
    )  # fmt: skip
    language: str = setting(
        "Language",
        "Words of the window, and of the reports made with it.",
        Section.WORDING,
        {"": "As the system", "en": "English", "de": "Deutsch"},
    )
    spelling: str = setting(
        "Spelling",
        "Marks words that no dictionary knows. English is built in; for German the dictionary of "
        "the system or of an office suite is used, or de_DE.dic and de_DE.aff in the folder "
        "dictionaries beside the library.",
        Section.WORDING,
        {"": "On", "off": "Off"},
    )
    rules_folder: str = setting(
        "Team rules",
        "A folder that your team shares, such as a checkout or a network drive: agendas, prompts, "
        "language, readiness. What is in it counts instead of what Hotwash brings along; your own "
        "files beside the library count most.",
        kind=SettingKind.FOLDER,
    )
    timestamp_server: str = setting(
        "Timestamp server",
        "Address of a server (RFC 3161) that vouches for the time of signatures. Empty: none.",
        Section.YOU,
    )
    chime: str = setting(
        "Chime",
        "One soft tone when a step nears its end, two when its time is up.",
        Section.SOUND,
        {"": "Off", "on": "On"},
    )
    sound_device: str = setting(
        "Chime from",
        "The loudspeaker the chime comes from.",
        Section.SOUND,
        kind=SettingKind.OFFERED,
    )


@dataclass(frozen=True)
class FoundSettings:
    """What a settings file gave: a value that can't be taken counts as not set.

    `trouble` says in one sentence what could not be taken; `is_lost` holds where that may be more
    than one name.
    """

    settings: Settings
    trouble: str = ""
    is_lost: bool = False


def about_settings() -> tuple[About, ...]:
    """Return what there is to know about each setting, in order."""
    return tuple(about(one) for one in fields(Settings))


def find_settings(folder: Path) -> FoundSettings:
    """Return the settings kept in `folder` as far as they can be understood; never raises."""
    try:
        kept = read_object(folder / SETTINGS_FILE)
    except Unreadable as error:
        words = tr("{0}, so all settings are as they came; your first change puts the file aside.")
        return FoundSettings(Settings(), words.format(error.words), is_lost=True)
    every = about_settings()
    refused = [one for one in every if one.name in kept and not one.takes(kept[one.name])]
    settings = Settings(**{one.name: _taken(one, kept) for one in every})
    if not refused:
        return FoundSettings(settings)
    names = ", ".join(f"“{tr(one.title)}”" for one in refused)
    lost = any(not isinstance(kept[one.name], str) for one in refused)
    words = tr("{0} in {1} makes no sense here and counts as not set.")
    return FoundSettings(settings, words.format(names, folder / SETTINGS_FILE), is_lost=lost)


def load_settings(folder: Path) -> Settings:
    """Return the settings kept in `folder`; defaults where there are none yet.

    Raises UserFacingError where the file can't be understood.
    """
    found = find_settings(folder)
    if found.is_lost:
        path = folder / SETTINGS_FILE
        raise UserFacingError(
            tr("The settings in {0} make no sense. Mend or remove that file.").format(path)
        )
    return found.settings


def refusal(name: str, value: str) -> str:
    """Return why a setting can't have a value, in one sentence; empty where it can."""
    if name == "database_url" and _has_password(value):
        return tr(
            "A password can't be kept in the settings; leave it out of the address and put it "
            "into PostgreSQL's own password file (pgpass)."
        )
    one = next(each for each in about_settings() if each.name == name)
    if one.takes(value):
        return _folder_refusal(one, value)
    if one.kind is SettingKind.NUMBER:
        return tr("A whole number from {0} to {1} is meant here.").format(one.least, one.most)
    return tr("“{0}” is none of the choices.").format(value)


def save_settings(folder: Path, settings: Settings, names: Iterable[str] | None = None) -> None:
    """Keep `settings` in `folder`, or `names` of them alone, beside what else the file holds.

    What a newer Hotwash has put there stays, also a value that counts as not set here, until
    another is chosen. A file that can't be read is put aside under another name.
    """
    known = [one for one in about_settings() if names is None or one.name in set(names)]
    for one in known:
        sentence = refusal(one.name, getattr(settings, one.name))
        if sentence:
            raise UserFacingError(sentence)
    path = folder / SETTINGS_FILE
    try:
        kept = changed_object(path)
        for one in known:
            value = getattr(settings, one.name)
            if one.name not in kept or _taken(one, kept) != value:
                kept[one.name] = value
        write_object(path, kept)
    except OSError as error:
        raise UserFacingError(
            tr("The settings can't be written to {0} ({1}); check that folder.").format(
                path, error.strerror
            )
        ) from error


def changed(settings: Settings, name: str, value: str) -> Settings:
    """Return settings with another value of one."""
    return replace(settings, **{name: value})


def _folder_refusal(one: About, value: str) -> str:
    """Return why a folder can't be meant: without its whole path, it depends on the start."""
    if one.kind is not SettingKind.FOLDER or not value or typed_path(value).is_absolute():
        return ""
    return tr("The whole path is meant here, such as {0}.").format(Path.home() / value)


def _taken(one: About, kept: dict[str, Any]) -> str:
    value = kept.get(one.name, "")
    return value if one.takes(value) else ""


def _has_password(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return False
