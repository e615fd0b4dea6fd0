# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import gzip
import random

import pytest

from app.capture.plain_text import text_of
from app.errors import UserFacingError

TEXT = "2024-01-02 03:04:05 Größe\r\n2024-01-02 03:04:06 voll\n"
WRITTEN = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": TEXT.encode("utf-8-sig"),
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 of the other end": TEXT.encode("utf-16-be"),
    "Windows": TEXT.encode("cp1252"),
    "packed": gzip.compress(TEXT.encode()),
    "packed in two pieces": gzip.compress(TEXT[:9].encode()) + gzip.compress(TEXT[9:].encode()),
    "with zeros of a crash": TEXT.encode() + b"\0" * 9,
}


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN)
def test_a_text_is_read_whatever_wrote_it(data: bytes) -> None:
    assert text_of(data, "a.log") == TEXT


def test_an_empty_file_is_an_empty_text() -> None:
    assert text_of(b"", "a.log") == ""


def test_what_is_no_text_is_refused_with_the_way_out() -> None:
    noise = random.Random(7).randbytes(5000)
    for data in (noise, b"\x7fELF" + b"\0" * 60):
        with pytest.raises(UserFacingError, match=r"a\.bin is not text\. Attach it to the facts"):
            text_of(data, "a.bin")


def test_a_packed_text_that_is_cut_off_or_damaged_is_said_to_be() -> None:
    packed = gzip.compress(TEXT.encode())
    with pytest.raises(UserFacingError, match="its end is missing"):
        text_of(packed[:-9], "a.log.gz")
    with pytest.raises(UserFacingError, match="can't be unpacked"):
        text_of(packed[:10] + b"\xff" * 9, "a.log.gz")


def test_a_packed_text_of_any_size_does_not_fill_the_memory() -> None:
    bomb = gzip.compress(bytes(600 * 1024 * 1024), compresslevel=1)
    with pytest.raises(UserFacingError, match="more than 512 MB"):
        text_of(bomb, "a.log.gz")
