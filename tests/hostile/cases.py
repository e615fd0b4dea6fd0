# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of hostile files."""

from __future__ import annotations

from tests.hostile.case import Case
from tests.hostile.log_cases import LOGS
from tests.hostile.other_cases import OTHERS
from tests.hostile.picture_cases import PICTURES
from tests.hostile.text_cases import TEXTS
from tests.hostile.zip_cases import ZIPS

CASES: tuple[Case, ...] = (*ZIPS, *TEXTS, *LOGS, *PICTURES, *OTHERS)
