# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the guide that are written by the program, so that they say what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reference_command_line import command_line_page
from reference_file_format import file_format_page
from reference_keys import cheat_sheet_page, keys_page
from reference_rules import rules_page
from reference_settings import settings_page

COMMAND = "python3 packaging/dev.py guide --reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "reference/keys.md": keys_page,
    "reference/settings.md": settings_page,
    "reference/command-line.md": command_line_page,
    "reference/file-format.md": file_format_page,
    "reference/rules.md": rules_page,
    "cheat-sheet.md": cheat_sheet_page,
}
"""Each page by its path in the guide, and what writes it."""


def write_pages(folder: Path) -> list[Path]:
    """Write all pages into the guide's folder."""
    written = []
    for name, page in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")
        written.append(path)
    return written
