"""Chinese words of the program that an English window must not show, forgotten or untranslated."""

import ast
import re
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import ETHNICITIES, PRINTED
from tests.ui.screen import spoken

ROOT = Path(__file__).parents[2]
HAN = re.compile("[\u4e00-\u9fff]")
#: Chinese in any language: official terms, values of the people in the roster, both languages' own
#: names.
STAYS = {*PRINTED.values(), *ETHNICITIES.values(), "是", "否", "中文", "语言 / Language"}


def words_of_the_program() -> set[str]:
    """Return every Chinese text of the window and below it, translated or forgotten."""
    texts = ElementTree.parse(ROOT / "i18n" / "dangjian_en.ts").iter("source")
    words = {text.text or "" for text in texts}
    package = ROOT / "dangjian_desktop"
    for storey in ("ui", "queries", "operations", "domain"):
        for path in (package / storey).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            kept = {
                id(node.args[0])
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "chinese"
            }
            words |= {
                node.value.strip()
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in kept
            }
    shipped = (ROOT / "resources" / "views" / "roster.toml").read_text("utf-8")
    names = {view["name"] for view in tomllib.loads(shipped)["view"]}  # stand on paper, too
    kinds = (ROOT / "resources" / "activities" / "kinds.toml").read_text("utf-8")
    for kind in tomllib.loads(kinds)["kind"]:  # official terms
        names |= {kind["label"], kind["short"]}
    # What a branch may change: classes and rules of points, flags and stars, the sample rubric,
    # steps with who acts, papers.
    for name in (
        "rules/points.toml",
        "rules/contest.toml",
        "rubrics/sample.toml",
        "rules/development.toml",
        "rules/terms.toml",
        "rules/transfers.toml",
        "rules/case_files.toml",
    ):
        names |= set(texts_of(tomllib.loads((ROOT / "resources" / name).read_text("utf-8"))))
    for book in (ROOT / "resources" / "books").glob("*.toml"):  # what a branch may change
        names |= set(texts_of(tomllib.loads(book.read_text("utf-8"))))
    return {word for word in words if HAN.search(word)} - STAYS - names


def texts_of(part: object) -> Iterator[str]:
    """Yield every text of a table with tables in it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from texts_of(list(part.values()))
    elif isinstance(part, list):
        for one in part:
            yield from texts_of(one)


def left_in_chinese(name: str, shown: QWidget, words: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what a stop of the walk says in Chinese although the program has English for it.

    Args:
        name: Of the stop.
        shown: What stands on the screen.
        words: `words_of_the_program`.
    """
    if name.startswith("score sheet 2026Q3"):  # what was sealed stays as it was said then
        return
    for where, text in spoken(shown):
        if where == "ElidedLabel":  # the title of a sheet, the header of a file: as they are
            continue
        if text.strip().rstrip(" *…") in words or text.strip() in words:
            yield where, text
