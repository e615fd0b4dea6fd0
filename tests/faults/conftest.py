# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What several of the faults need."""

from tests.faults.small_disk import small_disk

__all__ = ["small_disk"]
