# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The meeting's agenda: steps, plan, clock and pace, computed from facts. Standard library only."""
