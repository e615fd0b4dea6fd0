# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Run by the bundle before anything else: what it needs of the environment stays its own.

The bundle's program sets the linker's path to its own libraries. They are found by now, and a
browser or git that Hotwash starts must get those of the system.
"""

import os

_PATH = "LD_LIBRARY_PATH"
_before = os.environ.pop(f"{_PATH}_ORIG", None)
if _before is None:
    os.environ.pop(_PATH, None)
else:
    os.environ[_PATH] = _before
