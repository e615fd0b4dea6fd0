# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What `hotwash self-test` tries, part by part, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from app.bootstrap import Services, build
from app.capture.intake import take_in
from app.capture.review_file import import_file
from app.causal.edits import add_child
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.fonts import BundledMeasure
from app.paths import resource
from app.publish.export import WRITERS, ExportOptions, export_review
from app.review.cause import EFFECT_ID
from app.review.ids import new_id
from app.review.review import Review, new_review
from app.translation import tr

EXAMPLE = ("examples", "gitlab-2017-01-31.yaml")
SAVE_SECONDS = 10.0
LATE_LIBRARIES = {
    "dateparser.languages": "foreign months",
    "diff_match_patch": "merging",
    "docx": "Word",
    "hunspell": "spelling",
    "icalendar": "calendars",
    "jeepney": "the session bus",
    "keyring.backends": "the keyring",
    "miniaudio": "sound",
    "psycopg": "shared libraries",
    "pyhanko.sign": "signatures",
    "pypdfium2": "pictures of pages",
    "truststore": "trusted servers",
    "wakepy": "staying awake",
}
"""Libraries that are imported only where they are needed, long after the start, and for what."""
OPTIONAL = ("jeepney", "psycopg", "pyhanko.sign")
"""Not part of every installation."""


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

    def libraries(self) -> str:
        """Import what is otherwise imported only when it is needed."""
        lacking = [name for name in LATE_LIBRARIES if not _imports(name)]
        broken = [name for name in lacking if name not in OPTIONAL]
        if broken:
            raise RuntimeError(
                tr("these libraries are missing: {0}").format(
                    ", ".join(f"{name} ({LATE_LIBRARIES[name]})" for name in broken)
                )
            )
        told = tr("{0} libraries are there").format(len(LATE_LIBRARIES) - len(lacking))
        return told + (tr(", not here: {0}").format(", ".join(lacking)) if lacking else "")

    def parts(self) -> tuple[Callable[[], str], ...]:
        """Return the parts in their order."""
        return (
            self.library,
            self.editing,
            self.lenses,
            self.exports,
            self.report,
            self.libraries,
        )


def _imports(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True
