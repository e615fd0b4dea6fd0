# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tickets for actions, one file for each tracker; what they share is in nouns of its own."""
