# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Real faults, each many times, and an oracle that knows what had been acknowledged."""
