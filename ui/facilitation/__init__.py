# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What helps the facilitator at the right moment: offers, and the private tally of who spoke."""
