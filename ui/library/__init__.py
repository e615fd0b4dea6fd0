# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library: all reviews, what is still to do, and the ways in and out."""
