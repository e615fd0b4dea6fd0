# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether things may move. Who moves something asks for its `duration`, and gets 0 where not.

The settings decide; where they say nothing, the system: its wish for less motion (known to newer Qt
only), its effects (Windows, Plasma), and what its desktop says (GNOME, see `heed_desktop`).
"""

from __future__ import annotations

import shutil

from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtWidgets import QApplication, QStyle

NO_MOTION = "none"
"""What the setting says where nothing shall move."""

_REDUCED = 1
"""`QAccessibilityHints.MotionPreference.ReduceMotion`."""

_ASK_DESKTOP = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class _Holder:
    """What was chosen, and what the desktop said."""

    chosen = ""
    desktop_is_still = False


def wear_motion(chosen: str) -> None:
    """Take the setting over: `none`, or empty for what the system wants."""
    _Holder.chosen = chosen
    if chosen == NO_MOTION:
        for effect in _EFFECTS:
            QApplication.setEffectEnabled(effect, False)


def motion_is_wanted() -> bool:
    """Tell whether things may move."""
    if _Holder.chosen == NO_MOTION or _Holder.desktop_is_still:
        return False
    hints = QApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    if preference is not None and int(preference().value) == _REDUCED:
        return False
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def duration(ms: int) -> int:
    """Return how long a movement of `ms` takes: 0 where nothing shall move."""
    return ms if motion_is_wanted() else 0


def heed_desktop(parent: QObject) -> None:
    """Ask the desktop whether it shows animations, and follow its answer once it comes.

    Qt has no such hint of GNOME; where there is no such desktop nothing is asked.
    """
    program, *arguments = _ASK_DESKTOP
    if shutil.which(program) is None:
        return
    asked = QProcess(parent)

    def take_answer(*_outcome: object) -> None:
        take_desktop_answer(bytes(asked.readAllStandardOutput().data()).decode(errors="replace"))
        asked.deleteLater()

    asked.finished.connect(take_answer)
    asked.start(program, arguments)


def take_desktop_answer(answer: str) -> None:
    """Take over what `gsettings` wrote; anything but a clear "false" leaves things moving."""
    _Holder.desktop_is_still = answer.strip() == "false"
