# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An AppImage begins with a runtime that is known, or with none."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest

import appimage_runtime
from appimage_runtime import DIGESTS, VARIABLE, provide
from failure import Failure


def runtime() -> bytes:
    """Return what looks like a runtime for x86-64."""
    header = struct.Struct("<16s2xH20xQ10xHH")
    return header.pack(b"\x7fELF\x02\x01\x01\x03AI\x02", 0x3E, 64, 64, 1).ljust(128, b"\0")


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a runtime, whose hash is the expected one."""
    file = tmp_path / "served-x86_64"
    file.write_bytes(runtime())
    monkeypatch.setitem(DIGESTS, "x86_64", hashlib.sha256(runtime()).hexdigest())
    return (tmp_path / "served-{machine}").as_uri().replace("%7B", "{").replace("%7D", "}")


def test_the_runtime_is_fetched_once(tmp_path: Path, served: str) -> None:
    folder = tmp_path / "build"
    kept = provide(folder, {}, served, "x86_64")
    assert kept.read_bytes() == runtime()
    assert provide(folder, {}, (tmp_path / "gone").as_uri(), "x86_64") == kept


def test_without_a_network_it_is_said_what_goes_where(tmp_path: Path) -> None:
    address = (tmp_path / "gone").as_uri()
    with pytest.raises(Failure, match="could not be downloaded") as caught:
        provide(tmp_path, {}, address, "x86_64")
    assert str(tmp_path / "runtime-x86_64") in str(caught.value)
    assert VARIABLE in str(caught.value)


def test_another_runtime_than_the_expected_is_refused(tmp_path: Path) -> None:
    (tmp_path / "runtime-x86_64").write_bytes(runtime())
    with pytest.raises(Failure, match="is not the runtime of release") as caught:
        provide(tmp_path, {}, wanted="x86_64")
    assert DIGESTS["x86_64"] in str(caught.value)


def test_a_runtime_of_ones_own_is_used_and_named_by_its_hash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(runtime())
    assert provide(tmp_path, {VARIABLE: str(mine)}) == mine
    assert hashlib.sha256(runtime()).hexdigest() in capsys.readouterr().err


def test_a_runtime_of_ones_own_has_to_be_one(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    with pytest.raises(Failure, match="is not there"):
        provide(tmp_path, {VARIABLE: str(mine)})
    mine.write_bytes(runtime().replace(b"AI\x02", b"\0\0\0"))
    with pytest.raises(Failure, match="is no runtime of AppImages"):
        provide(tmp_path, {VARIABLE: str(mine)})


def test_a_machine_without_a_runtime_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="no runtime of AppImages for riscv64"):
        provide(tmp_path, {}, wanted="riscv64")


def test_the_address_is_that_of_the_release() -> None:
    assert appimage_runtime.ADDRESS.startswith("https://github.com/AppImage/type2-runtime/")
    assert all(len(digest) == 64 for digest in DIGESTS.values())
