# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Look after a library at the start and once a day: its pages, what it lost, a backup where due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import UserFacingError
from app.store.backups import Backup, backups_of, verified
from app.store.library import Library
from app.store.salvage import Salvage
from app.store.troubles import LibraryDamaged


@dataclass(frozen=True)
class Upkeep:
    """What came of it: changes that are missing, the backup made, and why none could be made.

    `strange` names reviews of which changes were seen that have no place in this library.
    """

    missing: tuple[Salvage, ...] = ()
    strange: tuple[str, ...] = ()
    backup: Backup | None = None
    sentence: str = ""


def look_after(library: Library) -> Upkeep:
    """Look through the library and back it up. Raises LibraryDamaged.

    Where no backup can be made, as on a full disk, those of before are there all the same.
    """
    library.check_pages()
    missing, strange = tuple(library.missing_changes()), tuple(library.strange_changes())
    try:
        return Upkeep(missing, strange, library.back_up_if_due())
    except LibraryDamaged:
        raise
    except UserFacingError as error:
        return Upkeep(missing, strange, sentence=error.sentence)


def checked_backups(library: Path) -> list[Backup]:
    """Read all backups through anew and return them, the newest first."""
    return [replace(backup, verdict=verified(backup.path)) for backup in backups_of(library)]
