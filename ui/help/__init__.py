# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide inside the app: its window, where F1 leads to, and the cheat sheet."""
