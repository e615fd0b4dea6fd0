# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The kinds of work that are killed."""

from tests.faults.jobs.attaching import Attaching
from tests.faults.jobs.exporting import Exporting
from tests.faults.jobs.freezing import Freezing
from tests.faults.jobs.migrating import Migrating
from tests.faults.jobs.moving import Moving
from tests.faults.jobs.publishing import Publishing
from tests.faults.jobs.sharing import Sharing
from tests.faults.jobs.typing import Typing

__all__ = [
    "Attaching",
    "Exporting",
    "Freezing",
    "Migrating",
    "Moving",
    "Publishing",
    "Sharing",
    "Typing",
]
