# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Gestures on the canvas, one class each, with start, move, end and cancel. Esc cancels."""
