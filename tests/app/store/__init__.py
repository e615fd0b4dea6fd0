# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tests of the store, on SQLite and on a real PostgreSQL server."""
