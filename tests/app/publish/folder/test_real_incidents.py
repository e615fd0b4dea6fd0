# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Published incidents in one folder: each has its files, and the index tells them newest first."""

from __future__ import annotations

from pathlib import Path

from app.publish.folder.stamp import stamped_files
from tests.app.publish.folder.test_folder import Desk
from tests.real_reviews import REAL_REVIEWS


def test_real_incidents_stand_in_one_index_newest_first(tmp_path: Path) -> None:
    desks = [Desk(tmp_path / "post-mortems", make()) for make in REAL_REVIEWS]
    for desk in desks:
        desk.fields = {"formats": ("yaml",), "naming": "{year}/{date}-{slug}"}
        assert desk.publish() == []
    found = list(stamped_files(tmp_path / "post-mortems"))
    assert {entry.stamp.id for entry in found} == {desk.review.id for desk in desks}
    rows = [line for line in desks[0].text("README.md").splitlines() if "](20" in line]
    days = [row.split("|")[1].strip() for row in rows]
    assert len(days) == len(desks)
    assert days == sorted(days, reverse=True)
    for desk in desks:
        desk.publish()
        assert desk.piece.why == "It is there as the review is now."
