# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks of actions: can they be done, who does them, until when, and how is it known."""
