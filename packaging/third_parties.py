# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write whose work the bundle holds: `third_parties.py FOLDER`, a `copyright` file and licences.

A script of the environment, which holds the packages and their licence files.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import bill
import build_time
import identity
import licences
from environment import ROOT

FOLDER = "licences"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
_BOOTLOADER = "pyinstaller"
_COMMON = {"Apache-2.0": "Apache-2.0", "LGPL-3.0-only": "LGPL-3", "MPL-2.0": "MPL-2.0"}
"""Licences whose text each Debian system has."""


def write(target: Path, project: Path = ROOT / "pyproject.toml") -> None:
    """Write `copyright`, and the licence files of each package below `licences`."""
    used = [*_running(project), distribution(_BOOTLOADER)]
    for package in used:
        for name, text in licence_files(package):
            copy = target / FOLDER / _name(package) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8")
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if python.is_file():
        copy = target / FOLDER / "python" / python.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(python.read_text(encoding="utf-8"), encoding="utf-8")
    (target / "copyright").write_text(copyright_file(used), encoding="utf-8")


def copyright_file(used: list[Distribution]) -> str:
    """Return Debian's copyright file in the form that machines read."""
    told = [f"{_name(each)} {each.version}: {_licence(each)}" for each in used]
    version = ".".join(map(str, sys.version_info[:3]))
    lines = [
        f"Format: {_FORMAT}",
        f"Upstream-Name: {identity.NAME}",
        f"Source: {identity.HOMEPAGE}",
        "Comment: The folder /usr/lib/hotwash also holds the work of others, unchanged. Their",
        " licences and notices are in /usr/share/doc/hotwash/licences, those of fonts and icons",
        " beside them in /usr/lib/hotwash/_internal/resources.",
        " .",
        f" python {version}: PSF-2.0",
        *(f" {each}" for each in told),
        " .",
        " Of pyinstaller there is the program that starts Python, under the GPL with an exception",
        " that lets it go with programs of any licence. Qt and PySide are used under the LGPL-3:",
        " their libraries in _internal/PySide6 may be replaced by others of the same version.",
        "",
        "Files: *",
        f"Copyright: {build_time.day().year} {identity.PUBLISHER}",
        f"License: {identity.LICENCE}",
        "",
        *_common_paragraphs(),
    ]
    return "\n".join(lines)


def licence_files(package: Distribution) -> Iterator[tuple[str, str]]:
    """Yield the licence files of a package by flat names."""
    for file in sorted(package.files or (), key=str):
        inside = file.parts[0].endswith(".dist-info")
        if not inside or not _LICENCE_FILE.search("/".join(file.parts[1:])):
            continue
        path = Path(str(package.locate_file(file)))
        if path.is_file() and path.suffix not in {".py", ".pyc", ".json"}:
            yield "-".join(file.parts[1:]), path.read_text(encoding="utf-8", errors="replace")


def _common_paragraphs() -> Iterator[str]:
    for licence, name in _COMMON.items():
        yield f"License: {licence}"
        yield f" On Debian systems the text is in /usr/share/common-licenses/{name}."
        yield ""


def _running(project: Path) -> Iterator[Distribution]:
    for name in sorted(bill.running(project)):
        if licences.licence_of(name) is not None:
            try:
                yield distribution(name)
            except ModuleNotFoundError:
                continue  # of another system


def _licence(package: Distribution) -> str:
    if _name(package) == _BOOTLOADER:
        return "GPL-2.0-or-later WITH Bootloader-exception"
    return licences.licence_of(_name(package)) or "see its notices"


def _name(package: Distribution) -> str:
    return licences.normal(package.metadata["Name"])


if __name__ == "__main__":
    write(Path(sys.argv[1]))
