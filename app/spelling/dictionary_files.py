# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the dictionary of a language is on this computer.

English comes with the library. The German one is under the GPL and can't be shipped; it is used
where the system, an office suite or the person has put it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

FOLDER = "dictionaries"
"""Folder beside the library where a person may put dictionaries of their own."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": ("en_US",),
    "de": ("de_DE", "de_DE_frami", "de-DE", "de_AT", "de_CH", "de"),
}
_EVERYWHERE = (
    *("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"),
    *("/usr/local/share/hunspell", "/opt/homebrew/share/hunspell", "/Library/Spelling"),
    *("~/.local/share/hunspell", "~/Library/Spelling"),
)
_OFFICE = (
    *("/usr/lib/libreoffice/share/extensions", "/opt/libreoffice/share/extensions"),
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    r"C:\Program Files\LibreOffice\share\extensions",
)


def dictionary_file(language: str, folders: Sequence[Path] = ()) -> Path | None:
    """Return the .dic file of a language, first from `folders`; None where there is none.

    One is whole only with the .aff file of the same name beside it.
    """
    for folder in (*folders, *_folders(language)):
        for name in _NAMES.get(language, (language,)):
            found = folder / f"{name}.dic"
            if found.is_file() and found.with_suffix(".aff").is_file():
                return found
    return None


def _folders(language: str) -> Iterator[Path]:
    yield from map(Path, filter(None, os.environ.get("DICPATH", "").split(os.pathsep)))
    if language == "en":
        yield _shipped()
    for place in _EVERYWHERE:
        yield Path(os.path.expanduser(place))  # noqa: PTH111 - Path raises where there is no home
    for place in _OFFICE:
        yield Path(place) / f"dict-{language}"
    if sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA", "")) / "hunspell"


def _shipped() -> Path:
    import hunspell

    return Path(hunspell.__file__).parent / FOLDER
