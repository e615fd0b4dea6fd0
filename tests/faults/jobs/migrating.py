# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Opening a library of an older version, which is then carried over."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from app.bootstrap import DATABASE_FILE
from app.capture.review_file import import_file
from app.paths import resource
from app.review.review import Review
from app.store.backups import backup_folder
from app.store.engine import open_sqlite
from app.store.revisions import REVISIONS
from app.store.schema import current_version
from tests.faults.jobs.exporting import EXAMPLE
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_file
from tests.older_library import make_older_library


@dataclass(frozen=True)
class Migrating:
    """Opens a library that `versions` versions of the schema made, the first one and on."""

    versions: int
    span: float = 0.8

    def prepare(self, place: Place) -> Place:
        """Put a library of that version into a folder of its own."""
        older = place.folder / f"older-{self.versions}.db"
        if not older.exists():
            place.folder.mkdir(parents=True, exist_ok=True)
            make_older_library(older, self.versions, _review())
        fresh = replace(place, folder=place.folder / uuid4().hex, review_id=_review().id)
        (fresh.folder / "data").mkdir(parents=True)
        shutil.copyfile(older, fresh.folder / "data" / DATABASE_FILE)
        return fresh

    def work(self, place: Place, say: Say) -> None:
        """Open the library, and stay."""
        services = place.services()
        say("begun")
        review = services.library.load(place.review_id)
        say("kept", len(review.timeline))
        threading.Event().wait()

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look whether it is carried over in the end, and whether the copies made of it are whole.

        The first change of a review was written before changes were linked: only what is there
        is compared.
        """
        del said
        services = place.services()
        assert services.library.load(place.review_id) == _review()
        check_file(services.data_dir / DATABASE_FILE)
        copies = sorted(backup_folder(services.data_dir / DATABASE_FILE).glob("*.db"))
        for copy in copies:
            check_file(copy)
        assert REVISIONS[self.versions - 1] in map(_version, copies), "no copy was made before"
        services.close()
        shutil.rmtree(place.folder)
        return 0


def _version(path: Path) -> str | None:
    database = open_sqlite(path)
    with database.reading() as connection:
        version = current_version(connection)
    database.close()
    return version


def _review() -> Review:
    return import_file(resource(*EXAMPLE)).review
