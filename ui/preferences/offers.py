# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What there is to choose for a setting that depends on this computer, by the setting's name.

An offer may take its time: it is asked for off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from app.bootstrap import Services
from app.translation import tr

Choices = Sequence[tuple[str, str]]
"""Values with their words; the empty value is "not set"."""


def _agendas(services: Services) -> Choices:
    usual = QCoreApplication.translate("settings", "75 minutes, as Hotwash comes")
    return [("", usual), *((plan.name, tr(plan.title)) for plan in services.rules.agendas.values())]


def _loudspeakers(_services: Services) -> Choices:
    from app.sound.player import output_devices

    usual = QCoreApplication.translate("settings", "The computer's usual one")
    return [("", usual), *((name, name) for name in output_devices())]


OFFERS: dict[str, Callable[[Services], Choices]] = {
    "agenda": _agendas,
    "sound_device": _loudspeakers,
}
