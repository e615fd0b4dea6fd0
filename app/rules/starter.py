# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A file to begin with, for each kind of rule: explained in comments, and changing nothing yet.

Where a team's file takes the place of the app's, it is that one. Where it is laid over it, it has
the explanation of that one, and an example that waits in comments.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from app.errors import UserFacingError
from app.paths import resource
from app.rules.rule_kinds import RuleKind
from app.translation import tr
from app.whole_file import make_folder

_FOLDER = "starters"


def starter_text(kind: RuleKind) -> str:
    """Return what the file of a kind begins with."""
    usual, own = resource(kind.first), resource(_FOLDER, kind.first)
    if not own.exists():
        return usual.read_text(encoding="utf-8")
    tail = own.read_text(encoding="utf-8")
    if not usual.exists():
        return tail
    lines = usual.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join([*takewhile(lambda line: line.startswith("#"), lines), tail])


def write_starter(kind: RuleKind, folder: Path) -> Path:
    """Write the file of a kind into a folder of rules, and return where it is.

    One that is there stays as it is. Raises UserFacingError.
    """
    path = folder / kind.first
    if path.exists():
        raise UserFacingError(tr("There is a file {0} already.").format(path))
    try:
        make_folder(path.parent)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter_text(kind))
    except OSError as error:
        words = tr("The file {0} can't be written ({1}); choose another folder.")
        raise UserFacingError(words.format(path, error.strerror)) from error
    return path
