# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody who mends Hotwash needs to know of an installation, and nothing of what it holds.

Everything is on a list of what may be told: versions, choices, sizes, counts and states. No text of
a review, no name, title, address or path, no secret; of a setting that is not a choice only whether
it is set, of a team's rules only which of our files is wrong and in which line. Names of the person
and of the computer are masked once more in all that is told.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
import sqlite3
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.bootstrap import Services
from app.errors import UserFacingError
from app.kept_faults import kept_faults
from app.key_file import read_keys
from app.setting import SettingKind
from app.settings import about_settings
from app.translation import language, tr
from app.version import VERSION
from app.whole_file import put_in_place

Told = Mapping[str, object]
Cancelled = Callable[[], bool]

_LIBRARIES = (
    *("PySide6-Essentials", "SQLAlchemy", "alembic", "psycopg", "reportlab", "pypdfium2"),
    *("pyhanko", "httpx2", "keyring", "PyYAML", "uharfbuzz", "pillow"),
)
_VARIABLES = (
    *("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"),
    *("QT_IM_MODULE", "LANG", "LC_ALL"),
)
_PLAIN = re.compile(r"[\w.:;,@-]{0,40}", re.ASCII)
"""What a variable of the environment may hold to be told as it is."""


def diagnostics(
    services: Services, window: Told | None = None, cancelled: Cancelled = lambda: False
) -> dict[str, str]:
    """Return the files of the bundle by name; `window` is what the window tells of itself.

    Takes a while where there is much on the disk: call it from a job.
    """
    told: dict[str, Told] = {
        "versions.json": _versions(),
        "settings.json": _settings(services),
        "data.json": _data(services, cancelled),
        "library.json": _library(services),
        "rules.json": _rules(services),
        "connections.json": _connections(services),
    }
    if window:
        told["window.json"] = window
    files = {"READ ME.txt": _about()}
    files |= {name: json.dumps(one, indent=2, ensure_ascii=False) for name, one in told.items()}
    faults = kept_faults(services.data_dir)
    files |= {f"bugs/{instant}.txt": report for instant, report in faults.items()}
    mask = _mask(services)
    return {name: mask(text) for name, text in files.items()}


def write_bundle(files: Mapping[str, str], path: Path) -> None:
    """Write the files into a zip archive. Raises UserFacingError."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in files.items():
                bundle.writestr(zipfile.ZipInfo(name), text.encode(errors="backslashreplace"))
        put_in_place(unfinished, path)
    except OSError as error:
        words = tr("The file {0} can't be written ({1}); choose another place.")
        raise UserFacingError(words.format(path, error.strerror)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _about() -> str:
    return tr(
        "This is what Hotwash tells of an installation, to be sent with a report of a bug.\n"
        "It holds versions, choices, sizes and counts: no review, no name, no address, no secret.\n"
        "Look through it before you send it.\n"
    )


def _versions() -> Told:
    return {
        "hotwash": VERSION,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "packaged": bool(getattr(sys, "frozen", False)),
        "sqlite": sqlite3.sqlite_version,
        "libraries": {name: _version_of(name) for name in _LIBRARIES},
        "language": language(),
        "variables": {name: _variable(name) for name in _VARIABLES if name in os.environ},
    }


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _variable(name: str) -> str:
    value = os.environ[name]
    return value if _PLAIN.fullmatch(value) else "…"


def _settings(services: Services) -> Told:
    """Tell each choice, and of all else whether it is set."""
    told: dict[str, object] = {}
    for one in about_settings():
        value = str(getattr(services.settings, one.name))
        is_choice = one.kind in (SettingKind.CHOICE, SettingKind.NUMBER)
        told[one.name] = value if is_choice else bool(value)
    chosen, trouble = read_keys(services.data_dir)
    return {
        "settings": told,
        "settings could be read": not services.settings_trouble,
        "keys changed": len(chosen),
        "keys could be read": not trouble,
    }


def _data(services: Services, cancelled: Cancelled) -> Told:
    from app.store.places import folder_of

    folder = folder_of(services.data_dir, services.database_file, cancelled)
    return {
        "free bytes": folder.free,
        "bytes of the disk": folder.room,
        "places": {
            one.place.name.lower(): {"files": one.files, "bytes": one.size} for one in folder.kept
        },
    }


def _library(services: Services) -> Told:
    from app.store.backups import backups_of
    from app.store.library_facts import library_facts
    from app.store.revisions import REVISIONS
    from app.store.tables import metadata

    facts = library_facts(services.database_file, frozenset(metadata.tables))
    backups = backups_of(services.database_file)
    return {
        "on a server": bool(services.database_url),
        "integrity": facts.integrity.value,
        "version of the tables": facts.version,
        "version of this Hotwash": REVISIONS[-1],
        "journal": facts.journal,
        "pages": facts.pages,
        "rows": dict(facts.rows),
        "backups": [
            {"version": one.version, "good": one.is_good if one.verdict is not None else None}
            for one in backups
        ],
    }


def _rules(services: Services) -> Told:
    """Tell of each folder which of our files are in it; what they say may be about people."""
    from app.rules.team_rules import check_folders

    told = []
    for check in check_folders(services.rules_folder, services.data_dir):
        files = [
            {"kind": file.kind.name, "state": file.state.value, "line": file.line}
            for file in check.files
            if file.kind is not None
        ]
        unread = sum(file.kind is None for file in check.files)
        told.append({"can be read": not check.sentence, "files": files, "read by nothing": unread})
    return {"folders": told}


def _connections(services: Services) -> Told:
    from app.publish.target_file import read_targets

    told: dict[str, object] = {}
    try:
        told["servers"] = len(services.servers.known())
    except UserFacingError:
        told["servers"] = "can't be read"
    try:
        kinds = Counter(config.kind.value for config in read_targets(services.data_dir))
        told["targets"] = dict(sorted(kinds.items()))
    except UserFacingError:
        told["targets"] = "can't be read"
    return told


def _mask(services: Services) -> Callable[[str], str]:
    """Return what takes the names of places, of the person and of the computer out of a text."""
    folders = {str(services.data_dir): "<data>"}
    if services.rules_folder is not None:
        folders[str(services.rules_folder)] = "<rules>"
    folders[str(Path.home())] = "~"
    names = dict.fromkeys((services.author, _account(), Path.home().name), "<user>")
    node = platform.node()
    names |= dict.fromkeys((node, node.partition(".")[0]), "<computer>")

    def masked(text: str) -> str:
        for folder, words in folders.items():
            if len(folder) > 1:
                text = text.replace(folder, words)
        for name, words in names.items():
            if name:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", words, text, flags=re.IGNORECASE)
        return text

    return masked


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
