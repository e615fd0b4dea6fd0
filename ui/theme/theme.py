# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every colour, type role, length and duration of the interface, by meaning.

Reads no file and touches no widget.

The records are named tuples: a dataclass of forty fields costs milliseconds before the first window
is up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont


class TypeRole(NamedTuple):
    """One role of the type scale; sizes in logical pixels."""

    size: int
    weight: int
    tabular: bool = False
    mono: bool = False
    italic: bool = False
    spacing: float = 0.0


class FontFamilies(NamedTuple):
    """The families of the type scale, and what stands in for glyphs they lack."""

    text: str
    mono: str
    fallback: tuple[str, ...]


class Phase(NamedTuple):
    """The three colours of one phase of an incident, for chart, phase column and report only."""

    fill: QColor
    edge: QColor
    ink: QColor


class Space(NamedTuple):
    """Distances on the 4 px grid, in logical pixels."""

    xs: int
    sm: int
    md: int
    lg: int
    xl: int
    xxl: int
    xxxl: int
    page: int
    card: int
    gap: int


class Radius(NamedTuple):
    """Corner radii, in logical pixels."""

    key: int
    chip: int
    button: int
    card: int
    room: int


class Line(NamedTuple):
    """Line widths, in logical pixels."""

    hair: float
    node: float
    connector: float
    gate: float
    selected: float
    spine: float
    selection_edge: float


class Size(NamedTuple):
    """Heights and widths of components, in logical pixels."""

    button: int
    button_small: int
    icon_button: int
    segment: int
    chip: int
    input: int
    form_row: int
    form_label: int
    row_compact: int
    row_list: int
    row_two_line: int
    row_section: int
    header: int
    selection_bar: int
    cell_padding: int
    swatch: int
    avatar: int
    notice: int
    progress: int
    focus_width: int
    focus_gap: int
    halo: int
    icon: int
    icon_list: int
    icon_chip: int
    icon_room: int
    top_bar: int
    rail: int
    rail_slim: int
    rail_wide: int
    guide: int
    guide_wide: int
    guide_4k: int
    capture: int
    capture_slim: int
    capture_line: int
    hint_strip: int
    step: int
    step_current: int
    step_circle: int
    clock: int
    clock_slim: int
    clock_wide: int
    clock_middle: int
    clock_short: int
    clock_digits: int
    clock_presented: int
    centre_min: int


class Motion(NamedTuple):
    """Durations in milliseconds."""

    hover_ms: int
    pane_ms: int
    lens_ms: int
    notice_ms: int


@dataclass(frozen=True)
class Theme:
    """All tokens of one theme, as loaded from its file."""

    name: str
    title: str
    dark: bool
    colors: Mapping[str, QColor]
    phases: Mapping[str, Phase]
    fonts: FontFamilies
    type: Mapping[str, TypeRole]
    space: Space
    radius: Radius
    line: Line
    size: Size
    motion: Motion
    scale: float = 1.0
    """How many times the size of the file its text has; `ui/theme/scaling.py` makes others."""

    unscaled: "Theme | None" = field(default=None, compare=False, repr=False)
    """The theme this one was made larger from."""

    _fonts_made: dict[str, QFont] = field(default_factory=dict, compare=False, repr=False)

    def color(self, token: str) -> QColor:
        """Return the colour of a token such as `accent` or `warn_bg`; a new object each time."""
        return QColor(self.colors[token])

    def phase(self, key: str) -> Phase:
        """Return the colours of `build_up`, `detection`, `mitigation` or `recovery`."""
        return self.phases[key]

    def font(self, role: str, *, tabular: bool = False) -> QFont:
        """Return the font of a type role such as `body` or `page_title`; a new object each time.

        `tabular` asks for figures of one width where the role has none of its own: for numbers that
        change or align.
        """
        key = f"{role}#" if tabular else role
        made = self._fonts_made.get(key)
        if made is None:
            made = self._fonts_made[key] = self._make_font(self.type[role], tabular)
        return QFont(made)

    def px(self, length: float) -> int:
        """Return a length that was meant for text at 100 %, as long as the text there is asks."""
        return round(length * self.scale)

    def shade(self, token: str, share: float) -> QColor:
        """Return a token's colour, darker by `share` (0 to 1), for hover and pressed fills."""
        base = self.colors[token]
        keep = 1.0 - share
        return QColor.fromRgbF(base.redF() * keep, base.greenF() * keep, base.blueF() * keep)

    def mixed(self, token: str, other: str, share: float) -> QColor:
        """Return the colour `share` (0 to 1) of the way from one token to another."""
        a, b = self.colors[token], self.colors[other]
        return QColor.fromRgbF(
            a.redF() + (b.redF() - a.redF()) * share,
            a.greenF() + (b.greenF() - a.greenF()) * share,
            a.blueF() + (b.blueF() - a.blueF()) * share,
        )

    def _make_font(self, role: TypeRole, tabular: bool) -> QFont:
        family = self.fonts.mono if role.mono else self.fonts.text
        font = QFont([family, *self.fonts.fallback])
        font.setPixelSize(role.size)
        font.setWeight(QFont.Weight(role.weight))
        font.setItalic(role.italic)
        font.setHintingPreference(
            QFont.HintingPreference.PreferNoHinting
        )  # letters keep the spacing they were drawn with
        if role.spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.spacing)
        if tabular or role.tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font
