# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas: a scene that mirrors a drawing, a view to move about in it, and the gestures on it."""
