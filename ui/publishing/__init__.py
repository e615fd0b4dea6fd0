# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Publishing: the list of targets, what would be sent, and what went where."""
