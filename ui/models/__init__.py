# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Qt models over a review's items: what tables show, and the edits that typing in them makes."""
