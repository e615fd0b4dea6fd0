# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Finding things again: words, queries, the places they lead to, and facets. Pure functions."""
