# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Make pictures of the real app with the example review.

Each picture is the window itself, driven by its own actions. `--guide` makes those of the guide and
the README. Without it the whole window is gone through, to look at it as others see it: `--size
1280x720`, `--language de`, `--theme dark` and `--out DIR` choose how; QT_SCALE_FACTOR works as
everywhere.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.settings import Settings
from guide_pictures import take_guide, take_library
from photographer import LINE, Photographer

STEPS = {
    1: "trigger",
    2: "crew",
    3: "facts",
    4: "timeline",
    5: "impact",
    6: "causes-whys",
    7: "observations",
    8: "actions",
    9: "approval",
    10: "follow-through",
}


def main(arguments: list[str]) -> int:
    """Take all pictures."""
    options = _parser().parse_args(arguments)
    app = QApplication(["pictures"])
    if options.guide:
        take_guide()
        return 0
    width, height = (int(part) for part in options.size.split("x"))
    settings = Settings(theme=options.theme, language=options.language, motion="none")
    with tempfile.TemporaryDirectory() as data:
        photographer = Photographer(Path(options.out), (width, height), Path(data), settings)
        _take_all(photographer)
        photographer.close()
    app.quit()
    return 0


def _take_all(photographer: Photographer) -> None:
    photographer.take("empty")
    photographer.open_example()
    photographer.page.show_step(4)
    photographer.act("pause")
    for step, name in STEPS.items():
        photographer.page.show_step(step)
        photographer.page.panel.focus_first()
        if step == 4:
            photographer.pass_time(minutes=28)
        photographer.take(name)
        if step == 4:
            in_hand = photographer.page.review.timeline[12]
            photographer.page.panel.show_item(in_hand.id)
            photographer.take_room("room")
        if step == 6:
            for lens in ("fishbone", "fault-tree"):
                photographer.page.panel.show_lens(lens)  # type: ignore[attr-defined]
                photographer.take(f"causes-{lens}")
    _take_sheets(photographer)
    photographer.show_library()
    take_library(photographer, weeks=5)


def _take_sheets(photographer: Photographer) -> None:
    """Take what is read across the steps, and the workspace as a room with one screen sees it."""
    for text in ("/a Say in the runbook how long the wait is @On-call engineer due fri C8", LINE):
        photographer.page.capture.stored.emit(text)
    for sheet in ("transcript", "ground_rules", "closing", "history", "publish", "signing"):
        photographer.act(sheet)
        photographer.take(sheet.replace("_", "-"))
        photographer.act(sheet)
    photographer.page.show_step(4)
    former = photographer.page
    photographer.act("present")
    photographer.wait(lambda: photographer.page is not former)
    photographer.window.resize(former.size())
    photographer.take("presentation")
    former = photographer.page
    photographer.act("present")
    photographer.wait(lambda: photographer.page is not former)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pictures", description=__doc__)
    parser.add_argument("--size", default="1440x900", help="window size in logical pixels")
    parser.add_argument("--language", default="en", help="language of the window")
    parser.add_argument("--theme", default="light", help="light, dark or high_contrast")
    parser.add_argument("--out", default=str(ROOT / "build" / "pictures"), help="folder")
    of_guide = "only the guide's and the README's, in both themes, where these look for them"
    parser.add_argument("--guide", action="store_true", help=of_guide)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
