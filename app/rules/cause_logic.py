# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the rules of cause logic."""

from __future__ import annotations

from collections.abc import Sequence

from app.insight.logic_checks.table import CHECKS
from app.insight.logic_rule import LogicRule
from app.rules.check_rules import check_rules
from app.rules.rule_file import RuleFile


def logic_rules(files: Sequence[RuleFile]) -> tuple[LogicRule, ...]:
    """Return the rules that are on, later files laid over earlier ones by rule. Raises BadRule."""
    return check_rules([(file, (), file.data) for file in files], CHECKS)
