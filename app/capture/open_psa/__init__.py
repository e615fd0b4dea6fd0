# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Fault trees in the exchange format of Open-PSA: what coherent ones say, and no guess beyond."""

from app.capture.open_psa.fault_tree_file import (
    FaultTreeFile,
    is_part,
    looks_like_xml,
    read_fault_tree,
)
from app.capture.open_psa.imported_review import review_of

__all__ = ["FaultTreeFile", "is_part", "looks_like_xml", "read_fault_tree", "review_of"]
