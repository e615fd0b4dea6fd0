# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""By what name a desktop knows Hotwash: that of its entry in the menu, and of its icon."""

DESKTOP_ID = "io.github.hotwash.Hotwash"
