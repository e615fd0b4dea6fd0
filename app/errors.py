# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The two sorts of trouble: a known situation said in words, or a bug.

Whatever is not a `UserFacingError` is a bug and belongs to the crash report.
"""


class UserFacingError(Exception):
    """Carry one clear sentence, with the way out, for the person at the keyboard."""

    @property
    def sentence(self) -> str:
        """The sentence as it is shown."""
        return str(self)
