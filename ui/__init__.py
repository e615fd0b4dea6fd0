# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window: everything that needs Qt. It edits a review through the session only."""
