# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a review's files are called: a rule of the team's, made safe for every file system."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from string import Formatter

from app.errors import UserFacingError
from app.review.review import Review
from app.translation import tr

DEFAULT_RULE = "{date}-{slug}"
PLACEHOLDERS = ("date", "year", "month", "day", "slug", "severity", "service", "id")

_MOST_BYTES = 80
"""Of a slug: with date, suffix and folder it stays far below what any file system takes."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for its devices, whatever follows the dot."""


def slug(text: str) -> str:
    """Return a text as a part of a name: small letters of any script, digits and hyphens."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", folded)).strip("-")
    while len(words.encode()) > _MOST_BYTES:
        shorter, _, _ = words.rpartition("-")
        words = shorter if len(shorter) > len(words) // 2 else words[:-1]
    return words.strip("-")


def checked_rule(rule: str) -> str:
    """Return a naming rule. Raises UserFacingError where it can't name a file."""
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    try:
        parts = [part for part in Formatter().parse(rule) if part[1] is not None]
    except ValueError:
        parts = [("", "", "", None)]
    names = {name for _, name, _, _ in parts}
    if not names <= set(PLACEHOLDERS) or any(form or turned for _, _, form, turned in parts):
        raise UserFacingError(
            tr("“{0}” is no rule for names; use {1} and plain letters.").format(rule[:80], known)
        )
    if not {"slug", "id"} & names:
        raise UserFacingError(
            tr(
                "The rule “{0}” would give many reviews one name; put {slug} or {id} into it."
            ).replace("{0}", rule[:80])
        )
    return rule


def file_stem(review: Review, day: date | None, rule: str = DEFAULT_RULE) -> str:
    """Return the path of a review's files in the folder, with / and without a suffix.

    It never leaves the folder, and is a name that Linux, macOS and Windows take. A review whose
    day is not known has "undated" in its place.
    """
    undated = tr("undated")
    severity = review.incident.severity
    values = {
        "date": day.isoformat() if day else undated,
        "year": f"{day.year:04}" if day else undated,
        "month": f"{day.month:02}" if day else undated,
        "day": f"{day.day:02}" if day else undated,
        "slug": slug(review.incident.title) or slug(review.id),
        "severity": slug(severity.value) if severity else "sev",
        "service": slug(review.incident.service) or "service",
        "id": slug(review.id),
    }
    parts = checked_rule(rule).format(**values).replace("\\", "/").split("/")
    safe = [part for part in map(_safe_part, parts) if part]
    return "/".join(safe) or values["id"] or "review"


def _safe_part(part: str) -> str:
    """Return one name of a path; hidden names and ".git" lose their dots, devices get a mark."""
    name = unicodedata.normalize("NFC", _UNSAFE.sub("-", part)).strip(" .")
    return f"_{name}" if _RESERVED.match(name) else name
