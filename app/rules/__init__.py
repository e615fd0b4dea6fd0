# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Rules are data: agendas, prompts, criteria and category sets, read from YAML."""
