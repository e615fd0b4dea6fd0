# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The graph of causes and its pictures, free of any toolkit. Standard library only."""
