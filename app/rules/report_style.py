# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a team's reports look: `report.yaml` in its data folder, each entry as it may be left out.

organisation: Example Ltd
logo: logo.png
accent: "#3F51B5"
paper: a4
confidentiality: Internal
watermark: Draft
redact: nobody
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.rules.rule_file import RuleFile
from app.translation import tr

FILE_NAME = "report.yaml"
_KEYS = ("organisation", "logo", "accent", "paper", "confidentiality", "watermark", "redact")
_LONGEST = {"organisation": 80, "confidentiality": 120, "watermark": 24}
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_LEAST_CONTRAST = 4.5
"""What WCAG asks of text; links are written in the accent."""

_LARGEST_LOGO = 2 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class PaperSize(StrEnum):
    """What a report is printed on."""

    A4 = "a4"
    LETTER = "letter"


class Redaction(StrEnum):
    """Whose names become roles: nobody's, those of people in what happened, or owners' too."""

    NOBODY = "nobody"
    PEOPLE = "people"
    EVERYONE = "everyone"


@dataclass(frozen=True)
class ReportStyle:
    """A team's own look; what is empty is as Hotwash has it."""

    organisation: str = ""
    logo: Path | None = None
    accent: str = ""
    paper: PaperSize = PaperSize.A4
    confidentiality: str = ""
    watermark: str = ""
    redact: Redaction = Redaction.NOBODY


def report_style(file: RuleFile) -> ReportStyle:
    """Return the style that a file describes. Raises BadRule, which names the line."""
    content = file.mapping(file.data or {}, (), _KEYS)
    for name, value in content.items():
        if not isinstance(value, str):
            raise file.wrong((name,), tr("{0} needs a text").format(name))
        most = _LONGEST.get(name)
        if most and (len(value) > most or "\n" in value):
            words = tr("{0} is longer than one line of {1} characters")
            raise file.wrong((name,), words.format(name, most))
    return ReportStyle(
        organisation=content.get("organisation", "").strip(),
        logo=_logo(file, content.get("logo", "")),
        accent=_accent(file, content.get("accent", "")),
        paper=PaperSize(_one_of(file, content, "paper", list(PaperSize))),
        confidentiality=content.get("confidentiality", "").strip(),
        watermark=content.get("watermark", "").strip(),
        redact=Redaction(_one_of(file, content, "redact", list(Redaction))),
    )


def contrast_on_white(color: str) -> float:
    """Return how well "#RRGGBB" is told from white, from 1 to 21 (WCAG 2)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _one_of(file: RuleFile, content: dict[str, str], name: str, known: list[str]) -> str:
    value = content.get(name, known[0]).strip().lower()
    if value not in known:
        words = tr("{0} is not known; use {1}").format(content[name][:40], ", ".join(known))
        raise file.wrong((name,), words)
    return value


def _accent(file: RuleFile, color: str) -> str:
    if not color:
        return ""
    if not _COLOR.fullmatch(color):
        raise file.wrong(("accent",), tr('accent needs a colour such as "#3F51B5", in quotes'))
    contrast = contrast_on_white(color)
    if contrast < _LEAST_CONTRAST:
        words = tr("{0} is too light to be read on white: {1:.1f} to 1, and 4.5 is needed")
        raise file.wrong(("accent",), words.format(color, contrast))
    return color


def _logo(file: RuleFile, name: str) -> Path | None:
    if not name:
        return None
    path = file.path.parent / Path(name).expanduser()
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            begin = opened.read(8)
    except OSError:
        raise file.wrong(("logo",), tr("there is no picture {0}").format(name)) from None
    if not begin.startswith(_PICTURES):
        raise file.wrong(("logo",), tr("{0} is neither a PNG nor a JPEG picture").format(name))
    if size > _LARGEST_LOGO:
        raise file.wrong(("logo",), tr("{0} is larger than 2 MB").format(name))
    return path
