# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash schema`."""

from __future__ import annotations

import json
from argparse import Namespace

from app.cli import exit_codes
from app.paths import typed_path


def schema(asked: Namespace) -> int:
    """Write the JSON Schema of review files."""
    from app.publish.schema import json_schema
    from app.publish.written_file import write_bytes

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    if asked.output == "-":
        print(text)
    else:
        write_bytes(typed_path(asked.output), f"{text}\n".encode())
    return exit_codes.OK
