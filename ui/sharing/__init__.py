# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reviews on a server: sharing one, opening one, and who is asked for a password."""
