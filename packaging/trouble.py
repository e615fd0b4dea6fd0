# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What went wrong with the set-up, in one sentence with the way out."""


class Trouble(Exception):
    """End the command with this sentence and exit code 2."""
