# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The checks behind the rules of cause logic: small pure functions over one view of the causes."""
