# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What comes in: files from outside, hostile until checked, and what people type."""
