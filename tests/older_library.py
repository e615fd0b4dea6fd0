# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Libraries as older versions of Hotwash left them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import MetaData, insert, select

from app.clock import Clock
from app.review.review import Review
from app.store.engine import Database, open_sqlite
from app.store.library import Library
from app.store.revisions import REVISIONS
from app.store.schema import bring_up_to_date
from app.store.tables import metadata
from tests.fakes import FakeClock


def make_older_library(path: Path, versions: int, *reviews: Review) -> None:
    """Make a library file as the first `versions` versions of the schema left it, with reviews."""
    old, newest = open_sqlite(path), path.with_suffix(".newest.db")
    bring_up_to_date(old, REVISIONS[:versions])
    fill_older(old, open_sqlite(newest), FakeClock(), *reviews)
    old.close()
    newest.unlink()


def fill_older(old: Database, new: Database, clock: Clock, *reviews: Review) -> None:
    """Write reviews into tables of an older version, as far as those have room for them."""
    bring_up_to_date(new)
    for review in reviews:
        Library(new, clock).add(review)
    kept = MetaData()
    with old.writing() as target, target.begin(), new.reading() as source:
        kept.reflect(target)
        for table in kept.sorted_tables:
            if table.name not in metadata.tables or "index" in table.name or "facet" in table.name:
                continue  # the index is filled again from the reviews
            here = metadata.tables[table.name]
            names = [each.name for each in table.columns if each.name != "sequence"]
            for row in source.execute(select(here)).mappings().all():
                target.execute(insert(here).values({name: row[name] for name in names}))
    new.close()
