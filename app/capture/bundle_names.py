# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which names inside a .hotwash file are refused, and why.

Only the names of `bundle_format` are allowed at all; these checks are there to say what is wrong.
"""

from __future__ import annotations

import re
import unicodedata

from app.translation import tr

LONGEST = 255
SHOWN = 60
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
DRIVE = re.compile(r"[A-Za-z]:")
BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def fault_of_name(name: str) -> str:
    """Return what makes `name` dangerous, as the end of a sentence; empty where nothing does."""
    parts = name.replace("\\", "/").split("/")
    for is_so, fault in (
        (not name, tr("has no name")),
        ("\x00" in name, tr("has a NUL character in its name")),
        ("\\" in name, tr("has a backslash in its name")),
        (name.startswith("/") or bool(DRIVE.match(name)), tr("is an absolute path")),
        (".." in parts, tr("leads out of the file")),
        (not BIDI_CONTROLS.isdisjoint(name), tr("has a name that reads backwards")),
        (any(RESERVED.fullmatch(part) for part in parts), tr("has a name reserved by Windows")),
        (len(name.encode("utf-8", "replace")) > LONGEST, tr("has a name that is too long")),
    ):
        if is_so:
            return fault
    return ""


def shown_name(name: str) -> str:
    """Return `name` safe to show: short, and with every invisible character spelt out."""
    spelt = "".join(
        each if each.isprintable() and unicodedata.category(each) != "Cf" else ascii(each)[1:-1]
        for each in name[: SHOWN + 1]
    )
    return tr("“{0}”").format(f"{spelt[:SHOWN]}…" if len(spelt) > SHOWN else spelt)
