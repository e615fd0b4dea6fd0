# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Blameless language: words that look for a person, found in a text, with others to write."""
