# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The widgets every panel is built from, drawn from theme tokens. They know nothing of a review."""
