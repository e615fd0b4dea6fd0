# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of keys: all of them, and the few of the cheat sheet."""

from __future__ import annotations

from reference_markdown import page, plain, table
from ui.actions import ActionRow, Scope, action_rows
from ui.help.cheat_sheet_content import cheat_sheet_content, first_key
from ui.keys.fixed_keys import FIXED_KEYS

_WHERE = {
    Scope.ANYWHERE: "everywhere",
    Scope.LIBRARY: "in the library",
    Scope.REVIEW: "in a review",
}


def keys_page() -> str:
    """Return the page of all keys."""
    intro = (
        "These are the keys as they come. **Keys** in the menu shows those in force and changes "
        "them; on a Mac, read Ctrl as ⌘. An action without a key is in the menu, and can be given "
        "one."
    )
    menus = dict.fromkeys(row.menu for row in action_rows())
    parts = [part for menu in menus for part in (f"## {menu}", _menu_table(menu))]
    fixed_intro = "These act only where they are said to, and stay as they are."
    fixed = [
        part
        for place, keys in FIXED_KEYS.items()
        for part in (
            f"## {place}",
            table(("Key", "What it does"), ((_bold(key.shown), plain(key.words)) for key in keys)),
        )
    ]
    return page("Keys", intro, *parts, fixed_intro, *fixed)


def cheat_sheet_page() -> str:
    """Return the page with the cheat sheet's content."""
    content = cheat_sheet_content(first_key)
    intro = (
        "One page to lay beside the keyboard. **Cheat sheet…** in the menu writes it as a PDF, "
        "with the keys you have chosen."
    )
    minutes = [step.minutes for step in content.steps]
    heads = ("Step", *content.agendas)
    steps = [(f"{step.number}. {step.title}", *map(str, step.minutes)) for step in content.steps]
    totals = ("Together", *(str(sum(column)) for column in zip(*minutes, strict=True)))
    line = [(_typed(row.typed), plain(row.words), _typed(row.example)) for row in content.line]
    parts = [
        part
        for group in content.keys
        for part in (
            f"## {group.title}",
            table(("Key", "What it does"), ((_bold(k), plain(w)) for k, w in group.rows)),
        )
    ]
    return page(
        "Cheat sheet",
        intro,
        "## The ten steps, in minutes",
        table(heads, [*steps, totals]),
        "## The capture line",
        table(("Type", "It becomes", "Such as"), line),
        *parts,
    )


def _menu_table(menu: str) -> str:
    rows = [row for row in action_rows() if row.menu == menu]
    return table(
        ("Action", "Key", "Works"),
        ((plain(row.text), _keys(row), _WHERE[row.scope]) for row in rows),
    )


def _keys(row: ActionRow) -> str:
    return " or ".join(_bold(key.replace("Return", "Enter")) for key in row.keys)


def _bold(key: str) -> str:
    return f"**{plain(key)}**"


def _typed(text: str) -> str:
    return f"`{text}`"
