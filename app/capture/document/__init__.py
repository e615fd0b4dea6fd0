# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reading what people write: tables, lists, headings, prose and chat with times in them."""
