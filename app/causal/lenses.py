# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of lenses: a new one is one more file, one more line here, and a name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.causal.fault_tree import fault_tree
from app.causal.fishbone import fishbone
from app.causal.lens import Lens
from app.causal.lens_names import LENS_NAMES
from app.causal.whys import whys
from app.errors import UserFacingError
from app.translation import tr

LENSES: Mapping[str, Lens] = MappingProxyType(
    dict(zip(LENS_NAMES, (whys, fishbone, fault_tree), strict=True))
)
"""Each lens by the name it has in files, commands and the window."""


def lens_named(name: str) -> Lens:
    """Return a lens. Raises UserFacingError for one that is not known."""
    if name not in LENSES:
        raise UserFacingError(
            tr("“{0}” is not a lens; choose one of {1}.").format(name, ", ".join(LENSES))
        )
    return LENSES[name]
