# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Walks a window as a screen reader does, and as a person does who has a keyboard only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QHeaderView,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from ui.canvas.cause_view import CauseView
from ui.fields.citation_label import CitationLabel
from ui.help.guide_browser import GuideBrowser
from ui.kit.scroll_column import ScrollColumns
from ui.theme.focus_outline import FocusOutline

Role = QAccessible.Role

CONTROLS = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.EditableText,
        Role.SpinBox,
        Role.Slider,
        Role.Link,
        Role.List,
        Role.Table,
        Role.Tree,
        Role.PageTab,
        Role.MenuItem,
    }
)
"""Roles that a person does something with."""

PLAIN_ROLES = frozenset({Role.NoRole, Role.Client, Role.Pane, Role.Border, Role.StaticText})
"""Roles that tell a screen reader of nothing to do."""

_MOST_STEPS = 400
_PRESSES = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")


@dataclass(frozen=True, repr=False)
class Node:
    """What a screen reader is told of one widget, and where it stands."""

    widget: QWidget
    name: str
    role: QAccessible.Role
    path: str

    def __repr__(self) -> str:
        return f"{self.path} ({self.role.name} {self.name!r})"

    @property
    def is_control(self) -> bool:
        """Whether a person does something with it: by its role, its focus or its mouse."""
        return self.role in CONTROLS or takes_tab(self.widget) or answers_presses(self.widget)


def nodes(window: QWidget) -> Iterator[Node]:
    """Yield the visible nodes of a window, the window first; parts of Qt's own are left out."""
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface is not None, f"no screen reader knows {type(window).__name__}"
    yield from _walk(interface, "")


def controls(window: QWidget) -> list[Node]:
    """Return what can be used in a window, as it is now."""
    return [node for node in nodes(window) if node.is_control]


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab may stop at a widget."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def answers_presses(widget: QWidget) -> bool:
    """Tell whether a widget of ours does something of its own when the mouse presses it."""
    if isinstance(widget, CitationLabel):
        return takes_tab(widget)  # without a citation a press does nothing
    return any(name in vars(kind) for kind in _own_classes(widget) for name in _PRESSES)


def nameless(window: QWidget) -> list[Node]:
    """Return the controls that no screen reader could name."""
    return [node for node in controls(window) if not node.name.strip()]


def without_role(window: QWidget) -> list[Node]:
    """Return the controls that a screen reader takes for empty ground; that may be scrolled.

    A page of the guide is text to it, with all its words.
    """
    return [
        node
        for node in controls(window)
        if node.role in PLAIN_ROLES
        and node.widget is not window
        and type(node.widget) not in (QScrollArea, ScrollColumns, GuideBrowser)
    ]


def silent_rows(window: QWidget) -> list[str]:
    """Return the lists and tables of which a row in sight says nothing."""
    views = [node for node in nodes(window) if isinstance(node.widget, QAbstractItemView)]
    return [node.path for node in views if _is_silent(node.widget)]


def said_twice(window: QWidget) -> list[Node]:
    """Return the controls whose name repeats itself, or is given once more to describe it."""
    return [
        node
        for node in controls(window)
        if _repeats(node.name) or (node.name and node.name == node.widget.accessibleDescription())
    ]


def deaf_to_enter(window: QWidget) -> list[Node]:
    """Return the buttons that Enter does not press; boxes and choices take Space and arrows."""
    return [
        node
        for node in controls(window)
        if isinstance(node.widget, QAbstractButton)
        and not isinstance(node.widget, QCheckBox | QRadioButton)
        and not any("keyPressEvent" in vars(kind) for kind in _own_classes(node.widget))
    ]


def tabbed_through(window: QWidget) -> list[QWidget]:
    """Press Tab until everything came round, then Shift+Tab; return where the focus stood.

    Where Tab means something else (the canvas of causes, the links of the guide), F6 leads on.
    """
    met: list[QWidget] = []
    for key, modifiers in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        met += [widget for widget in _round(window, key, modifiers) if widget not in met]
    return met


def unreachable(window: QWidget, met: list[QWidget]) -> list[Node]:
    """Return the controls that the focus does not come to, with Tab or within their group."""
    return [
        node
        for node in controls(window)
        if node.widget.isEnabled() and not _is_met(node.widget, met) and node.widget is not window
    ]


