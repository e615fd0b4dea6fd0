# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Under which licences the locked packages come, and which of those are welcome.

Permissive ones, and those that ask something of their own files alone (LGPL, MPL): Hotwash loads
such packages as they are. GPL never, unless a package may be had under another licence as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

WELCOME = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "HPND", "ISC", "MIT"}
    | {"MIT-0", "MIT-CMU", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"}
    | {"LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"}
)
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-3.0-only",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
READ = {
    "atheris": "Apache-2.0",
    "chunspell": "MIT AND (MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only)",
    "docutils": "BSD-2-Clause AND BSD-3-Clause AND PSF-2.0",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "uharfbuzz": "Apache-2.0",
}
"""What the licence files of packages say that don't name their licence in a form for machines.

The GPL that docutils names too is that of a mode for Emacs, which no installation holds.
"""

_PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>[^\n]*)", re.MULTILINE
)
_INNERMOST = re.compile(r"\(([^()]*)\)")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def pinned(lock: Path) -> dict[str, str]:
    """Return the version of each package that the lock names."""
    text = lock.read_text(encoding="utf-8")
    return {normal(found["name"]): found["version"] for found in _PINNED.finditer(text)}


def without_hash(lock: Path) -> list[str]:
    """Return the packages that anybody could put another file in the place of."""
    text = lock.read_text(encoding="utf-8")
    starts = [*_PINNED.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return [
        start["name"]
        for start, end in zip(starts, ends, strict=True)
        if not _HASH.search(text, start.start(), end)
    ]


def unwelcome(names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each package whose licence is not welcome, or not known."""
    for name in sorted(names):
        licence = licence_of(name)
        if licence is None:
            continue  # of another system, so not installed here
        if not licence:
            yield f"{name} names no licence: read its files and add it to packaging/licences.py."
        elif not is_welcome(licence):
            yield f"{name} comes under {licence}, which is not welcome here."


def licence_of(name: str) -> str | None:
    """Return a package's licence as an SPDX expression; empty if unknown, None if not here."""
    if name in READ:
        return READ[name]
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    return _field(about, "License-Expression") or _classified(about) or _named(about)


def is_welcome(expression: str) -> bool:
    """Tell whether one way to take the licence is welcome as a whole."""
    while inner := _INNERMOST.search(expression):
        verdict = "MIT" if is_welcome(inner[1]) else "unwelcome"
        expression = expression[: inner.start()] + verdict + expression[inner.end() :]
    return any(
        all(part.strip() in WELCOME for part in way.split(" AND "))
        for way in expression.split(" OR ")
    )


def normal(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _classified(about: PackageMetadata) -> str:
    ends = (
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier", [])
        if each.startswith("License :: OSI Approved :: ")
    )
    return " AND ".join(sorted({CLASSIFIERS.get(end, end) for end in ends}))


def _named(about: PackageMetadata) -> str:
    """Return what a package calls its licence, where that is a name and not the whole text."""
    name = _field(about, "License").strip()
    return name if name and "\n" not in name and len(name) < 60 else ""


def _field(about: PackageMetadata, name: str) -> str:
    return str(about[name]) if name in about else ""
