# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one style sheet, built from tokens.

It dresses Qt's own widgets; the kit's hand-painted widgets need nothing from it.

No `font` is set here except where Qt offers no other way: fonts come from `Theme.font`, which knows
tabular figures.
"""

import re
from collections.abc import Mapping
from string import Template

from ui.theme.theme import Theme

_TEMPLATE = """
QToolTip { background: $text; color: $surface; border: 1px solid $text; padding: 4px 6px; }

Surface { background: $surface; }
RailSurface { background: $rail; }
QuestionCard {
    background: $accent_weak; border: 1px solid $accent_line; border-radius: ${radius_card}px;
}
Legend, ZoomBar, SearchBar, DropWords {
    background: $surface; border: 1px solid $line; border-radius: ${radius_button}px;
}
TopBar { border-bottom: 1px solid $line; }
CaptureLine { border-top: 1px solid $line; }
Card { background: $surface; border: 1px solid $line; border-radius: ${radius_card}px; }
Divider { background: $line; border: 0; }

QLabel { background: transparent; }
QLabel[tone="text"] { color: $text; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="accent_text"] { color: $accent_text; }
QLabel[tone="on_accent"] { color: $on_accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="over"] { color: $over; }
QLabel[tone="hint"] { color: $hint; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: $surface; color: $text; border: 1px solid $line2; border-radius: ${radius_card}px;
  padding: 1px 10px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $text3;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${input_inner}px; }
QAbstractSpinBox, QComboBox { max-height: ${input_inner}px; }
QPlainTextEdit, QTextEdit { padding: 6px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 0 9px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 6px; }
QPlainTextEdit#capture_line { padding: 1px 3px; }
QPlainTextEdit#capture_line:focus { padding: 0 2px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QTextEdit[invalid="true"],
QAbstractSpinBox[invalid="true"],
QComboBox[invalid="true"] { border-color: $over_fill; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled {
  background: $rail; color: $text3; border-color: $line;
}
QLineEdit[stilled="true"], QPlainTextEdit[stilled="true"], QTextEdit[stilled="true"],
QAbstractSpinBox[stilled="true"] { background: $rail; border-color: $line; }
QLineEdit[quiet="true"], QPlainTextEdit[quiet="true"], QTextEdit[quiet="true"] {
  background: transparent; border: 0; padding: 0; border-radius: 0;
}
QLineEdit[cell="true"], QComboBox[cell="true"], QAbstractSpinBox[cell="true"],
QPlainTextEdit[cell="true"] {
  border: 2px solid $accent; border-radius: 4px; padding: 0 6px; min-height: 0; background:
  $surface;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
  border: 0; padding: 0; background: transparent; min-height: 0;
}


QComboBox::drop-down {
  border: 0; width: 28px; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow { image: url($down); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: url($down_off); }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $line2; outline: 0; padding: 4px;
  selection-background-color: $sel; selection-color: $text;
}
QComboBox QAbstractItemView::item {
  min-height: 28px; padding: 0 6px; border-radius: ${radius_chip}px;
}
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {
  background: $sel; color: $text;
}

QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: 0; width: 22px; background: transparent;
}
QAbstractSpinBox::up-button {
  subcontrol-origin: border; subcontrol-position: top right; margin: 3px 4px 0 0;
}
QAbstractSpinBox::down-button {
  subcontrol-origin: border; subcontrol-position: bottom right; margin: 0 4px 3px 0;
}
QAbstractSpinBox::up-arrow { image: url($up); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 14px; height: 14px; }
QDateTimeEdit::drop-down, QDateEdit::drop-down {
  border: 0; width: 28px; subcontrol-origin: padding; subcontrol-position: center right;
}
QDateTimeEdit::down-arrow, QDateEdit::down-arrow { image: url($down); width: 16px; height: 16px; }

.QPushButton {
  background: $surface; color: $text; border: 1px solid $line2; border-radius: ${radius_button}px;
  padding: 0 12px;
  min-height: ${button_inner}px;
}
.QPushButton:hover { background: $hover; }
.QPushButton:pressed { background: $rail; }
.QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
.QPushButton:default:hover { background: $accent_hover; }
.QPushButton:default:pressed { background: $accent_pressed; }
.QPushButton:disabled { background: $rail; color: $text3; border-color: $line; }
QToolButton {
  background: transparent; color: $text2; border: 0; border-radius: ${radius_chip}px; padding:
  4px;
}
QToolButton:hover { background: $hover; }
QToolButton:checked, QToolButton:pressed { background: $sel; color: $accent_text; }

