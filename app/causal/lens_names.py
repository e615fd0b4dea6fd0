# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the lenses are called, for who needs no more of them: the command line at every start."""

LENS_NAMES = ("whys", "fishbone", "fault-tree")
"""As files, commands and the window name them, in the order they are offered."""
