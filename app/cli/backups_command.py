# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash backups`: show what stands beside the library, make one, check all, restore one."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.bootstrap import Services
from app.cli import exit_codes
from app.cli.review_argument import services
from app.cli.terminal import aligned, plain
from app.errors import UserFacingError
from app.store.backups import Backup, backup_folder, backups_of, make_backup, verified
from app.store.keeping import checked_backups
from app.translation import tr


def backups(asked: Namespace) -> int:
    """Do what `what` says; the exit code tells whether all backups are good."""
    with services(asked.data) as built:
        if built.database_url:
            raise UserFacingError(
                tr("This library is on a database server; have it backed up there (pg_dump).")
            )
        library = built.database_file
        if asked.what == "restore":
            return _restore(built, asked.name)
        if asked.what == "make":
            make_backup(library)
        found = checked_backups(library) if asked.what == "verify" else backups_of(library)
    if asked.json:
        print(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _print(found, library)
    is_bad = any(one.verdict is not None and not one.is_good for one in found)
    return exit_codes.FINDINGS if is_bad else exit_codes.OK


def _restore(built: Services, name: str) -> int:
    backup = _chosen(built.database_file, name)
    there = built.database_file.exists()
    aside = built.restore(backup)
    library = built.library
    found = library.keeping.salvageable(aside)
    library.keeping.bring_in(found)
    print(tr("{0} is in place again.").format(plain(backup.path.name)))
    if there:
        print(tr("What stood there is kept as {0}.").format(plain(str(aside))))
    for salvage in found:
        words = tr("Brought in: {0} (changes: {1}, the last one of {2}).")
        title = plain(salvage.title) or salvage.review_id
        print(words.format(title, len(salvage.rows), _time(salvage.last_at)))
    return exit_codes.OK


def _chosen(library: Path, name: str) -> Backup:
    there = backups_of(library)
    for backup in there:
        if backup.path.name == name:
            return backup
        if not name and verified(backup.path).is_good:
            return backup
    if name:
        raise UserFacingError(
            tr("There is no backup {0} in {1}; `hotwash backups` lists them.").format(
                name, backup_folder(library)
            )
        )
    raise UserFacingError(tr("There is no good backup in {0}.").format(backup_folder(library)))


def _print(found: Sequence[Backup], library: Path) -> None:
    if found:
        heads = (tr("Made"), tr("Reviews"), tr("Last change"), tr("Found"), tr("Name"))
        print(aligned(heads, [_row(one) for one in found]))
    else:
        print(tr("There are no backups yet."))
    print(
        tr(
            "They are in {0}: all reviews and their history. Attached files are not in them; "
            "copy the folder {1} to keep those twice."
        ).format(plain(str(backup_folder(library))), plain(str(library.parent / "attachments")))
    )


def _row(backup: Backup) -> tuple[str, ...]:
    verdict = backup.verdict
    return (
        _time(backup.at),
        str(verdict.reviews) if backup.is_good and verdict is not None else "",
        _time(backup.last_change) if backup.last_change else "",
        _told(backup),
        backup.path.name,
    )


def _told(backup: Backup) -> str:
    if backup.verdict is None:
        return tr("not checked yet")
    if not backup.is_good:
        return backup.verdict.sentence
    if backup.verdict.missing_files:
        return tr("good; {0} attached files are missing").format(backup.verdict.missing_files)
    return tr("good")


def _time(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _plain(backup: Backup) -> dict[str, object]:
    verdict = backup.verdict
    return {
        "file": str(backup.path),
        "made": backup.at.isoformat(),
        "schema": backup.version,
        "good": verdict.is_good if verdict is not None else None,
        "sentence": verdict.sentence if verdict is not None else "",
        "reviews": verdict.reviews if verdict is not None else None,
        "last_change": verdict.last_change if verdict is not None else "",
        "missing_files": verdict.missing_files if verdict is not None else None,
    }
