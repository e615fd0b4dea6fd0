# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page for the sprint retrospective, as a small PDF of its own."""
