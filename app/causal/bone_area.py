# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which bone of a fishbone a place belongs to: its whole slanted strip, not the head alone."""

from __future__ import annotations

from app.causal.fishbone import BONE, PITCH
from app.causal.shapes import Drawing, Label, Path

_BESIDE = 12.0
"""How far right of a bone's line its strip still reaches."""

UNSORTED = BONE
"""What stands for the tray of causes that nobody has sorted: a bone without a name."""


def bone_at(drawing: Drawing, x: float, y: float) -> str:
    """Return the id of the bone's head, `UNSORTED` for the tray, or "" outside of any."""
    if _in_tray(drawing, y):
        return UNSORTED
    bones = (shape for shape in drawing.shapes if isinstance(shape, Path))
    for bone in bones:
        if bone.id.startswith(BONE) and _covers(bone, x, y):
            return bone.id.removesuffix(":line")
    return ""


def _in_tray(drawing: Drawing, y: float) -> bool:
    labels = (shape for shape in drawing.shapes if isinstance(shape, Label))
    return any(y >= label.texts[0].y - 20 for label in labels if label.id == "unsorted")


def _covers(bone: Path, x: float, y: float) -> bool:
    """Tell whether a place lies in the strip that ends at the bone's line."""
    (tip_x, tip_y), (joint_x, joint_y) = bone.commands[0][1][0], bone.commands[1][1][0]
    along = (y - joint_y) / (tip_y - joint_y)
    if along <= 0:
        return False
    line_x = joint_x + (tip_x - joint_x) * min(along, 1.0)
    return line_x - PITCH + _BESIDE <= x <= line_x + _BESIDE
