# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which bone of a fishbone a place belongs to: its whole slanted strip, not the head alone."""

from __future__ import annotations

from app.causal.fishbone import BESIDE, BONE
from app.causal.shapes import Drawing, Label, Path

UNSORTED = BONE
"""What stands for the tray of causes that nobody has sorted: a bone without a name."""


def bone_at(drawing: Drawing, x: float, y: float) -> str:
    """Return the id of the bone's head, `UNSORTED` for the tray, or "" outside of any."""
    if _in_tray(drawing, y):
        return UNSORTED
    bones = [
        (line_x, shape.id.removesuffix(":line"))
        for shape in drawing.shapes
        if isinstance(shape, Path)
        and shape.id.startswith(BONE)
        and (line_x := _line_x(shape, y)) is not None
    ]
    return next((bone for line_x, bone in sorted(bones) if x <= line_x + BESIDE), "")


def _in_tray(drawing: Drawing, y: float) -> bool:
    labels = (shape for shape in drawing.shapes if isinstance(shape, Label))
    return any(y >= label.texts[0].y - 20 for label in labels if label.id == "unsorted")


def _line_x(bone: Path, y: float) -> float | None:
    """Return where a bone's line, or its head, is at a height; None on the spine's other side."""
    (tip_x, tip_y), (joint_x, joint_y) = bone.commands[0][1][0], bone.commands[1][1][0]
    along = (y - joint_y) / (tip_y - joint_y)
    return joint_x + (tip_x - joint_x) * min(along, 1.0) if along > 0 else None
