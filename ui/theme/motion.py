# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether things may move. Who moves something asks for its `duration`, and gets 0 where not.

The settings decide; where they say nothing, the system: its wish for less motion (known to newer Qt
only), its effects (Windows, Plasma), and what its desktop says (GNOME, see `heed_desktop`).

Qt's classes are named where they are needed: each is built when it is first named, and the first
window comes without.
"""

from __future__ import annotations

import shutil

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

NO_MOTION = "none"
"""What the setting says where nothing shall move."""

_REDUCED = 1
"""`QAccessibilityHints.MotionPreference.ReduceMotion`."""

_ASK_DESKTOP = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")


class _Holder:
    """What was chosen, and what the desktop said."""

    chosen = ""
    desktop_is_still = False


def wear_motion(chosen: str) -> None:
    """Take the setting over: `none`, or empty for what the system wants."""
    _Holder.chosen = chosen
    if chosen == NO_MOTION:
        effects = Qt.UIEffect
        for effect in (
            effects.UI_AnimateMenu,
            effects.UI_FadeMenu,
            effects.UI_AnimateCombo,
            effects.UI_AnimateTooltip,
            effects.UI_FadeTooltip,
        ):
            QApplication.setEffectEnabled(effect, False)


def motion_is_wanted() -> bool:
    """Tell whether things may move."""
    if _Holder.chosen == NO_MOTION or _Holder.desktop_is_still:
        return False
    hints = QApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    if preference is not None and int(preference().value) == _REDUCED:
        return False
    from PySide6.QtWidgets import QStyle

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
    from PySide6.QtCore import QCoreApplication, QProcess

    app = QCoreApplication.instance()
    assert app is not None
    asked = QProcess(parent)

    def take_answer(*_outcome: object) -> None:
        take_desktop_answer(bytes(asked.readAllStandardOutput().data()).decode(errors="replace"))
        app.aboutToQuit.disconnect(let_go)
        asked.deleteLater()

    def let_go() -> None:
        """End with the app, whose window may be closed before a busy desktop has answered."""
        asked.finished.disconnect(take_answer)
        asked.kill()
        asked.waitForFinished()

    asked.finished.connect(take_answer)
    app.aboutToQuit.connect(let_go)
    asked.start(program, arguments)


def take_desktop_answer(answer: str) -> None:
    """Take over what `gsettings` wrote; anything but a clear "false" leaves things moving."""
    _Holder.desktop_is_still = answer.strip() == "false"
