# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Editors bound to one field of one item: they show it, and turn typing into edits."""
