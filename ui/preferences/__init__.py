# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a person sets the app up: the page of settings and the page of keys.

Both are shown in the place of a step's panel, without a review in the place of the library.
Nothing here waits for "OK": a change works and is kept at once.
"""
