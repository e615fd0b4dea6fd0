# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A font in the file, whose glyphs can be set one by one and are read back as what was typed.

ReportLab numbers glyphs by code points. A glyph that has none, such as the middle form of a letter,
gets one in a plane that Unicode keeps free; what it stands for is written beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_FREE_PLANE = 0xF0000
_FEATURES = {"liga": False, "clig": False, "dlig": False}
"""Latin ligatures stay off: a search for "office" must find it."""


@dataclass(frozen=True)
class Glyph:
    """A glyph where it stands: its code in the font, and in ems its width and how far it is off."""

    code: int
    advance: float
    across: float
    up: float


class EmbeddedFont(TTFont):
    """A TrueType font that HarfBuzz can shape."""

    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        self._meanings: dict[int, str] = {}
        self._shaper: Any = None

    def shaped(self, text: str, *, right_to_left: bool) -> tuple[Glyph, ...]:
        """Return the glyphs of a text of one direction, the leftmost first."""
        return _shaped(self, text, "rtl" if right_to_left else "ltr")

    def addObjects(self, doc: Any) -> None:
        """Add the font's objects; each glyph is mapped to the text it stands for."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            known = f"toUnicodeCMap:{name.decode('pdfdoc')}"
            doc.idToObject[known].content = self._to_unicode(subset)

    def _to_unicode(self, subset: list[int]) -> str:
        lines = [
            f"<{place:02X}> <{self._meaning(code).encode('utf-16-be').hex().upper()}>"
            for place, code in enumerate(subset)
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        mapped = "\n".join(
            "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
            f"{mapped}\nendcmap\n"
            "CMapName currentdict /CMap defineresource pop\nend\nend"
        )

    def _meaning(self, code: int) -> str:
        return self._meanings.get(code) or (chr(code) if code < _FREE_PLANE else "\ufffd")

    def _hold(self, glyph: int, advance: float, text: str) -> int:
        """Return the code of a glyph, one of its own where no sign leads to it."""
        face = self.face
        known = [code for code in face.glyphToChar.get(glyph, ()) if code < _FREE_PLANE]
        if len(text) == 1 and ord(text) in known:
            return ord(text)
        code = _FREE_PLANE + glyph
        face.charToGlyph[code] = glyph
        face.charWidths.setdefault(code, advance * 1000)
        self._meanings.setdefault(code, text or "\u200b")
        return code


@lru_cache(maxsize=4096)
def _shaped(font: EmbeddedFont, text: str, direction: str) -> tuple[Glyph, ...]:
    import uharfbuzz

    if font._shaper is None:
        face = uharfbuzz.Face(uharfbuzz.Blob(font.face._ttf_data))
        font._shaper = uharfbuzz.Font(face), face.upem
    shaper, unit = font._shaper
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    uharfbuzz.shape(shaper, buffer, _FEATURES)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    clusters = sorted({info.cluster for info in infos})
    ends = dict(zip(clusters, [*clusters[1:], len(text)], strict=True))
    told: set[int] = set()
    glyphs = []
    for info, place in zip(infos, places, strict=True):
        meant = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        code = font._hold(info.codepoint, shaper.get_glyph_h_advance(info.codepoint) / unit, meant)
        glyphs.append(
            Glyph(code, place.x_advance / unit, place.x_offset / unit, place.y_offset / unit)
        )
    return tuple(glyphs)
