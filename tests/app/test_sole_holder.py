# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One process holds a file, and it is free again however that process ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.sole_holder import SoleHolder

HOLDING = """
import sys
from pathlib import Path
from app.sole_holder import SoleHolder
holder = SoleHolder(Path(sys.argv[1]))
print(holder.take(), flush=True)
sys.stdin.read()
"""


def test_a_file_is_held_once_until_it_is_released(tmp_path: Path) -> None:
    first, second = (SoleHolder(tmp_path / "new" / "held") for _ in range(2))
    assert first.take()
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_it_is_free_again_when_its_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "held"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        holder = SoleHolder(path)
        assert not holder.take()
        process.kill()
        process.wait()
        assert holder.take()
        holder.release()


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root writes anywhere")
def test_a_folder_that_may_not_be_written_is_an_error_and_no_holder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OSError, match="denied"):
        SoleHolder(tmp_path / "held").take()
    tmp_path.chmod(0o700)
