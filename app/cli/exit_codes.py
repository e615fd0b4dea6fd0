# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the command line answers to the shell."""

OK = 0
FINDINGS = 1
"""The command did its work, and found something to mend."""
BAD_INPUT = 2
"""The command was not understood, or a file or review could not be used."""
BUG = 3
"""Hotwash made a mistake of its own."""
DAMAGED = 4
"""The library can't be used as it is; `hotwash backups` leads on."""
