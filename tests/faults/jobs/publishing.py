# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Publishing a review that changes into a folder of post-mortems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.bootstrap import Services
from app.publish.export import ExportOptions
from app.publish.folder.stamp import stamped_files
from app.publish.folder.target import FolderTarget
from app.publish.publishing import Arrival, plan, recorded, send
from app.publish.target import published
from app.publish.target_config import TargetConfig, TargetKind
from app.review.edits import set_field
from app.review.ids import new_id
from app.store.open_review import OpenReview
from tests.builders import empty_review
from tests.faults.jobs.keeping import last_kept, with_review
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_review

NAME = "archive"


@dataclass(frozen=True)
class Publishing:
    """Publishes after each change of the title, and keeps the record of it."""

    span: float = 0.8

    def prepare(self, place: Place) -> Place:
        """Make a review that was never published, in a folder of its own."""
        return with_review(place, replace(empty_review("Title 0"), id=new_id()))

    def work(self, place: Place, say: Say) -> None:
        """Publish until killed; it counts once the record of it is saved."""
        services = place.services()
        opened = services.library.open(place.review_id, "lead")
        say("begun")
        number = 0
        while True:
            number += 1
            _publish(place, services, opened, number)
            say("kept", number)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look whether what was published is there, and whether publishing goes on from it."""
        services = place.services()
        review = check_review(services, place.review_id)
        kept = last_kept(said)
        lost = int(bool(kept) and published(review, NAME) is None)
        own = [
            entry for entry in stamped_files(_folder(place)) if entry.stamp.id == place.review_id
        ]
        assert len(own) <= 1, "published twice"
        found = int(own[0].stamp.title.split()[-1]) if own else 0
        lost += max(0, kept - found)
        with services.library.open(place.review_id, "lead") as opened:
            _publish(place, services, opened, kept + 1)
        _check_folder(place)
        services.close()
        return lost


def _publish(place: Place, services: Services, opened: OpenReview, number: int) -> None:
    session = opened.session
    session.apply(set_field(session.review.incident, "title", f"Title {number}"))
    target, options = _target(place), ExportOptions(files=services.attachments, now=_now(services))

    def keep(arrival: Arrival) -> None:
        session.apply(recorded(session.review, arrival, "lead"), "publish")

    pieces = plan(target, session.review, options).to_send
    run = send(target, session.review, pieces, options, keep, services.clock.now)
    assert run.troubles == []
    assert opened.autosave.flush()


def _check_folder(place: Place) -> None:
    """Assert that each file of the folder is whole and in the index once."""
    folder = _folder(place)
    entries = list(stamped_files(folder))
    index = (folder / "README.md").read_text(encoding="utf-8")
    for entry in entries:
        assert index.count(f"({entry.path})") == 1, entry.path
        pdf = (folder / f"{entry.stem}.pdf").read_bytes()
        assert pdf.startswith(b"%PDF-")
        assert pdf.rstrip().endswith(b"%%EOF")


def _folder(place: Place) -> Path:
    return place.folder / "post-mortems"


def _target(place: Place) -> FolderTarget:
    return FolderTarget(TargetConfig(NAME, TargetKind.FOLDER, str(_folder(place))))


def _now(services: Services) -> datetime:
    return services.clock.now()
