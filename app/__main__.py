# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`python -m app` is the `hotwash` command."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
