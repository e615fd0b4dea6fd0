# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library of a newer Hotwash: looked on as far as it is known here, and never written.

What makes no sense in it is no damage: nothing is offered to be restored or written anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from app.store.troubles import LibraryDamaged, NotAllowed, ReviewDamaged, sense_of_rows
from app.translation import tr
from app.version import VERSION

if TYPE_CHECKING:
    from app.store.engine import Database

_SENSELESS = (ValueError, TypeError, KeyError, OverflowError, RecursionError)


class NewerLibrary(NotAllowed):
    """The tables are of a newer Hotwash: they are left as they are. `version` is that of them."""

    def __init__(self, where: str, version: str, maker: str = "") -> None:
        told = tr("Hotwash {0}").format(maker) if maker else tr("tables {0}").format(version)
        reason = tr("the library {0} was written by a newer Hotwash ({1}; this is {2})")
        way_out = tr("update Hotwash to work in it; nothing in it is changed until then")
        super().__init__(reason.format(where, told, VERSION), way_out)
        self.version = version
        self.maker = maker


class NotUnderstood(NotAllowed):
    """Something in the tables of a newer Hotwash is not what this one can read."""

    def __init__(self) -> None:
        super().__init__(
            tr("this can't be shown here: it was written by a newer Hotwash in a way of its own"),
            tr("update Hotwash to see it; nothing in it is changed"),
        )


def looking_on_words(newer: NewerLibrary) -> str:
    """Return what a window says while it shows a library of a newer Hotwash."""
    if newer.maker:
        who = tr("This library was written by Hotwash {0}, which is newer than this one ({1}).")
        told = who.format(newer.maker, VERSION)
    else:
        who = tr("This library was written by a Hotwash that is newer than this one ({0}).")
        told = who.format(VERSION)
    way = tr("You can read, export and print; nothing in it is changed. Update Hotwash to go on.")
    return f"{told} {way}"


@contextmanager
def sense_of(database: Database) -> Iterator[None]:
    """Read rows: say what makes no sense as what it is, by where the rows are.

    In a file it is damage; on a server it is reported as a bug; of a newer Hotwash it may be right.
    Raises LibraryDamaged or NotUnderstood.
    """
    if database.newer is None:
        with nullcontext() if database.file is None else sense_of_rows(database.where):
            yield
        return
    try:
        yield
    except (*_SENSELESS, LibraryDamaged, ReviewDamaged) as error:
        raise NotUnderstood from error
