# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: INP001 - no package, a file that Sphinx reads
"""How Sphinx makes a site of the guide; `dev.py guide` runs it.

The pages are plain Markdown, which the app shows as well: what only a site can do is done here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from app.version import VERSION  # noqa: E402 - found once the path is set

project = "Hotwash"
author = "Hotwash contributors"
release = version = VERSION
html_title = f"Hotwash {VERSION}"
extensions = ["myst_parser"]
exclude_patterns = ["README.md"]
myst_heading_anchors = 4
nitpicky = True

html_theme = "furo"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#33429a", "color-brand-content": "#33429a"},
    "dark_css_variables": {"color-brand-primary": "#bcc5ff", "color-brand-content": "#bcc5ff"},
}

linkcheck_timeout = 20
linkcheck_ignore = [r"https?://(localhost|[^/]*\.example|example\.)"]

_LIGHT, _DARK = "pictures/light/", "pictures/dark/"
_PRINTS = "HOTWASH_CHEAT_SHEETS"
"""Names the folder that holds the cheat sheets to print, where they were made."""


class DarkPictures(SphinxTransform):
    """Puts the dark picture beside each light one; the theme shows one of them."""

    default_priority = 200

    def apply(self, **_options: Any) -> None:
        """Give each picture of a page its twin, where there is one."""
        folder = Path(self.env.doc2path(self.env.docname)).parent
        for picture in list(self.document.findall(nodes.image)):
            dark = str(picture["uri"]).replace(_LIGHT, _DARK)
            if dark != picture["uri"] and (folder / dark).is_file():
                twin = picture.deepcopy()
                twin["uri"] = dark
                twin["classes"].append("only-dark")
                picture["classes"].append("only-light")
                picture.parent.insert(picture.parent.index(picture) + 1, twin)


def offer_prints(_app: Sphinx, page: str, source: list[str]) -> None:
    """Let the page of the cheat sheet lead to the sheets to print."""
    folder = os.environ.get(_PRINTS)
    if page == "cheat-sheet" and folder:
        near = os.path.relpath(folder, HERE)
        prints = (f"[{name}]({near}/cheat-sheet-{name.lower()}.pdf)" for name in ("A4", "Letter"))
        source[0] += f"\nTo print: {', '.join(prints)}.\n"


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of what is done here."""
    app.add_transform(DarkPictures)
    app.connect("source-read", offer_prints)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
