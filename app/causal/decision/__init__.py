# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Decision diagrams: what counts sets and sums probabilities without listing anything."""
