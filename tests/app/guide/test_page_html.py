# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Markdown of the guide as a text browser shows it."""

from __future__ import annotations

from app.guide.page_html import (
    Heading,
    code_lines,
    headings,
    links,
    page_html,
    sections,
    strong_words,
)

PAGE = """# Timeline & gaps

First.

## What's `in` it?

Press **Ctrl+K**, then [read on](other.md#a) or `hotwash list`.

![A picture](pictures/light/one.png)

## What's in it?

| A | B |
| --- | --- |
| one | **two** |

> A note.

```console
hotwash schema
```

```{toctree}
other
```
"""


def test_headings_have_the_anchors_of_the_site() -> None:
    assert headings(PAGE) == (
        Heading(1, "Timeline & gaps", "timeline--gaps"),
        Heading(2, "What's in it?", "whats-in-it"),
        Heading(2, "What's in it?", "whats-in-it-1"),
    )
    assert '<h2><a name="whats-in-it-1"></a>' in page_html(PAGE)


def test_text_belongs_to_the_heading_above_it() -> None:
    texts = [section.text for section in sections(PAGE)]
    assert texts[0] == "First."
    assert "Press Ctrl+K, then read on" in texts[1]
    assert texts[2] == "A\nB\none\ntwo\nA note.\nhotwash schema\n"


def test_another_picture_can_be_shown() -> None:
    shown = page_html(PAGE, lambda link: link.replace("light", "dark"))
    assert 'src="pictures/dark/one.png"' in shown


def test_a_picture_by_itself_is_told_from_one_among_words() -> None:
    assert page_html(PAGE).count('<p class="picture">') == 1
    assert 'class="picture"' not in page_html("See ![A](a.png) here")


def test_what_only_a_site_needs_is_left_out() -> None:
    assert "toctree" not in page_html(PAGE)


def test_markup_of_a_page_is_no_markup_of_the_browser() -> None:
    shown = page_html("# A\n\n<img src='http://example.org/x.png'> <b>b</b> `<i>`\n")
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_what_a_page_names_is_told() -> None:
    assert links(PAGE) == ("other.md#a", "pictures/light/one.png")
    assert strong_words(PAGE) == ("Ctrl+K", "two")
    assert code_lines(PAGE) == ("in", "hotwash list", "hotwash schema")
