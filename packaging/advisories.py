# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Known weaknesses of what is locked: what was not asked about never counts as sound."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from typing import Any

from environment import LOCK, Environment, last_line
from failure import Failure


def audit(environment: Environment) -> int:
    """Ask the advisory database about each locked package; 0 only where all were asked about."""
    done = subprocess.run(
        [
            *(str(environment.script("pip-audit")), "--requirement", str(LOCK), "--disable-pip"),
            *("--require-hashes", "--format", "json", "--progress-spinner", "off"),
        ],
        capture_output=True,
        text=True,
        cwd=environment.root,
        check=False,
    )
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        raise Failure(
            f"Nothing was audited: the advisory database can't be reached ({last_line(done)})."
        ) from None
    sentences = told(found)
    print("\n".join(sentences))
    return int(len(sentences) > 1)


def told(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a sentence for each weakness, one for all that were not audited, and a summary."""
    entries = list(found)
    skipped = [each["name"] for each in entries if "skip_reason" in each]
    weak = [
        f"{each['name']} {each['version']}: {one['id']}"
        + (f", mended in {', '.join(one['fix_versions'])}" if one.get("fix_versions") else "")
        for each in entries
        for one in each.get("vulns", ())
    ]
    lines = list(weak)
    if skipped:
        lines.append(
            f"NOT AUDITED: the advisory database said nothing of {len(skipped)} of {len(entries)} "
            f"packages ({', '.join(skipped[:5])}{' …' if len(skipped) > 5 else ''})."
        )
    audited = len(entries) - len(skipped)
    return [*lines, f"{audited} packages audited, {len(weak)} weaknesses known."]
