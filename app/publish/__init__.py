# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What goes out: the document in the formats other people and programs read. It changes no review."""
