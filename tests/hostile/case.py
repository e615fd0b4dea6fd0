# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One hostile file, and how it must end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One file: `name` on the disk, its content, what reads it, and how it must end.

    It is refused with a sentence that says `refused`, or read and shown as `shown`; both are
    searched for as regular expressions.
    """

    about: str
    name: str
    content: Callable[[], bytes]
    reader: str = "review"
    refused: str = ""
    shown: str = ""
