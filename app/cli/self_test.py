# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash self-test`: try every part of this installation in a folder of its own."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from app.bootstrap import Services, build
from app.capture.intake import take_in
from app.capture.review_file import import_file
from app.causal.edits import add_child
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.cli import exit_codes
from app.fonts import BundledMeasure
from app.paths import resource
from app.publish.export import WRITERS, ExportOptions, export_review
from app.review.cause import EFFECT_ID
from app.review.ids import new_id
from app.review.review import Review, new_review
from app.translation import tr

EXAMPLE = ("examples", "gitlab-2017-01-31.yaml")
SAVE_SECONDS = 10.0


class Trial:
    """One run over a folder that is thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.services: Services = build(folder / "data", database_url="")
        self.review: Review = new_review(new_id(), self.services.clock.now(), "Self-test")

    def library(self) -> str:
        """Put a review into a new library, the example where it is there."""
        path = resource(*EXAMPLE)
        if not path.exists():
            self.services.library.add(self.review)
            return tr("a new review was kept")
        taken = take_in(import_file(path), self.services.library, self.services.attachments)
        self.review = self.services.library.load(taken.review_id)
        return tr("{0} events and {1} causes were kept").format(
            len(self.review.timeline), len(self.review.causes)
        )

    def editing(self) -> str:
        """Change the review through its session, and find the change on disk."""
        with self.services.library.open(self.review.id) as opened:
            added = add_child(opened.session.review, EFFECT_ID, "Self-test")
            opened.session.apply(added.edit, "self-test")
            if not opened.autosave.flush(SAVE_SECONDS):
                raise RuntimeError(tr("the change was not saved in time"))
            changed = opened.session.review
        if self.services.library.load(self.review.id) != changed:
            raise RuntimeError(tr("what was saved is not what was typed"))
        self.review = changed
        return tr("a change was saved and read back")

    def lenses(self) -> str:
        """Draw the causes."""
        shapes = {
            name: len(draw(self.review, BundledMeasure(), LensOptions()).shapes)
            for name, draw in LENSES.items()
        }
        if not all(shapes.values()):
            raise RuntimeError(tr("a drawing is empty"))
        return ", ".join(tr("{0} {1} shapes").format(name, count) for name, count in shapes.items())

    def exports(self) -> str:
        """Write every format, and read back those that can be read."""
        options = ExportOptions(
            files=self.services.attachments,
            now=self.services.clock.now(),
            rules=self.services.rules,
        )
        sizes = []
        for name in WRITERS:
            path = self.folder / f"review.{name}"
            if name == "ics" and self.review.meeting.scheduled_at is None:
                continue
            export_review(self.review, path, name, options)
            if name in ("hotwash", "yaml", "json") and import_file(path).review != self.review:
                raise RuntimeError(tr("the {0} file does not give the review back").format(name))
            sizes.append(tr("{0} {1:,} bytes").format(name, path.stat().st_size))
        return ", ".join(sizes)

    def report(self) -> str:
        """Look at the PDF from outside."""
        content = (self.folder / "review.pdf").read_bytes()
        if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-64:]:
            raise RuntimeError(tr("the report is not a whole PDF"))
        return tr("the report is a whole PDF")


def run(_asked: Namespace) -> int:
    """Try everything, say what was tried, and end with code 1 where something failed."""
    failed = 0
    # On Windows the library's file can linger for a moment after it was closed.
    with tempfile.TemporaryDirectory(prefix="hotwash-", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder))
        try:
            steps = (trial.library, trial.editing, trial.lenses, trial.exports, trial.report)
            failed = sum(not _passes(step) for step in steps)
        finally:
            trial.services.close()
    print(
        tr("Everything works.") if not failed else tr("{0} of 5 parts do not work.").format(failed)
    )
    return exit_codes.FINDINGS if failed else exit_codes.OK


def _passes(step: Callable[[], str]) -> bool:
    try:
        print(tr("ok      {0}: {1}").format(step.__name__, step()))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
        print(tr("failed  {0}: {1}: {2}").format(step.__name__, type(error).__name__, error))
        return False
    return True
