# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything of Hotwash that is not a window. Nothing below this package imports Qt."""
