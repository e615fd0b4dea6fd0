# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The document: plain, immutable nouns and the edits that turn one review into the next.

Standard library only. It must not know windows, databases, files or the time of day.
"""
