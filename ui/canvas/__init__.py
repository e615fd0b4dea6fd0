# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas: a scene that mirrors a drawing, a view onto it, and the gestures."""
