# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What ties the window to the desktop: one running app, and what it is asked to open."""
