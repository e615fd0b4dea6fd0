# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The last line of a published Markdown file: which review it is of, and what was written.

It is a comment, so nobody reads it on a page. It finds a review's files again wherever people have
put them, tells whether somebody has changed the file by hand since, and the index is made of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

_BEGINNING, _END = "<!-- hotwash: ", " -->"
_MOST_BYTES = 16 * 2**10
"""A stamp is far shorter; more of a file's end is not looked at."""


@dataclass(frozen=True)
class Stamp:
    """What the index knows of a review without reading it.

    `date` is that of the incident as ISO 8601, empty where it is not known. `data` is the hash of
    what was written, `text` that of the file's text above the stamp.
    """

    id: str
    title: str
    date: str = ""
    severity: str = ""
    service: str = ""
    state: str = ""
    actions: int = 0
    done: int = 0
    data: str = ""
    text: str = ""


_TYPES = {field.name: int if field.default == 0 else str for field in fields(Stamp)}


@dataclass(frozen=True)
class Stamped:
    """A file with its stamp; `path` is relative to the folder, with /."""

    path: str
    stamp: Stamp

    @property
    def stem(self) -> str:
        """The path without its suffix."""
        return self.path.removesuffix(".md")


def stamped_text(text: str, stamp: Stamp) -> str:
    """Return a Markdown text with its stamp below it."""
    told = json.dumps(asdict(stamp), separators=(",", ":"))
    # Neither the end of a comment nor of a line may come from what people wrote.
    told = told.replace("--", "-\\u002d").replace(">", "\\u003e")
    return f"{text.rstrip()}\n\n{_BEGINNING}{told}{_END}\n"


def above_stamp(text: str) -> str:
    """Return a file's text without its stamp: a review may tell of such lines, too."""
    above, _, line = text.rstrip().rpartition("\n")
    return above if stamp_in(line) is not None else text


def text_hash(text: str) -> str:
    """Return the hash of a text, whatever ends its lines."""
    lines = text.replace("\r\n", "\n").rstrip()
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def stamp_in(end: str) -> Stamp | None:
    """Return the stamp at the end of a text, or None where there is none that can be read."""
    line = end.rstrip().rpartition("\n")[2].strip()
    if not (line.startswith(_BEGINNING) and line.endswith(_END)):
        return None
    try:
        found = json.loads(line[len(_BEGINNING) : -len(_END)])
        stamp = Stamp(**{name: found[name] for name in _TYPES if name in found})
    except (ValueError, TypeError, RecursionError):
        return None
    is_whole = all(type(getattr(stamp, name)) is wanted for name, wanted in _TYPES.items())
    return stamp if is_whole else None


def stamped_files(folder: Path) -> Iterator[Stamped]:
    """Find the published files below `folder`; links, and folders of tools, are not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(".md") and path.is_file() and not path.is_symlink():
                stamp = _stamp_of(path)
                if stamp is not None:
                    yield Stamped(path.relative_to(folder).as_posix(), stamp)


def _stamp_of(path: Path) -> Stamp | None:
    try:
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _MOST_BYTES))
            return stamp_in(file.read().decode("utf-8", "replace"))
    except OSError:
        return None
