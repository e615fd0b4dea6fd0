# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pure questions to a review: figures, gaps, verdicts. Standard library only."""
