"""Brings dangjian_en.ts up to date with the sources: new texts come in, texts that are gone leave.

    python i18n/update.py

What is translated stays. Places in the sources are not written down, so that the file changes only
where texts do.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(__file__).with_name("dangjian_en.ts")
#: Where window texts stand: the window, the composition root, and what was collected from below.
SOURCES = ("dangjian_desktop/ui", "dangjian_desktop/app.py", "i18n/lower_texts.py")


def update(target: Path = TARGET) -> None:
    """Run lupdate over the sources.

    Raises:
        RuntimeError: When PySide6's tools are not installed.
    """
    tool = shutil.which("pyside6-lupdate", path=sysconfig.get_path("scripts"))
    if tool is None:
        raise RuntimeError("pyside6-lupdate is missing: pip install PySide6-Essentials")
    files = [
        str(path)
        for source in SOURCES
        for path in sorted(
            (ROOT / source).rglob("*.py") if (ROOT / source).is_dir() else [ROOT / source]
        )
    ]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "zh_CN"]
    subprocess.run([tool, *options, *files, "-ts", str(target)], check=True)
    # lupdate takes our comments on constants (`#:`) for notes to translators; they are none.
    text = re.sub(
        r" *<extracomment>.*?</extracomment>\n", "", target.read_text("utf-8"), flags=re.S
    )
    target.write_text(text, encoding="utf-8")


def _python_files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


if __name__ == "__main__":
    update()
    text = TARGET.read_text("utf-8")
    sys.stdout.write(f"{text.count('<message')} texts, {text.count('unfinished')} to translate\n")
