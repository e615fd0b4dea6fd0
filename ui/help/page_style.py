# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a page of the guide looks: the theme's type and colours as a text document takes them."""

from __future__ import annotations

from ui.theme import Theme

_HEADS = {"h1": "page_title", "h2": "question", "h3": "key", "h4": "body_strong"}


def page_style(theme: Theme) -> str:
    """Return the style sheet of a page."""

    def color(token: str) -> str:
        return theme.color(token).name()

    mono = theme.font("mono").family()
    heads = "".join(
        f"{tag} {{ font-size: {theme.type[role].size}px; font-weight: 600;"
        f" margin-top: {theme.space.xl}px; margin-bottom: {theme.space.sm}px; }}"
        for tag, role in _HEADS.items()
    )
    return f"""
    body {{ color: {color("text")}; }}
    {heads}
    h1 {{ margin-top: 0px; }}
    p, li {{ margin: {theme.space.xs}px 0px {theme.space.sm}px 0px; line-height: 135%; }}
    p.picture {{ line-height: 100%; }}
    a {{ color: {color("accent_text")}; }}
    code, pre {{ font-family: "{mono}"; }}
    code {{ background-color: {color("rail")}; }}
    th {{ text-align: left; color: {color("text2")}; border-bottom: 1px solid {color("line2")}; }}
    td {{ border-bottom: 1px solid {color("line")}; }}
    td.note {{ background-color: {color("accent_weak")}; border: 0; }}
    td.code {{ background-color: {color("rail")}; border: 0; }}
    """
