# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window does so that nothing is lost: backups, recovery, and what was found damaged."""
