# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which `fields` a space of Confluence knows, so that a misspelt one can be said at once."""

from __future__ import annotations

FIELDS = ("edition", "parent", "labels", "drawings", "title", "tickets", "conflict")
