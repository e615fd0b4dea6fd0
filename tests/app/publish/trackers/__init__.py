# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What goes out: the document in the formats of other people and programs. It changes no review."""
