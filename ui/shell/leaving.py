# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a review may be left now: what is not kept yet is said once, and respected twice."""

from __future__ import annotations

from app.translation import tr
from ui.shell.review_page import ReviewPage


def may_leave(page: ReviewPage) -> bool:
    """Save the review; where that fails, say so once and let go at the second try."""
    page.finish_typing()
    if page.bridge.is_awaited and not page.was_told_of_sending:
        page.was_told_of_sending = True
        page.warn(
            tr(
                "This review is being published, and what arrives is still to be kept here. "
                "Wait for it or cancel it, or do the same once more to leave at once."
            )
        )
        return False
    if page.is_saved() or page.was_warned_at_close:
        return True
    page.was_warned_at_close = True
    page.warn(
        tr(
            "Not everything is saved yet. Your text is kept here: free some space and wait for "
            "“saved”, or do the same once more to leave without it."
        )
    )
    return False
