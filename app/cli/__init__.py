# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line: the jobs of the window, for scripts. It imports Qt only to open a window."""

from app.cli.program import main

__all__ = ["main"]
