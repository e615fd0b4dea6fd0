# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Outlines of the standard symbols of fault trees (after the Fault Tree Handbook, NUREG-0492).

Each is drawn below the point it hangs from, its middle at `x`. They hold no causes.
"""

from __future__ import annotations

from app.causal.shapes import Command, Point

GATE_WIDTH, GATE_HEIGHT = 32.0, 27.0
CIRCLE = 17.0
DIAMOND = 21.0
ELLIPSE_WIDTH, ELLIPSE_HEIGHT = 30.0, 17.0
TRIANGLE_WIDTH, TRIANGLE_HEIGHT = 20.0, 17.0

_ROUND = 0.5523
"""How far the controls of a quarter of a circle lie from its ends, as a share of the radius."""

_HOLLOW = 8.0
"""How deep the lower side of an OR gate is drawn in."""


def and_gate(x: float, top: float) -> tuple[Command, ...]:
    """Return a dome with a flat lower side."""
    left, right, bottom = x - GATE_WIDTH / 2, x + GATE_WIDTH / 2, top + GATE_HEIGHT
    bend = top + GATE_WIDTH / 2
    reach = GATE_WIDTH / 2 * _ROUND
    return (
        ("M", ((left, bottom),)),
        ("L", ((left, bend),)),
        ("C", ((left, bend - reach), (x - reach, top), (x, top))),
        ("C", ((x + reach, top), (right, bend - reach), (right, bend))),
        ("L", ((right, bottom),)),
        ("Z", ()),
    )


def or_gate(x: float, top: float) -> tuple[Command, ...]:
    """Return a pointed dome with a hollow lower side; a vote gate has the same outline."""
    left, right, bottom = x - GATE_WIDTH / 2, x + GATE_WIDTH / 2, top + GATE_HEIGHT
    shoulder = top + GATE_HEIGHT * 0.4
    near = GATE_WIDTH * 0.3
    return (
        ("M", ((left, bottom),)),
        ("C", ((left, shoulder), (x - near, top + 4), (x, top))),
        ("C", ((x + near, top + 4), (right, shoulder), (right, bottom))),
        ("C", ((x + near, bottom - _HOLLOW), (x - near, bottom - _HOLLOW), (left, bottom))),
        ("Z", ()),
    )


def circle(x: float, top: float) -> tuple[Command, ...]:
    """Return the circle of a basic event."""
    return _ellipse(x, top, CIRCLE, CIRCLE)


def ellipse(x: float, top: float) -> tuple[Command, ...]:
    """Return the ellipse of a condition."""
    return _ellipse(x, top, ELLIPSE_WIDTH, ELLIPSE_HEIGHT)


def diamond(x: float, top: float) -> tuple[Command, ...]:
    """Return the diamond of an event that nobody has taken further."""
    half = DIAMOND / 2
    return _closed((x, top), (x + half, top + half), (x, top + DIAMOND), (x - half, top + half))


def triangle(x: float, top: float, scale: float = 1.0) -> tuple[Command, ...]:
    """Return the triangle of a transfer."""
    half, bottom = TRIANGLE_WIDTH / 2 * scale, top + TRIANGLE_HEIGHT * scale
    return _closed((x, top), (x + half, bottom), (x - half, bottom))


def _ellipse(x: float, top: float, width: float, height: float) -> tuple[Command, ...]:
    across, down = width / 2, height / 2
    y, dx, dy = top + down, across * _ROUND, down * _ROUND
    return (
        ("M", ((x, top),)),
        ("C", ((x + dx, top), (x + across, y - dy), (x + across, y))),
        ("C", ((x + across, y + dy), (x + dx, top + height), (x, top + height))),
        ("C", ((x - dx, top + height), (x - across, y + dy), (x - across, y))),
        ("C", ((x - across, y - dy), (x - dx, top), (x, top))),
        ("Z", ()),
    )


def _closed(first: Point, *others: Point) -> tuple[Command, ...]:
    return (("M", (first,)), *(("L", (point,)) for point in others), ("Z", ()))
