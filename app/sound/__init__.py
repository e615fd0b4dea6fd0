# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one sound that the app can make: made of numbers, and played on a device of choice."""
