# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of settings, from what each says about itself."""

from __future__ import annotations

from app.setting import About, Section, SettingKind
from app.settings import SETTINGS_FILE, about_settings
from reference_markdown import block, code, page, plain, table

_KINDS = {
    SettingKind.TEXT: "any text",
    SettingKind.OFFERED: "one of those that are found on this computer",
    SettingKind.FOLDER: "a folder",
}
_EXAMPLE = """\
{
  "author": "Robin Example",
  "theme": "dark",
  "text_size": "125"
}"""


def settings_page() -> str:
    """Return the page of all settings."""
    intro = (
        f"**Settings** in the menu shows and changes these. They are kept as JSON in "
        f"{code(SETTINGS_FILE)} beside the library; a value is always text, and an empty one, or "
        "none, means “as it came”. Secrets are never in there."
    )
    parts = []
    for section in Section:
        ours = [one for one in about_settings() if one.section is section]
        if ours:
            rows = (
                (f"**{plain(one.title)}**", code(one.name), _values(one), _meaning(one))
                for one in ours
            )
            parts += [f"## {section}", table(("Setting", "Name", "Values", "What it does"), rows)]
    return page("Settings", intro, block(_EXAMPLE, "json"), *parts)


def _values(one: About) -> str:
    if one.kind is SettingKind.NUMBER:
        return f"{one.least} to {one.most}"
    if one.kind is SettingKind.CHOICE:
        return "; ".join(
            f"{code(value)} {plain(words)}" if value else f"empty: {plain(words)}"
            for value, words in one.choices.items()
        )
    return _KINDS[one.kind]


def _meaning(one: About) -> str:
    return plain(one.description) + (" Works from the next start on." if one.at_start else "")
