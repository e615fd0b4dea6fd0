# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What fuzzing has found, and what was found by thinking of it: each stays mended."""

from __future__ import annotations

FINDINGS: tuple[tuple[str, bytes], ...] = (
    # A splice without one of its parts was a KeyError, and the other client's program ended.
    ("edit", b'{"op":"splice","kind":"incident","id":"incident","field":"summary","start":0}'),
    ("edit", b'{"op":"splice","kind":"incident","id":[],"field":"summary","start":0}'),
    ("edit", b'{"op":"set","kind":"incident","id":["x"],"field":"title","value":"x"}'),
    ("edit", b'{"op":"batch","edits":[1]}'),
    ("edit", b'{"op":"batch","edits":' * 400 + b"[]" + b"}" * 400),
    ("edit", b"[]"),
    # An instant that no zone west of it can tell.
    (
        "edit",
        b'{"op":"add","kind":"event","item":{"id":"e","at":"0001-01-01T00:00:00+14:00"}}',
    ),
    (
        "edit",
        b'{"op":"set","kind":"impact","id":"impact","field":"slo_target","value":1'
        + b"0" * 400
        + b"}",
    ),
    # A file of the data folder that is deep.
    ("kept-files", b"[" * 100_000),
)
"""The target, and what is read."""
