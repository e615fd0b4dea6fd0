# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that no dictionary knows: which are looked up, and what else is known in a review."""