def everything_is_reached(window: QWidget, keyed: Collection[str]) -> None:
    """Say what has no name, no role, or neither the focus nor a key of its own (`keyed`)."""
    QApplication.processEvents()
    assert controls(window)
    assert not nameless(window)
    assert not without_role(window)
    assert not silent_rows(window)
    assert not said_twice(window)
    assert not deaf_to_enter(window)
    met = tabbed_through(window)
    assert not [one for one in unreachable(window, met) if one.name not in keyed]


def _walk(interface: QAccessibleInterface, path: str) -> Iterator[Node]:
    widget = interface.object()
    if not isinstance(widget, QWidget) or not widget.isVisible() or is_part(widget):
        return
    name = interface.text(QAccessible.Text.Name)
    here = f"{path}/{type(widget).__name__}"
    here += f"[{name[:30]}]" if name else ""
    if not is_viewport(widget):
        yield Node(widget, name, interface.role(), here)
    if isinstance(widget, QAbstractItemView):
        editors = [child for child in widget.viewport().children() if isinstance(child, QWidget)]
        found = [QAccessible.queryAccessibleInterface(editor) for editor in editors]
    else:
        found = [interface.child(place) for place in range(interface.childCount())]
    for child in found:
        if child is not None and child.isValid():
            yield from _walk(child, here)


def _own_classes(widget: QWidget) -> list[type]:
    return [kind for kind in type(widget).__mro__ if kind.__module__.startswith("ui.")]


def is_part(widget: QWidget) -> bool:
    """Tell whether a widget is a part of another that speaks for it."""
    if isinstance(widget, QScrollBar | QHeaderView | QSplitterHandle | FocusOutline):
        return True
    parent = widget.parentWidget()
    return (
        parent is not None and parent.focusProxy() is None and parent.inherits("QAbstractSpinBox")
    )


def is_viewport(widget: QWidget) -> bool:
    """Tell whether a widget is the ground of a view, which speaks for it."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _is_silent(view: QWidget) -> bool:
    assert isinstance(view, QAbstractItemView)
    model = view.model()
    if model is None or not model.rowCount():
        return False
    for row in range(min(model.rowCount(), 20)):
        cells = [model.index(row, column) for column in range(_columns(model))]
        said = [
            str(cell.data(role) or "")
            for cell in cells
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        ]
        if not any(words.strip() for words in said):
            return True
    return False


def _columns(model: QAbstractItemModel) -> int:
    """Return how many columns there are: that of a list is private."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _repeats(name: str) -> bool:
    words = name.casefold().split()
    half = len(words) // 2
    return len(words) > 1 and len(words) % 2 == 0 and words[:half] == words[half:]


def _round(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Iterator[QWidget]:
    """Press a key until the focus stands where it began, or where it stood before."""
    seen: list[tuple[QWidget, bool]] = []
    for _ in range(_MOST_STEPS):
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus was lost after {seen[-1:]}"
        used = isinstance(focused, CauseView | GuideBrowser)
        if (focused, used) in seen:
            return
        seen.append((focused, used))
        assert focused.property("noFocusRing") or _ring_of(focused), (
            f"nobody sees that {type(focused).__name__} {focused.accessibleName()!r} has the focus"
        )
        yield focused
        if used:
            QTest.keyClick(focused, Qt.Key.Key_F6)
        else:
            QTest.keyClick(focused, key, modifiers)
        now = QApplication.focusWidget()
        assert now is not focused or _is_alone(window), (
            f"{key.name} does not get out of {type(focused).__name__} {focused.accessibleName()!r}"
        )
    raise AssertionError(f"{key.name} comes to no end: {seen[-5:]}")


def _ring_of(widget: QWidget) -> bool:
    rings = widget.window().findChildren(FocusOutline)
    return any(ring.isVisible() or not ring.isHidden() for ring in rings)


def _is_alone(window: QWidget) -> bool:
    stops = [widget for widget in window.findChildren(QWidget) if takes_tab(widget)]
    return sum(widget.isVisible() for widget in stops) <= 1


def _is_met(widget: QWidget, met: list[QWidget]) -> bool:
    if any(widget is one or widget.isAncestorOf(one) for one in met):
        return True
    proxy = widget.focusProxy()
    if proxy is not None and proxy in met:
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    # Arrow keys go through a group in which one holds, and Tab through the others not at all.
    return group is not None and group.exclusive() and any(one in met for one in group.buttons())
