# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash history`: who changed what in a review, when, and how it moved on."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import Services
from app.cli import exit_codes
from app.cli.review_argument import has_library, named_review, services
from app.cli.terminal import aligned, plain
from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.history import (
    HistoryEntry,
    about_words,
    history,
    history_csv,
    history_markdown,
    history_of_items,
    history_plain,
)
from app.publish.written_file import write_bytes
from app.review.review import Review
from app.review.zone import zone_of
from app.store.troubles import NoSuchReview
from app.translation import tr

_SUFFIXES = (".csv", ".md")


def show(asked: Namespace) -> int:
    """Print the history of a review, or write it to a file."""
    path = typed_path(asked.output) if asked.output else None
    if path is not None and path.suffix.lower() not in _SUFFIXES:
        raise UserFacingError(
            tr("A history is written as {0}; give a file that ends so.").format(
                tr(" or ").join(_SUFFIXES)
            )
        )
    with services(asked.data) as built, named_review(asked.review, built) as (review, _):
        entries, is_whole = _told(review, built)
    if not is_whole:
        words = tr("A file holds no single changes: only the moves of the review are shown.")
        print(f"hotwash: {words}", file=sys.stderr)
    if path is not None:
        _write(path, review, entries)
    if asked.json:
        told = {"id": review.id, "whole": is_whole, "history": history_plain(entries)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif path is None:
        _print(review, entries)
    return exit_codes.OK


def _told(review: Review, built: Services) -> tuple[Sequence[HistoryEntry], bool]:
    """Return the history, and whether it is all of it: a file may be of a review kept here too."""
    if has_library(built):
        try:
            built.library.find(review.id)
        except NoSuchReview:
            pass
        else:
            return history(review.id, built.library_of(review.id).changes(review.id)), True
    return history_of_items(review), False


def _write(path: Path, review: Review, entries: Sequence[HistoryEntry]) -> None:
    if path.suffix.lower() == ".csv":
        text = history_csv(entries, zone_of(review))
    else:
        text = history_markdown(review, entries)
    write_bytes(path, text.encode())
    print(tr("Written: {0}").format(plain(str(path))), file=sys.stderr)


def _print(review: Review, entries: Sequence[HistoryEntry]) -> None:
    if not entries:
        print(tr("Nothing has changed yet."))
        return
    zone = zone_of(review)
    heads = (tr("Time"), tr("Who"), tr("Step"), tr("What"), tr("About"))
    rows = [
        (
            f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
            entry.by,
            str(entry.step or ""),
            entry.what,
            about_words(entry),
        )
        for entry in entries
    ]
    print(tr("Times in {0}.").format(review.incident.time_zone))
    print(aligned(heads, rows))
