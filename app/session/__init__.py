# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one door: every edit of an open review, by whomever, passes through `Session.apply`."""
