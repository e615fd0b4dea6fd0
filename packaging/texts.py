#!/usr/bin/env python3
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring the catalogues in `resources/i18n` up to date with the texts of the app.

Texts that are new are added untranslated, texts that are gone are dropped, nothing is guessed.
Then each .po is compiled to the .mo that the app reads, and what still has no words is listed.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from failure import Failure
from text_sources import Text, texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("resources") / "i18n"
HEADER = """\
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0"""
_WIDTH = 100
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The day of a run would change the compiled file, and says nothing."""

_UNTOLD = (
    *(b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Last-Translator', b'"Language-Team'),
    *(b'"Project-Id-Version', b'"Report-Msgid-Bugs-To', b'"Generated-By'),
)
"""Lines of the header that change with every run, or say nothing."""


def read(path: Path) -> Catalog:
    """Read a catalogue as people edit it."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    return catalogue


def renewed(catalogue: Catalog, found: dict[Text, set[str]]) -> Catalog:
    """Return a catalogue of exactly the texts `found`, with the translations there are."""
    made = Catalog(
        locale=catalogue.locale,
        header_comment=HEADER,
        fuzzy=False,
    )
    for text, files in sorted(found.items()):
        known = catalogue.get(text.words, text.context or None)
        words = known.string if known is not None and not known.fuzzy else ""
        places = [(name, 0) for name in sorted(files)]
        made.add(text.words, words, locations=places, context=text.context or None)
    return made


def fill(catalogue: Catalog, translations: dict[str, str]) -> list[str]:
    """Put translations in by their English text; return those that no text asks for.

    Where a context parts two meanings, the key is the context, a bar and the text.
    """
    left = []
    for key, words in translations.items():
        context, _, text = key.partition("|")
        found = catalogue.get(key) or catalogue.get(text, context)
        if found is None:
            left.append(key)
        else:
            found.string = words
    return left


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the texts that still have no words, each with its context in front."""
    left = [entry for entry in catalogue if entry.id and not entry.string]
    return [_key(str(entry.id), entry.context) for entry in left]


def _key(text: str, context: str | None) -> str:
    return f"{context}|{text}" if context else text


def as_po(catalogue: Catalog) -> bytes:
    """Return the file that people edit: sorted, with the files' names but no line numbers."""
    made = io.BytesIO()
    write_po(made, catalogue, width=_WIDTH, sort_output=True, include_lineno=False)
    lines = made.getvalue().splitlines()
    kept = [line for line in lines if not line.startswith(_UNTOLD)]
    return b"\n".join(kept).rstrip() + b"\n"


def as_mo(catalogue: Catalog) -> bytes:
    """Return what the app reads."""
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def compiled(po: Path) -> bytes:
    """Return what a .po file compiles to."""
    return as_mo(read(po))


def main(arguments: list[str]) -> int:
    """Renew the catalogue of each language and tell what has no words yet."""
    options = _options(arguments)
    found = texts(ROOT)
    for po in sorted((ROOT / FOLDER).glob("*.po")):
        catalogue = renewed(read(po), found)
        if options.fill:
            for key in fill(catalogue, _translations(Path(options.fill))):
                print(f"No text of the app: {key}", file=sys.stderr)
        po.write_bytes(as_po(catalogue))
        po.with_suffix(".mo").write_bytes(compiled(po))
        left = untranslated(catalogue)
        if options.json:
            print(json.dumps(dict.fromkeys(left, ""), indent=1, ensure_ascii=False))
        else:
            print("\n".join([*left, f"{po.stem}: {len(found)} texts, {len(left)} untranslated."]))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py texts", description=__doc__)
    parser.add_argument(
        "--from", dest="fill", metavar="FILE", help="take translations from {text: translation}"
    )
    parser.add_argument(
        "--json", action="store_true", help="list what has no words as such a file, to be filled"
    )
    return parser.parse_args(arguments)


def _translations(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(f"{path} can't be read: {error}") from error
    if not isinstance(content, dict) or not all(isinstance(w, str) for w in content.values()):
        raise Failure(f"{path} has to be one JSON object of texts with their translations.")
    return content


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        sys.exit(str(failure))
