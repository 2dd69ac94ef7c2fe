"""Collects the texts that the window shows but that are written below it, for pyside6-lupdate.

The storeys below the window know no Qt, so `lupdate` would not see what they say. This walks their
sources as trees and writes `lower_texts.py`, which holds nothing but markers and is never run:

    python i18n/collect.py

A text is collected where it is the template of an error or a `Sentence`, the label of an
operation, what a progress report says, a `Word`, or one of the words in `WORDS_OF` and `TABLES`;
what the checks of the examination say in their rule file, and what the history calls tables and
columns.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dangjian_desktop"
TARGET = Path(__file__).with_name("lower_texts.py")
STOREYS = ("domain", "storage", "printing", "exchange", "host", "queries", "operations")
CHECKS = ROOT / "resources" / "rules" / "examination.toml"
EXCHANGE = ROOT / "resources" / "exchange" / "tables.toml"
JOURNAL = ROOT / "resources" / "journal" / "words.toml"
WALLS, WALL_FILES = ROOT / "resources" / "walls", ("texts.toml", "sets.toml")
#: Words, and facts put side by side, which English sets apart.
CHINESE = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]|\\}\\{")
#: Which arguments of a call are texts, by the name of what is called; a name stands for itself in
#: keywords. What ends in "Error" and takes a sentence is known without being here.
WORDS_OF: dict[str, tuple[int | str, ...]] = {
    "Word": (0,),
    "Sentence": (0,),
    "Told": (0,),
    "operation": (0,),
    "progress": (0,),
    "report": (0,),
    "PersonField": (1,),
    "_F": (1,),
    "RosterColumn": (1,),
    "FilterColumn": (1,),
    "Command": (1, 2),
    "CardSection": ("title", "empty"),
    "SectionTable": (0, 2),
    "SectionLine": (0,),
    "Sheet": ("name",),
    "Form": ("name",),
    "Poster": ("name",),
    "WallSheet": ("name",),
    "replace": ("name",),  # a sheet made of another
    "_declared": (1,),  # a sheet of several alike
    "_poster": (1,),
    "_register": (1,),
    "hand_count": (1,),
    "Calculator": (1,),
    "Input": (1,),
    "Choice": (1,),
    "_count": (1,),
    "_yes_no": (1,),
    "_today": (0,),
    "BranchColumn": (1,),
    "_C": (1,),
    "measure": (1, 2, 3, "levels"),
    "_of_meetings": (1,),
}
#: Constants and enumerations whose values are texts.
TABLES = re.compile(
    r"\w*SENTENCES|OPERATORS|_ENDS|UNITS|MOVING_MONTHS|\w+_WORDS|DETAIL_LABELS|_SPECIAL|Section"
    r"|GROUPS|STAGE_LABEL|FIELD_TYPE_LABELS|KEYS|CHOICES|_TREATMENTS|_WHY|DUAL_LIFE_TOLD|NO_GROUP|_QUARTERS|_HALVES"
)
#: Of the labels of stored codes the window translates those that are the program's own words;
#: official terms stay Chinese.
OWN_LABELS = frozenset(
    {"Mark", "ActivityState", "Step", "DueGroup", "AgendaState", "AgendaSource", "DocumentKind"}
    | {"TaskSource", "ObligationState", "AbsenceKind", "StopKind", "PlanLevel", "ZoneJob"}
)
#: Of these tables the window shows nothing: they are words that are typed.
NOT_SHOWN = frozenset({"_POST_WORDS", "_BY_LABEL", "_BRANCH_WORDS", "_ABOVE_WORDS"})

HEAD = '"""What is said below the window; made by collect.py, never run or edited."""\n\n'


def texts() -> list[str]:
    """Return every text of the storeys below the window, each once, in order."""
    found: set[str] = set()
    for storey in STOREYS:
        for path in sorted((PACKAGE / storey).rglob("*.py")):
            found.update(text for text in _said(ast.parse(path.read_text("utf-8"))))
    found.update(_of_checks())
    found.update(_of_walls())
    found.update(_of_exchange())
    found.update(_of_journal())
    return sorted(text for text in found if CHINESE.search(text))


def generated() -> str:
    """Return what `lower_texts.py` must hold."""
    return HEAD + "".join(f"QT_TR_NOOP({_quoted(text)})\n" for text in texts())


def _of_checks() -> Iterator[str]:
    """Yield what the checks of the 台账体检 say; they stand in a rule file."""
    rules = tomllib.loads(CHECKS.read_text("utf-8"))
    for versions in rules.values():
        for version in versions if isinstance(versions, list) else ():
            yield version["title"]
            yield version["values"]["sentence"]
            yield version["values"]["advice"]


def _of_walls() -> Iterator[str]:
    """Yield what texts, sets and shelves of sheets are called; they stand in data files."""
    texts, sets = (tomllib.loads((WALLS / name).read_text("utf-8")) for name in WALL_FILES)
    for one in texts["text"]:
        yield one["title"]
        yield one["hint"]
    for one in (*sets["set"], *sets["shelf"]):
        yield one["name"]


def _of_exchange() -> Iterator[str]:
    """Yield what can be asked for in packages; tables and fields are called as in the history."""
    told = tomllib.loads(EXCHANGE.read_text("utf-8"))
    yield from (one["label"] for one in told["private"])


def _of_journal() -> Iterator[str]:
    """Yield what the history calls kinds, tables and columns; the values stay as they are."""
    told = tomllib.loads(JOURNAL.read_text("utf-8"))
    yield from (kind["word"] for kind in told["kinds"])
    yield from told["columns"].values()
    for table in told["tables"].values():
        yield from (word for word in table.values() if isinstance(word, str))


def _said(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for name, value in constants.items():
        if TABLES.fullmatch(name) and name not in NOT_SHOWN:
            yield from _literals(value)
        elif name == "PRINTED" and isinstance(value, ast.Dict):
            yield from _own_labels(value)
    within = _assigned_within(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and TABLES.fullmatch(node.name):
            yield from (
                text
                for line in node.body
                if isinstance(line, ast.Assign)
                for text in _literals(line.value)
            )
        elif isinstance(node, ast.Call):
            for said in _arguments(node):
                name = ast.unparse(said)
                yield from _literals(constants.get(name) or within.get(name) or said)


def _own_labels(table: ast.Dict) -> Iterator[str]:
    for key, value in zip(table.keys, table.values, strict=True):
        if isinstance(key, ast.Attribute) and ast.unparse(key.value) in OWN_LABELS:
            yield from _literals(value)


def _assigned_within(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what functions give a name: the text that a `Sentence` is made of afterwards."""
    return {
        ast.unparse(node.targets[0]): node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp)
    }


def _arguments(call: ast.Call) -> list[ast.expr]:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name.endswith("Error"):
        return call.args
    wanted = WORDS_OF.get(name, ())
    by_place = [call.args[one] for one in wanted if isinstance(one, int) and one < len(call.args)]
    by_name = [keyword.value for keyword in call.keywords if keyword.arg in wanted]
    return by_place + by_name


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts of an expression; keys of a table are no texts of its."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _literals(value)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for value in node.elts:
            yield from _literals(value)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Call):
        for value in node.args:
            yield from _literals(value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    TARGET.write_text(generated(), encoding="utf-8")
    sys.stdout.write(f"{len(texts())} {TARGET.name}\n")
