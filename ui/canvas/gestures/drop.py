# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a drag would do where it is let go, told while the mouse is still held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Drop:
    """`words` say what would happen, or why it can't where `refused`."""

    words: str
    refused: bool = False


DropJudge = Callable[[str, str, bool], Drop]
"""Answers what dropping a cause (its id) on a target (a shape's id) would do.

The third argument tells whether the cause keeps its place and is linked to the target too.
"""
