# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keep reviews: the only package that knows SQLAlchemy, SQLite and PostgreSQL.

Nothing is imported here, so that `listing` and `attachments` stay quick to reach.
"""
