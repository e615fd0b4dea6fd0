# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Small JSON files of the data folder: written whole, and a broken one is put aside, not lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from app.errors import UserFacingError
from app.private_files import private
from app.translation import tr
from app.whole_file import make_folder, put_in_place


class Unreadable(UserFacingError):
    """A file that is there and makes no sense: `where`, such as "line 2, column 1", if known."""

    def __init__(self, path: Path, where: str = "") -> None:
        told = tr("{0} can't be read ({1})") if where else tr("{0} makes no sense")
        self.words = told.format(path, where)
        super().__init__(tr("{0}. Mend or remove that file.").format(self.words))


def read_object(path: Path) -> dict[str, Any]:
    """Return what a file holds, nothing where there is none. Raises Unreadable."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Unreadable(path, str(error.strerror)) from error
    except json.JSONDecodeError as error:
        raise Unreadable(path, _place(error)) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(path) from error
    if not isinstance(content, dict):
        raise Unreadable(path)
    return content


def write_object(path: Path, content: dict[str, Any]) -> None:
    """Write a file so that at any moment the old or the new one is there. May raise OSError."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    if not is_utf8(text):  # half a sign, as JSON may name one: somebody else's, and stays as it was
        text = json.dumps(content, indent=2)
    unfinished = path.with_name(f".{path.name}.unfinished")
    make_folder(path.parent)
    try:
        with open(unfinished, "w", encoding="utf-8", opener=private) as target:
            target.write(text + "\n")
            target.flush()
            os.fsync(target.fileno())
        put_in_place(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def is_utf8(text: str) -> bool:
    """Tell whether a text can be written; half of a surrogate pair can't."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def aside(path: Path) -> Path:
    """Return a free name beside a broken file, where it can be kept: "settings.broken.json"."""
    number, free = 1, path.with_suffix(f".broken{path.suffix}")
    while free.exists():
        number += 1
        free = path.with_suffix(f".broken-{number}{path.suffix}")
    return free


def changed_object(path: Path) -> dict[str, Any]:
    """Return what a file holds, to be written anew; a broken one is put aside first.

    May raise OSError.
    """
    try:
        return read_object(path)
    except Unreadable:
        path.rename(aside(path))
        return {}


def _place(error: json.JSONDecodeError) -> str:
    return tr("line {0}, column {1}").format(error.lineno, error.colno)
