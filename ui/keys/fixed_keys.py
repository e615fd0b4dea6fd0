# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The keys of panels, canvas and fields: they act only there, and stay as they are."""

from __future__ import annotations

from dataclasses import dataclass

from app.translation import marked


@dataclass(frozen=True)
class FixedKey:
    """Keys as they are shown, what they do, and which of them no action may have.

    Without `taken` it is the shown one.
    """

    shown: str
    words: str
    taken: tuple[str, ...] | None = None

    @property
    def closed(self) -> tuple[str, ...]:
        """The keys no action may have."""
        return (self.shown,) if self.taken is None else self.taken


FIXED_KEYS: dict[str, tuple[FixedKey, ...]] = {
    marked("On the canvas of causes"): (
        FixedKey("Tab", "Ask why: add a cause"),
        FixedKey("Enter", "Add a cause beside it", ("Return", "Enter")),
        FixedKey("F2", "Word it anew"),
        FixedKey("Shift+Tab", "Move one level up"),
        FixedKey("Alt+↑ / Alt+↓", "Reorder", ("Alt+Up", "Alt+Down")),
        FixedKey("Alt+← / Alt+→", "Fishbone: from bone to bone", ("Alt+Left", "Alt+Right")),
        FixedKey("← ↑ → ↓ / Home", "Go to a cause / the effect", ()),
        FixedKey("S / G", "State / and-or", ()),
        FixedKey("Ctrl+E", "Link a fact"),
        FixedKey("Ctrl+Shift+A", "Make an action"),
        FixedKey("L", "Also feeds another cause", ()),
        FixedKey("Space", "Fold", ()),
        FixedKey("Delete", "Remove with its branch", ()),
        FixedKey("Ctrl+C / X / V", "Copy, cut, paste as a list", ()),
        FixedKey("Ctrl+A / Ctrl+F", "Select all / find", ()),
        FixedKey("F3 / Shift+F3", "Next / previous one found", ("F3", "Shift+F3")),
        FixedKey("Alt+1 / 2 / 3", "5 Whys / fishbone / fault tree", ("Alt+1", "Alt+2", "Alt+3")),
        FixedKey("Alt+4 / 5 / 6", "Checks / cut sets / statement", ("Alt+4", "Alt+5", "Alt+6")),
        FixedKey("0 / wheel / M", "Fit / zoom / overview", ()),
        FixedKey("Ctrl+drag", "Link instead of move", ()),
    ),
    marked("In the capture line"): (
        FixedKey("Enter", "Keep the line", ()),
        FixedKey("Esc", "Clear it / leave it", ()),
        FixedKey("↑ / ↓", "Earlier lines", ()),
    ),
    marked("In tables"): (
        FixedKey("Enter / F2", "Edit the cell", ()),
        FixedKey("Insert", "Add a row", ()),
        FixedKey("Delete", "Remove the row", ()),
        FixedKey("Alt+↑ / Alt+↓", "Move the row", ()),
        FixedKey("*", "Timeline: mark a key event", ()),
        FixedKey("Space", "Actions: a promise, or an idea", ()),
        FixedKey("Shift+↑ / Shift+↓", "Actions: choose several rows", ()),
        FixedKey("Ctrl+V", "Actions: paste a list", ()),
    ),
    marked("In what is read from a paste"): (
        FixedKey("Space", "Tick a line", ()),
        FixedKey("Alt+M", "Merge what is the same"),
        FixedKey("Alt+Enter", "Take the ticked", ("Alt+Return", "Alt+Enter")),
        FixedKey("Esc", "Leave it", ()),
    ),
    marked("In the transcript"): (
        FixedKey("A / E / C", "Turn into an action, an event, a cause", ()),
        FixedKey("W / D / L", "Turn into an observation", ()),
        FixedKey("P / N / Q", "Park it, note it, quote it", ()),
        FixedKey("Enter", "Go to what it became", ()),
        FixedKey("F2 / Delete", "Edit / take out", ()),
    ),
    marked("In the guide"): (
        FixedKey("Ctrl+F", "Find in the page", ()),
        FixedKey("Ctrl+Shift+F", "Search all pages", ()),
        FixedKey("Alt+← / Alt+→", "Page before / page after", ()),
        FixedKey("Alt+Home", "First page", ()),
        FixedKey("Tab / Shift+Tab", "Next / previous link", ()),
        FixedKey("F6", "Contents, search, page", ()),
        FixedKey("Esc / F1", "Close it", ()),
    ),
    marked("In texts"): (
        FixedKey("Ctrl+click", "Open what is cited", ()),
        FixedKey("Tab / Shift+Tab", "Next / previous field", ()),
    ),
}
"""By heading, in the order of the page."""


def fixed_use(key: str) -> tuple[str, str] | None:
    """Return where a key acts and what it does there; None where it is free."""
    for place, rows in FIXED_KEYS.items():
        for row in rows:
            if key in row.closed:
                return place, row.words
    return None
