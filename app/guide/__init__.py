# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide as the app reads it: its pages, their HTML, and where words stand in them."""
