# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash inspect`: look for damage in the library, its reviews and their attached files."""

from __future__ import annotations

import json
from argparse import Namespace

from app.bootstrap import Services
from app.cli import exit_codes
from app.cli.review_argument import has_library, services
from app.cli.terminal import plain
from app.errors import UserFacingError
from app.store.inspection import Inspection
from app.translation import tr


def inspect(asked: Namespace) -> int:
    """Print what is damaged, and where; the exit code is 1 where anything is."""
    if asked.rebuild and not asked.review:
        raise UserFacingError(tr("Name the review that is to be written anew."))
    with services(asked.data) as built:
        ids = _ids(built, asked.review)
        if asked.rebuild:
            _rebuild(built, ids[0])
        lost = _lost(built) if ids else []
        found = [built.library.keeping.inspect(one, built.attachments) for one in ids]
    if asked.json:
        told = {"lost": lost, "reviews": [_plain(one) for one in found]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(lost, found)
    is_whole = not lost and all(one.is_whole for one in found)
    return exit_codes.OK if is_whole else exit_codes.FINDINGS


def _ids(built: Services, name: str) -> list[str]:
    if name:
        return [built.library.find(name)]
    return [summary.id for summary in built.library.summaries()] if has_library(built) else []


def _rebuild(built: Services, review_id: str) -> None:
    if not built.library.keeping.rebuild(review_id):
        raise UserFacingError(
            tr(
                "The history of the review {0} is damaged itself, so nothing was written anew; "
                "`hotwash backups restore` puts a backup in place."
            ).format(review_id)
        )


def _lost(built: Services) -> list[str]:
    built.library.keeping.check_pages()
    words = tr("Changes missing from “{1}”: {0}. Open Hotwash to bring them back.")
    return [
        words.format(len(one.rows), one.title or one.review_id)
        for one in built.library.keeping.missing_changes()
    ]


def _print(lost: list[str], found: list[Inspection]) -> None:
    for sentence in lost:
        print(plain(sentence))
    for one in found:
        title = plain(one.title) or tr("(no title)")
        if one.is_whole:
            print(tr("{0} {1}: whole (changes: {2}).").format(one.review_id, title, one.changes))
        else:
            print(f"{one.review_id} {title}:")
        for finding in one.findings:
            print(f"  {plain(finding.sentence)}")
    if not found:
        print(tr("There are no reviews to look at."))


def _plain(found: Inspection) -> dict[str, object]:
    return {
        "id": found.review_id,
        "title": found.title,
        "changes": found.changes,
        "whole": found.is_whole,
        "findings": [
            {
                "damage": one.damage.value,
                "kind": one.kind.value if one.kind is not None else None,
                "item": one.item_id,
                "field": one.field,
                "sentence": one.sentence,
            }
            for one in found.findings
        ],
    }
