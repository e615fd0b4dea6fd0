# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A known problem of the set-up, said in one sentence with the way out."""


class Failure(Exception):
    """Ends a command with its sentence and exit code 1."""
