# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Right-to-left text in drawings: joined, and in the order it is seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.publish.pdf.right_to_left import in_visual_order

SALAM = "\u0633\u0644\u0627\u0645"
SALAM_SEEN = "\ufee1\ufefc\ufeb3"
"""From the left: an unjoined meem, the end of lam and alef as one, the beginning of a seen."""


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Disk full", "Disk full"),
        (SALAM, SALAM_SEEN),
        (f"db1 {SALAM}", f"db1 {SALAM_SEEN}"),
        (f"{SALAM} db1", f"db1 {SALAM_SEEN}"),
        ("\u05d0\u05d1\u05d2", "\u05d2\u05d1\u05d0"),
        ("\u0628\u064e\u0628", "\ufe90\u064e\ufe91"),
        ("\u0628\u0640", "\u0640\ufe91"),
    ],
    ids=["latin", "arabic", "after latin", "before latin", "hebrew", "mark between", "stretched"],
)
def test_a_line_is_set_as_it_is_seen(typed: str, seen: str) -> None:
    assert in_visual_order(typed) == seen


@given(st.text(st.sampled_from("\u0628\u0627\u0644\u0645\u0631 ab1(\u05d0"), max_size=20))
def test_no_letter_is_lost(text: str) -> None:
    plain = unicodedata.normalize("NFKC", in_visual_order(text)).replace(")", "(")
    assert sorted(plain) == sorted(text)
