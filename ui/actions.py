# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of the window's actions: menus, shortcuts and the page of keys are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.agenda.steps import STEPS


class Scope(Enum):
    """Where an action works."""

    ANYWHERE = auto()
    LIBRARY = auto()
    REVIEW = auto()


@dataclass(frozen=True)
class ActionRow:
    """One action: its id, words, the keys it comes with, the menu it stands in, its scope."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    scope: Scope = Scope.REVIEW


_FIXED = (
    ActionRow("new", "New review", ("Ctrl+N",), "Review", Scope.ANYWHERE),
    ActionRow("open_file", "Open a file…", ("Ctrl+O",), "Review", Scope.ANYWHERE),
    ActionRow("open_shared", "Open a shared review…", ("Ctrl+Shift+O",), "Review", Scope.ANYWHERE),
    ActionRow("library", "Back to the library", ("Ctrl+L",), "Review"),
    ActionRow("export_pdf", "Export the PDF", ("Ctrl+P",), "Review"),
    ActionRow("export_roles", "Export the PDF without names", (), "Review"),
    ActionRow("export", "Export as…", ("Ctrl+Shift+E",), "Review"),
    ActionRow("publish", "Publish", ("Ctrl+Shift+P",), "Review"),
    ActionRow("share", "Share…", ("Ctrl+Shift+S",), "Review"),
    ActionRow("reconnect", "Reach the server now", (), "Review"),
    ActionRow("copy_summary", "Copy a summary for a chat", (), "Review"),
    ActionRow("due_dates", "Due dates for calendars", (), "Review"),
    ActionRow("withdrawn_due_dates", "Withdraw due dates from calendars", (), "Review"),
    ActionRow("signing", "Sign the report", (), "Review"),
    ActionRow("close", "Close the window", ("Ctrl+Q",), "Review", Scope.ANYWHERE),
    ActionRow("undo", "Undo", ("Ctrl+Z",), "Edit"),
    ActionRow("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit"),
    ActionRow("search", "Search", ("Ctrl+F",), "Edit", Scope.LIBRARY),
    ActionRow("capture", "Capture line", ("Ctrl+K",), "Edit"),
    ActionRow("command", "Command in the capture line", ("/",), "Edit"),
    ActionRow("transcript", "Transcript", ("Ctrl+T",), "Edit"),
    ActionRow("history", "History", (), "Edit"),
    ActionRow("comment", "Comment on what is chosen", ("Ctrl+Shift+C",), "Edit"),
    ActionRow("cited", "Open what is cited here", ("Ctrl+J",), "Edit"),
    ActionRow("use_wording", "Use the other wording", ("Ctrl+.",), "Edit"),
    ActionRow("keep_wording", "Keep the wording", ("Ctrl+Shift+.",), "Edit"),
    ActionRow("quote_wording", "Mark as a quote", ("Ctrl+Shift+,",), "Edit"),
    ActionRow("choices", "Two wordings: choose", ("Ctrl+Shift+K",), "Edit"),
    ActionRow("next_hint", "Next hint in the text", ("F7",), "Edit"),
    ActionRow("hint_before", "Hint before", ("Shift+F7",), "Edit"),
    ActionRow("next_step", "Next step", ("Ctrl+Return",), "Meeting"),
    ActionRow("back", "Take the last move back", ("Ctrl+Shift+Return",), "Meeting"),
    ActionRow("clock_here", "Move the clock to this step", ("Ctrl+Shift+J",), "Meeting"),
    ActionRow("pause", "Start, pause or resume", ("Ctrl+Space",), "Meeting"),
    ActionRow("break", "Take a break", ("Ctrl+Shift+Space",), "Meeting"),
    ActionRow("more_time", "One minute more", ("Ctrl+Up",), "Meeting"),
    ActionRow("less_time", "One minute less", ("Ctrl+Down",), "Meeting"),
    ActionRow("five_more", "Five minutes more", ("Ctrl+Shift+Up",), "Meeting"),
    ActionRow("respread", "Win time back", ("Ctrl+Shift+R",), "Meeting"),
    ActionRow("chime", "Chime on or off", ("Ctrl+Shift+M",), "Meeting"),
    ActionRow("began_earlier", "The meeting began earlier", (), "Meeting"),
    ActionRow("finish", "End the meeting", (), "Meeting"),
    ActionRow("together", "Who is here, and who keeps the clock", ("Ctrl+Shift+I",), "Meeting"),
    ActionRow("meeting_check", "Ready to start, and what is left", (), "Room"),
    ActionRow("ground_rules", "Ground rules", ("Ctrl+Shift+G",), "Room"),
    ActionRow("cues", "Cues: what to ask when", ("Ctrl+Shift+H",), "Room"),
    ActionRow("heard", "Who has been heard", ("Ctrl+H",), "Room"),
    ActionRow("closing", "Close: read the actions back", ("Ctrl+Shift+L",), "Room"),
    ActionRow("rail", "Rail wide or narrow", ("Ctrl+B",), "View"),
    ActionRow("guide", "Guide", ("Ctrl+G",), "View"),
    ActionRow("larger", "Larger text", ("Ctrl++", "Ctrl+="), "View", Scope.ANYWHERE),
    ActionRow("smaller", "Smaller text", ("Ctrl+-",), "View", Scope.ANYWHERE),
    ActionRow("usual_size", "Text at 100 %", (), "View", Scope.ANYWHERE),
    ActionRow("present", "Presentation mode", ("F11",), "View"),
    ActionRow("room", "Room screen", ("F5",), "View"),
    ActionRow("room_blank", "Blank the room screen", ("Shift+F5",), "View"),
    ActionRow("room_show", "What the room sees", ("Ctrl+F5",), "View"),
    ActionRow("wordings", "Wordings of the review", ("Ctrl+F7",), "View"),
    ActionRow("next_pane", "Next pane", ("F6",), "View"),
    ActionRow("settings", "Settings", ("Ctrl+,",), "View", Scope.ANYWHERE),
    ActionRow("data", "Data and backups", (), "View", Scope.ANYWHERE),
    ActionRow("team_rules", "Team rules", (), "View", Scope.ANYWHERE),
    ActionRow("connections", "Connections", (), "View", Scope.ANYWHERE),
    ActionRow("manual", "User guide", ("F1",), "Help", Scope.ANYWHERE),
    ActionRow("shortcuts", "Keys", ("Ctrl+F1",), "Help", Scope.ANYWHERE),
    ActionRow("cheat_sheet", "Cheat sheet…", (), "Help", Scope.ANYWHERE),
    ActionRow("diagnostics", "Diagnostics", (), "Help", Scope.ANYWHERE),
    ActionRow("tour", "Take the tour", (), "Help", Scope.ANYWHERE),
)


def action_rows() -> tuple[ActionRow, ...]:
    """Return every action, the ten steps included."""
    steps = (
        ActionRow(f"step_{step.number}", step.title, (f"Ctrl+{step.number % 10}",), "Steps")
        for step in STEPS
    )
    return (*_FIXED, *steps)


def translated(row: ActionRow) -> str:
    """Return an action's words in the reader's language."""
    return QCoreApplication.translate("actions", row.text)


_EDITING = frozenset(
    {
        *("publish", "due_dates", "withdrawn_due_dates", "undo", "redo", "capture", "command"),
        *("comment", "use_wording", "keep_wording", "quote_wording", "next_step", "back"),
        *("clock_here", "pause", "break", "more_time", "less_time", "five_more", "respread"),
        *("began_earlier", "finish", "closing", "heard"),
    }
)
"""What changes the review: nothing for who may only look on."""
_GROWING = frozenset({"new", "open_file"})
"""What brings reviews into the library."""


class Actions(QObject):
    """The actions of one window, by id. Each has exactly one handler."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._rows = action_rows()
        self._withheld: frozenset[str] = frozenset()
        for row in self._rows:
            # In a menu an "&" would mark the key after it: in a step's title it is a word.
            action = QAction(translated(row).replace("&", "&&"), window)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            handler = handlers[row.id]
            action.triggered.connect(lambda _checked=False, call=handler: call())
            window.addAction(action)
            self._actions[row.id] = action

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def take_away(self, window: QWidget) -> None:
        """Make room in `window` for another table of actions."""
        for action in self._actions.values():
            window.removeAction(action)
            action.setEnabled(False)
            action.deleteLater()
        self.deleteLater()

    def set_in_review(self, in_review: bool, *, looking_on: bool = False) -> None:
        """Enable what works in an open review, or in the library; who looks on edits nothing."""
        scopes = {Scope.ANYWHERE, Scope.REVIEW if in_review else Scope.LIBRARY}
        for row in self._rows:
            edits = looking_on and row.id in _EDITING
            is_withheld = edits or row.id in self._withheld
            self._actions[row.id].setEnabled(row.scope in scopes and not is_withheld)

    def let_library_grow(self, may_grow: bool) -> None:
        """Offer what brings reviews in, where anything can be written in the library."""
        self._withheld = frozenset() if may_grow else _GROWING
        for action_id in _GROWING:
            self._actions[action_id].setEnabled(may_grow)

    def by_menu(self) -> dict[str, list[QAction]]:
        """Return the actions of each menu, in order."""
        menus: dict[str, list[QAction]] = {}
        for row in self._rows:
            menus.setdefault(row.menu, []).append(self._actions[row.id])
        return menus
