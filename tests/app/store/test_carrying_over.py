# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library is copied and the copy read through before a new version touches it, and it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import build
from app.errors import UserFacingError
from app.store.backups import backups_of
from app.store.carrying_over import CarriedOver, Stage, Work
from app.store.revisions import REVISIONS
from app.store.troubles import LibraryDamaged
from tests.builders import REVIEW_ID, review_with
from tests.fakes import FakeClock
from tests.newer_library import alter, fingerprint
from tests.older_library import make_older_library

Told = list[Stage | CarriedOver | None]
REVIEW = review_with(title="Of the version before")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a library of the version before the last one."""
    made = tmp_path / "library" / "hotwash.db"
    make_older_library(made, len(REVISIONS) - 2, REVIEW)
    return made


def opening(path: Path) -> Told:
    """Open the library as the app does; return what was told."""
    told: Told = []
    services = build(path.parent, clock=FakeClock())
    services.tell_carrying = told.append
    try:
        assert services.library.load(REVIEW_ID).incident.title == REVIEW.incident.title
    finally:
        services.close()
    return told


def test_it_is_copied_read_through_and_carried_over_in_this_order(path: Path) -> None:
    told = opening(path)
    works = [each.work for each in told if isinstance(each, Stage)]
    assert list(dict.fromkeys(works)) == [Work.COPYING, Work.CHECKING, Work.MIGRATING]
    assert works == sorted(works, key=list(Work).index)
    shares = [each.share for each in told if isinstance(each, Stage)]
    assert shares[-1] == 1.0
    assert [share for share in shares if share == 0.5] == [0.5], "two versions, one after the other"
    (backup,) = backups_of(path)
    assert told[-1] == CarriedOver(backup.path)
    assert backup.version == REVISIONS[-3]
    assert backup.is_good, "it was read through"


def test_the_next_start_has_nothing_to_tell(path: Path) -> None:
    opening(path)
    assert opening(path) == []
    assert len(backups_of(path)) == 1


def test_a_new_library_has_nothing_to_tell(tmp_path: Path) -> None:
    told: Told = []
    services = build(tmp_path / "new", clock=FakeClock())
    services.tell_carrying = told.append
    services.library.summaries()
    services.close()
    assert not any(told)


def test_without_room_for_the_copy_nothing_is_touched_and_the_end_is_told(path: Path) -> None:
    (path.parent / "backups").write_text("no folder")
    before = fingerprint(path)
    told: Told = []
    services = build(path.parent, clock=FakeClock())
    services.tell_carrying = told.append
    with pytest.raises(UserFacingError):
        _ = services.library
    services.close()
    assert told == [None]
    assert fingerprint(path) == before


def test_a_library_that_makes_no_sense_is_left_as_it_is_and_said_to_be_damaged(path: Path) -> None:
    alter(path, "UPDATE change SET at = 'never'")
    before = fingerprint(path)
    told: Told = []
    services = build(path.parent, clock=FakeClock())
    services.tell_carrying = told.append
    with pytest.raises(LibraryDamaged, match="make no sense"):
        _ = services.library
    services.close()
    assert told[-1] is None
    assert fingerprint(path) == before
