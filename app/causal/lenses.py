# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of lenses: a new one is one more file and one more line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.causal.fishbone import fishbone
from app.causal.lens import Lens
from app.causal.whys import whys

LENSES: Mapping[str, Lens] = MappingProxyType({"whys": whys, "fishbone": fishbone})
"""Each lens by the name it has in files, commands and the window."""
