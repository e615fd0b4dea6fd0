# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Our own part of a page, between two anchors that nobody sees; what stands around it is kept.

The anchor before it bears our own key, by which the page is known as ours; the one behind it a
digest of what was sent, by which it is seen that nothing is to be sent again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from xml.parsers import expat

from app.errors import UserFacingError
from app.publish.confluence.storage_format import Xml, element, joined, macro
from app.translation import tr

_ROOT = b'<page xmlns:ac="ac" xmlns:ri="ri" xmlns:at="at">'
_END = b"</page>"


@dataclass(frozen=True)
class OwnPart:
    """A page cut at the anchors; `digest` is that of the part that was sent last."""

    before: str
    own: str
    behind: str
    digest: str


def enclosed(key: str, body: Xml) -> Xml:
    """Return our part between its anchors."""
    return joined((_anchor(key), body, _anchor(f"{key}-end-{part_digest(body)}")))


def part_digest(body: Xml) -> str:
    """Return a few digits that tell one part from another."""
    return sha256(body.encode()).hexdigest()[:16]


def own_part(page: str, key: str) -> OwnPart | None:
    """Return a page cut into ours and theirs, None where ours is not in there whole.

    Raises UserFacingError where it is no storage format.
    """
    found = _Finding(key).in_page(page)
    if found is None:
        return None
    raw = page.encode()
    first, last, digest = found
    return OwnPart(raw[:first].decode(), raw[first:last].decode(), raw[last:].decode(), digest)


def with_own_part(page: str, key: str, part: Xml) -> Xml:
    """Return a page with our part put in the place of the one before, else at its end."""
    found = own_part(page, key)
    if found is None:
        return Xml(page + part)
    return Xml(found.before + part + found.behind)


def _anchor(name: str) -> Xml:
    return element("p", macro("anchor", {"": name}))


class _Finding:
    """One walk over a page: where, among what stands topmost, our two anchors are."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._end = re.compile(rf"{re.escape(key)}-end-([0-9a-f]+)")
        self._depth = 0
        self._start = 0  # of the topmost element at hand
        self._text = ""
        self._first: int | None = None
        self._digest = ""
        self._is_last = False
        self._last: int | None = None

    def in_page(self, page: str) -> tuple[int, int, str] | None:
        """Return where our part begins and ends, in bytes, and its digest."""
        self._parser = expat.ParserCreate("utf-8")
        # A page may have the named entities of HTML; what they are does not matter here.
        self._parser.UseForeignDTD(True)
        self._parser.ExternalEntityRefHandler = lambda *_: 1
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.CharacterDataHandler = self._on_text
        try:
            self._parser.Parse(_ROOT + page.encode() + _END, True)
        except expat.ExpatError as error:
            raise UserFacingError(
                tr("The page there can't be read. Open and save it there once, then try again.")
            ) from error
        if self._first is None or self._last is None:
            return None
        return self._first, self._last, self._digest

    @property
    def _here(self) -> int:
        return self._parser.CurrentByteIndex - len(_ROOT)

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._close()
        if self._depth == 1:
            self._start = self._here
        self._depth += 1
        self._text = ""

    def _on_end(self, name: str) -> None:
        self._close()
        self._depth -= 1
        if name == "ac:parameter":
            self._on_parameter(self._text.strip())
        self._text = ""

    def _on_text(self, data: str) -> None:
        self._close()
        self._text += data

    def _on_parameter(self, value: str) -> None:
        ends = self._end.fullmatch(value)
        if value == self._key and self._first is None:
            self._first = self._start
        elif ends and self._first is not None and self._last is None:
            self._digest, self._is_last = ends[1], True

    def _close(self) -> None:
        """Note where our part ended: at whatever comes first after its last topmost element."""
        if self._is_last and self._depth == 1:
            self._last, self._is_last = self._here, False
