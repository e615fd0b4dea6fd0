# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The frame around the ten panels: top bar, rail, guide and capture line."""
