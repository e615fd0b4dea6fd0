# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The version of Hotwash, said once: the build, the command line and the exports read it here."""

VERSION = "0.1.0"
