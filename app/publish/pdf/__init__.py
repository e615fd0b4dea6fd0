# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The report as a PDF. Everything here runs in a worker thread and imports ReportLab."""
