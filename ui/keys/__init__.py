# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The keys that are in force, and how they are shown to people.

No text names a key of an action by itself: it asks here, for people change their keys.
"""

from ui.keys.in_force import (
    follow_key,
    hold_keys,
    key_of,
    key_table,
    name_with_key,
    spoken_key,
    with_key,
)

__all__ = [
    "follow_key",
    "hold_keys",
    "key_of",
    "key_table",
    "name_with_key",
    "spoken_key",
    "with_key",
]
