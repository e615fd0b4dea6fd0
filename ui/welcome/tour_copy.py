# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The copy of the example that the tour goes through: kept apart from the library, and thrown away.

What is typed in it is saved like everything else, only elsewhere.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from app.bootstrap import Services, build
from app.paths import resource
from app.review.ids import new_id
from app.store.open_review import OpenReview
from app.temporary_folder import lasting_temporary_folder
from ui.library.library_desk import EXAMPLE


@dataclass(frozen=True)
class TourCopy:
    """A review that is open in a library of its own. `services` are those of that library."""

    folder: Path
    services: Services
    opened: OpenReview

    def throw_away(self) -> None:
        """Remove the library; the review is closed before."""
        self.services.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def open_copy(services: Services) -> TourCopy:
    """Open a copy of the example in a folder for temporary files. Raises UserFacingError."""
    from app.capture.review_file import import_file

    example = import_file(resource(*EXAMPLE)).review
    review = replace(example, id=new_id())
    folder = lasting_temporary_folder()
    own = build(folder, database_url="", clock=services.clock, author=services.author)
    own.settings = services.settings
    try:
        own.library.add(review, services.signature, label="import review")
        return TourCopy(folder, own, own.library.open(review.id, services.signature))
    except BaseException:
        own.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
