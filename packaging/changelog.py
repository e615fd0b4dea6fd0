# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What CHANGELOG.md says of each version, as notes for pages of releases and software centres.

The file is plain Markdown of one shape: a second-level heading for each version, such as
`## 1.2.0, 2027-03-01` or `## 1.2.0, not released yet`; under it paragraphs and lists.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only written here, never read
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from environment import ROOT
from failure import Failure

CHANGELOG = ROOT / "CHANGELOG.md"
UNRELEASED = "not released yet"

_POINT = "- "
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKED = re.compile(r"\*\*(?P<em>[^*]+)\*\*|`(?P<code>[^`]+)`")


@dataclass(frozen=True)
class Release:
    """One version; `date` is None until it is released.

    `parts` are paragraphs (a text) and lists (a tuple of texts) in their order, in Markdown.
    """

    version: str
    date: date | None
    parts: tuple[str | tuple[str, ...], ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts that stand outside of lists."""
        return tuple(part for part in self.parts if isinstance(part, str))

    @property
    def points(self) -> tuple[str, ...]:
        """The points of all lists."""
        return tuple(point for part in self.parts if isinstance(part, tuple) for point in part)


def read(path: Path = CHANGELOG) -> list[Release]:
    """Return the versions of the project's own changelog, the newest first."""
    return releases(path.read_text(encoding="utf-8"))


def releases(text: str) -> list[Release]:
    """Return the versions in the order of the text, which is newest first."""
    found: list[tuple[str, date | None, list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            found.append((*_heading(number, line), []))
        elif found:
            found[-1][2].append(line.rstrip())
    return [Release(version, when, tuple(_parts(lines))) for version, when, lines in found]


def release_of(version: str, among: Iterable[Release]) -> Release:
    """Return what is said of one version."""
    for release in among:
        if release.version == version:
            return release
    raise Failure(f"CHANGELOG.md says nothing of {version}; please give it a heading of its own.")


def insist_on_release(release: Release, version: str) -> None:
    """Fail unless this is the version of the source, and has a day."""
    if release.version != version:
        raise Failure(f"This source is {version}, not {release.version}; please tag what it says.")
    if release.date is None:
        raise Failure(
            f"CHANGELOG.md calls {version} “{UNRELEASED}”; please write the day of its release."
        )


def markdown(release: Release) -> str:
    """Return the notes without their heading, as pages of releases want them."""
    texts = []
    for part in release.parts:
        whole = part if isinstance(part, str) else "\n".join(f"{_POINT}{each}" for each in part)
        texts.append(whole)
    return "\n\n".join(texts) + "\n"


def appstream(release: Release, today: date) -> ET.Element:
    """Return the notes as AppStream's `<release>`; one that isn't released is of `today`."""
    element = ET.Element(
        "release",
        version=release.version,
        date=(release.date or today).isoformat(),
        type="stable" if release.date else "development",
    )
    description, texts = ET.SubElement(element, "description"), []
    for part in release.parts:
        if isinstance(part, str):
            texts.append((ET.SubElement(description, "p"), part))
        else:
            points = ET.SubElement(description, "ul")
            texts += [(ET.SubElement(points, "li"), point) for point in part]
    # Before the words go in: between them a space or a line break would be one of the text.
    ET.indent(element)
    for place, text in texts:
        _put_marked(place, text)
    return element


def appstream_text(release: Release, today: date) -> str:
    """Return the same as text."""
    return ET.tostring(appstream(release, today), encoding="unicode") + "\n"


def _heading(number: int, line: str) -> tuple[str, date | None]:
    version, _, when = line.removeprefix("## ").rstrip().partition(", ")
    if version and when == UNRELEASED:
        return version, None
    try:
        # No version is no day either: then the line says nothing that could be told apart.
        return version, date.fromisoformat(when if version else "")
    except ValueError as error:
        raise Failure(
            f"CHANGELOG.md, line {number}: a heading has to look like “## 1.2.0, 2027-03-01” "
            f"or “## 1.2.0, {UNRELEASED}”."
        ) from error


def _parts(lines: list[str]) -> Iterator[str | tuple[str, ...]]:
    """Yield paragraphs and lists; a line that starts nothing new goes on with what was begun."""
    points: list[str] = []
    paragraph = ""
    for line in [*lines, ""]:
        if line.startswith(_POINT):
            if paragraph:
                yield paragraph
                paragraph = ""
            points.append(line.removeprefix(_POINT).strip())
        elif points and line.startswith("  "):
            points[-1] = f"{points[-1]} {line.strip()}"
        elif line.strip():
            if points:
                yield tuple(points)
                points = []
            paragraph = f"{paragraph} {line.strip()}".strip()
        elif paragraph:
            yield paragraph
            paragraph = ""
    if points:
        yield tuple(points)


def _put_marked(element: ET.Element, text: str) -> None:
    """Put a text into an element, with AppStream's two marks for Markdown's; links lose theirs."""
    plain = _LINK.sub(r"\1", text)
    builder, at = ET.TreeBuilder(), 0
    builder.start(element.tag, {})
    for found in _MARKED.finditer(plain):
        mark = found.lastgroup or ""
        builder.data(plain[at : found.start()])
        builder.start(mark, {})
        builder.data(found[mark])
        builder.end(mark)
        at = found.end()
    builder.data(plain[at:])
    builder.end(element.tag)
    made = builder.close()
    element.text = made.text
    element.extend(made)
