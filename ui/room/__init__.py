# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The screen for the room: a large clock, the question, and what is being worked on."""