QCheckBox, .QRadioButton { color: $text; spacing: 8px; background: transparent; }
QCheckBox:disabled, .QRadioButton:disabled { color: $text3; }
QCheckBox::indicator, .QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $line2; background: $surface;
}
QCheckBox::indicator { border-radius: ${radius_key}px; }
.QRadioButton::indicator { border-radius: ${radius_radio}px; }
QCheckBox::indicator:hover, .QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url($dash);
}
.QRadioButton::indicator:checked {
  border: 5px solid $accent; width: 8px; height: 8px; background: $on_accent;
}
QCheckBox::indicator:disabled, .QRadioButton::indicator:disabled {
  background: $rail; border-color: $line;
}

QMenuBar { background: $surface; color: $text2; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: ${radius_chip}px; }
QMenuBar::item:selected { background: $rail; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $line2; padding: 4px; }
QMenu::item {
  padding: 6px 24px 6px 10px; border-radius: ${radius_chip}px; background: transparent;
}
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::right-arrow { image: url($right); width: 14px; height: 14px; }

QScrollArea, QScrollArea > QWidget > QWidget[scrolled="true"] {
  background: transparent; border: 0;
}
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; margin: 2px; }
QScrollBar:horizontal { height: 12px; margin: 2px; }
QScrollBar::handle { background: $line2; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line {
  width: 0; height: 0; border: 0; background: transparent;
}
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QTableView, QTreeView, QListView {
  background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius_card}px;
  outline: 0;
  gridline-color: $line; selection-background-color: $sel; selection-color: $text; alternate-
  background-color: $surface;
}
DataTable[flush="true"] { border: 0; background: transparent; }
QTreeView::item, QListView::item { min-height: 30px; padding: 0 6px; color: $text; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $sel; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: transparent; color: $text3; border: 0; border-bottom: 1px solid $line; padding: 0
  ${cell_padding}px;
}
QTableCornerButton::section { background: transparent; border: 0; }

QTabWidget::pane {
  border: 1px solid $line; border-radius: ${radius_card}px; background: $surface; top: -1px;
}
QTabBar::tab {
  background: transparent; color: $text2; padding: 8px 14px; border: 0; border-bottom: 2px solid
  transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
.QProgressBar {
  background: $line; color: $text; border: 0; border-radius: 3px; text-align: center;
}
.QProgressBar::chunk { background: $accent; border-radius: 3px; }
QGroupBox {
  border: 1px solid $line; border-radius: ${radius_card}px; margin-top: 10px; padding-top: 10px;
}
QGroupBox::title { subcontrol-origin: margin; left: 12px; color: $text2; }
QStatusBar { background: $surface; color: $text3; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QAbstractItemView {
  border-radius: 0; selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QToolButton { color: $text; padding: 4px 8px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { min-height: 0; padding: 0 4px; border-radius: ${radius_key}px; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: url($left); }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: url($right); }
"""

_HOVER, _PRESSED = 0.08, 0.14
_INDICATOR = 16
_LENGTH = re.compile(r"(?<=[ -])([3-9]|[1-9][0-9]+)(?=px)")
"""A length that the sheet itself says, and no line: those stay thin."""


def style_sheet(theme: Theme, glyphs: Mapping[str, str]) -> str:
    """Build the style sheet of a theme; `glyphs` are paths of tinted arrows and check marks."""
    tokens = {token: color.name() for token, color in theme.colors.items()}
    half = (1.0 + theme.scale) / 2
    grown = _LENGTH.sub(lambda length: str(round(int(length[0]) * half)), _TEMPLATE)
    return Template(grown).substitute(
        tokens,
        **glyphs,
        accent_hover=theme.shade("accent", _HOVER).name(),
        accent_pressed=theme.shade("accent", _PRESSED).name(),
        radius_key=theme.radius.key,
        radius_chip=theme.radius.chip,
        radius_button=theme.radius.button,
        radius_card=theme.radius.card,
        radius_radio=(round(_INDICATOR * half) + 2) // 2,
        input_inner=theme.size.input - 4,
        button_inner=theme.size.button - 2,
        cell_padding=theme.size.cell_padding,
    )
