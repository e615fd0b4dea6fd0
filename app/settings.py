# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The few things a person sets once, kept as JSON in the data folder.

Secrets never go in here: a password in a database address is refused.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.errors import UserFacingError

SETTINGS_FILE = "settings.json"


def _setting(title: str, description: str) -> Any:
    """Declare a text setting, empty by default, with the words a dialog shows for it."""
    return field(default="", metadata={"title": title, "description": description})


@dataclass(frozen=True)
class Settings:
    """All settings. Empty means "not set"."""

    author: str = _setting("Your name", "Stands beside each of your changes in a review's history.")
    database_url: str = _setting(
        "Shared library",
        "Address of a PostgreSQL database, such as postgresql://user@server/hotwash. "
        "Empty: the library is a file on this computer.",
    )
    theme: str = _setting("Theme", "Colours of the window. Empty: as the system has it.")
    text_size: str = _setting("Size of text", "In percent, from 100 to 300. Empty: 100.")
    agenda: str = _setting("Agenda", "The agenda new reviews begin with.")


def load_settings(folder: Path) -> Settings:
    """Return the settings kept in `folder`; defaults where there are none yet.

    Raises UserFacingError where the file can't be understood.
    """
    known = {one.name for one in fields(Settings)}
    return Settings(**{name: text for name, text in _read(folder).items() if name in known})


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep `settings` in `folder`, and what a newer Hotwash may have put beside them."""
    if _has_password(settings.database_url):
        raise UserFacingError(
            "A password can't be kept in the settings; leave it out of the address and put it "
            "into PostgreSQL's own password file (pgpass)."
        )
    path = folder / SETTINGS_FILE
    own = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    content = json.dumps({**_read(folder), **own}, indent=2, ensure_ascii=False)
    unfinished = path.with_name(f".{SETTINGS_FILE}.unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8") as target:
            target.write(content + "\n")
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UserFacingError(
            f"The settings can't be written to {path} ({error.strerror}); check that folder."
        ) from error


def _read(folder: Path) -> dict[str, Any]:
    path = folder / SETTINGS_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UserFacingError(
            f"The settings in {path} can't be read ({error}). Mend or remove that file."
        ) from error
    known = {one.name for one in fields(Settings)}
    if not isinstance(content, dict) or any(
        not isinstance(text, str) for name, text in content.items() if name in known
    ):
        raise UserFacingError(f"The settings in {path} make no sense. Mend or remove that file.")
    return content


def _has_password(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return False
