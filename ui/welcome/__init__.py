# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody new meets first: the welcome of an empty library, and the tour."""
