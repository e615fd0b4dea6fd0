#!/usr/bin/env python3
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Make a site of the guide in `docs/guide`, with the cheat sheets to print beside it.

`--reference` writes the reference pages anew from the program instead; `--check-links` asks the
network whether the addresses that pages name still answer.
"""

from __future__ import annotations

import argparse
import os
import sys
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SOURCE = ROOT / "docs" / "guide"
TARGET = ROOT / "build" / "guide"
PRINTS_VARIABLE = "HOTWASH_CHEAT_SHEETS"
"""Tells `conf.py` where the cheat sheets to print are."""


def build_site(target: Path, source: Path = SOURCE, builder: str = "html") -> int:
    """Let Sphinx make the site in `target`; every warning is an error."""
    from sphinx.cmd.build import build_main

    trees = target.parent / f"{target.name}-doctrees"
    strict = ["--fail-on-warning", "--keep-going", "--nitpicky", "--quiet"]
    return build_main([*strict, "-b", builder, "-d", str(trees), str(source), str(target)])


def write_cheat_sheets(folder: Path) -> list[Path]:
    """Write the cheat sheet for each paper, with the keys as they come."""
    from app.publish.cheat_sheet import cheat_sheet
    from app.rules.report_style import PaperSize
    from ui.help.cheat_sheet_content import cheat_sheet_content, first_key

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for paper in PaperSize:
        path = folder / f"cheat-sheet-{paper}.pdf"
        path.write_bytes(cheat_sheet(cheat_sheet_content(first_key), paper))
        written.append(path)
    return written


def main(arguments: list[str]) -> int:
    """Do what the options say."""
    options = _parser().parse_args(arguments)
    if options.reference:
        from reference import write_pages

        for path in write_pages(SOURCE):
            print(path.relative_to(ROOT))
        return 0
    prints = TARGET.parent / "cheat-sheets"
    write_cheat_sheets(prints)
    os.environ[PRINTS_VARIABLE] = str(prints)
    code = build_site(TARGET)
    if not code and options.check_links:
        code = build_site(TARGET.with_name("guide-links"), builder="linkcheck")
    if code:
        return code
    print(f"Written: {TARGET / 'index.html'}")
    if options.open:
        webbrowser.open((TARGET / "index.html").as_uri())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py guide", description=__doc__)
    parser.add_argument("--open", action="store_true", help="show it in the browser")
    links = "ask whether the addresses outside answer (needs a network)"
    parser.add_argument("--check-links", action="store_true", help=links)
    pages = "write docs/guide/reference and the cheat sheet's page anew instead"
    parser.add_argument("--reference", action="store_true", help=pages)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
