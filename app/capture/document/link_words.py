# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Links in a text become their words: the address stays in the evidence, where nobody reads it."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]]{1,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){1,2000}\)")


def without_addresses(text: str) -> str:
    """Return a text in which "[the page](https://…)" is "the page"; bare addresses stay."""
    return _LINK.sub(r"\1", text) if "](" in text else text
