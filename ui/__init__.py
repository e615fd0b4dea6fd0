# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window: everything that needs Qt. Never imports SQLAlchemy; edits a review only through the session."""
