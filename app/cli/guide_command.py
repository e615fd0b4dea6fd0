# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash guide`: the pages of the guide in a terminal, as where there is no window."""

from __future__ import annotations

from argparse import Namespace

from app.cli import exit_codes


def guide(asked: Namespace) -> int:
    """Print a page as it is written; without one, which there are."""
    from app.guide.pages import Guide
    from app.paths import guide_dir

    pages = Guide(guide_dir())
    if asked.page:
        print(pages.text(f"{asked.page.removesuffix('.md')}.md").rstrip())
        return exit_codes.OK
    for page in pages.pages():
        print(f"{page.name.removesuffix('.md'):<28} {page.title}")
    return exit_codes.OK
