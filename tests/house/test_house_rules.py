"""Rules of the house that ruff, mypy and import-linter cannot see; sources are read as trees.

What holds for each file is asked in one walk over all of them, and every offender is told with
its rule: one test for each file and rule were eight thousand, and one walk for each rule took
longer than all the rules.
"""

import ast
import importlib
import io
import re
import tokenize
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import dangjian_desktop
from dangjian_desktop.domain import vocabulary
from dangjian_desktop.storage.models import TABLES

PACKAGE = Path(dangjian_desktop.__file__).parent
TESTS = Path(__file__).parents[1]
HAN = re.compile("[\u4e00-\u9fff]")
#: A thing without a name has no place yet: find the name.
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base_utils"}
#: The composition roots of the window: beside ui the only ones that may name Qt.
WINDOW_ROOTS = {"app.py", "showcase.py"}
#: Where rows are really written, and where the engine is spoken to.
WRITERS = {
    "storage/journal.py",
    "storage/erasing.py",
    "storage/journal_seals.py",
    "storage/writer.py",
    "storage/migrations.py",
    "storage/search_index.py",
}
ENGINE_ROOM = WRITERS | {
    "storage/database.py",
    "storage/dependents.py",
    "storage/journal_pages.py",
    "storage/journal_proof.py",
    "storage/journal_reading.py",
    "storage/sealing.py",
    "storage/snapshot.py",
}
#: Methods that write rows or run statements, whoever is asked.
WRITING = {
    "save",
    "create",
    "get_or_create",
    "execute",
    "execute_sql",
    "executemany",
    "delete_instance",
    "bulk_create",
    "bulk_update",
}
#: Methods that write rows when a table is asked for them.
WRITING_OF_TABLES = {"insert", "insert_many", "update", "delete", "replace", "replace_many"}
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|VACUUM|ATTACH|DETACH|BEGIN|WITH)\s"
)


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def strings(nodes: Iterable[ast.AST]) -> Iterator[ast.Constant]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def calls(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with the name of what is called and, for a method, of whom it is asked."""
    for node in nodes:
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node, node.func.id, ""
            elif isinstance(node.func, ast.Attribute):
                asked = node.func.value
                yield node, node.func.attr, asked.id if isinstance(asked, ast.Name) else ""


class Source:
    """A file of the package as the rules look at it.

    Attributes:
        path: Where it stands. name: The same within the package. tree: What it says.
        nodes: Every node of the tree.
    """

    def __init__(self, path: Path) -> None:
        """Read a file."""
        self.path = path
        self.name = name_of(path)
        self.tree = tree_of(path)
        self.nodes = list(ast.walk(self.tree))

    def strings(self) -> Iterator[ast.Constant]:
        """Yield the texts that stand in it."""
        return strings(self.nodes)


def test_every_file_keeps_the_rules_of_the_house():
    asked: Counter[str] = Counter()
    broken = []
    for path in sources():
        source = Source(path)
        for rule, (holds_for, found) in RULES.items():
            if holds_for(source.name):
                asked[rule] += 1
                broken += [f"{source.name}, {said} ({rule})" for said in found(source)]
    assert not broken
    assert all(count > 300 for count in asked.values()), "a rule that looks at nothing"


def silent_ones(source: Source) -> Iterator[str]:
    tree = source.tree
    if not ast.get_docstring(tree):
        yield "the module"
    owners: list[ast.Module | ast.ClassDef] = [tree]
    while owners:
        for node in owners.pop().body:
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if not (is_function or isinstance(node, ast.ClassDef)) or node.name.startswith("_"):
                continue
            if isinstance(node, ast.ClassDef):
                owners.append(node)
            decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
            if not ast.get_docstring(node) and not any(
                word.endswith(("overload", "override", ".setter")) for word in decorators
            ):
                yield f"line {node.lineno}: {node.name}"


def open_docstrings(source: Source) -> Iterator[str]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in source.nodes:
        if isinstance(node, kinds) and (said := ast.get_docstring(node)):
            first = said.split("\n\n")[0].rstrip()
            if not first.endswith((".", ":", "?")):
                yield f"{getattr(node, 'name', 'module')}: {first}"


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in sources()}), ids=lambda path: path.name
)
def test_every_folder_says_what_belongs_there(folder):
    tree = tree_of(folder / "__init__.py")
    said = ast.get_docstring(tree) or ""
    if folder == PACKAGE / "storage/models":  # it lists the tables
        assert said
        return
    assert 5 <= len(said.splitlines()) <= 15
    more = [node for node in tree.body[1:] if folder != PACKAGE or not is_version(node)]
    assert not more, "an __init__.py is only a docstring"


def is_version(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"


def test_no_module_is_named_for_nothing():
    parts = {part.removesuffix(".py") for path in sources() for part in Path(name_of(path)).parts}
    assert not parts & NAMELESS


def writings(source: Source) -> Iterator[str]:
    tables = {table.__name__ for table in TABLES}
    for node, called, asked in calls(source.nodes):
        if called in WRITING or (called in WRITING_OF_TABLES and asked in tables):
            yield f"line {node.lineno}: {asked}.{called}"


def test_the_index_writes_its_own_table_alone():
    index = tree_of(PACKAGE / "storage/search_index.py")
    said = " ".join(node.value for node in strings(ast.walk(index)))
    written = re.findall(r"(?:INTO|UPDATE|DELETE FROM) (\w+)", said)
    assert set(written) == {"search_key"}
    deleted = {
        asked
        for _node, called, asked in calls(ast.walk(index))
        if called in WRITING_OF_TABLES and asked in {table.__name__ for table in TABLES}
    }
    assert deleted == {"SearchKey"}


def spoken_sql(source: Source) -> Iterator[str]:
    for node in source.strings():
        if SQL.match(node.value):
            yield f"line {node.lineno}"


def imports_of_qt(source: Source) -> Iterator[str]:
    for node in source.nodes:
        named = []
        if isinstance(node, ast.Import):
            named = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [node.module or ""]
        if any(name.startswith("PySide6") for name in named):
            yield f"line {node.lineno}"


def sentences(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the texts with which known troubles are raised, what is filled in left out."""
    constants = {
        ast.unparse(node.targets[0]): node.value
        for node in source.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.JoinedStr)
    }
    for node, called, _asked in calls(source.nodes):
        place = {"RefusedError": 0, "StorageError": 1, "HostError": 1}.get(called)
        if place is None or len(node.args) <= place:
            continue
        said = constants.get(ast.unparse(node.args[place]), node.args[place])
        if isinstance(said, ast.Constant | ast.JoinedStr):
            yield node.lineno, "".join(part.value for part in strings(ast.walk(said)))


def poor_sentences(source: Source) -> Iterator[str]:
    for line, said in sentences(source):
        is_poor = (
            not HAN.search(said)
            or re.search("[!！]|请稍候|操作失败", said)
            or not said.endswith(("。", "："))
        )
        if is_poor:
            yield f"line {line}: {said}"
        elif not ("请" in said or "不必" in said):
            yield f"line {line}: {said} (and what to do?)"


def test_the_rule_about_sentences_reads_them():
    assert len(list(sentences(Source(PACKAGE / "operations/development.py")))) > 10


def test_every_term_has_its_printed_label():
    kinds = [
        kind
        for kind in vars(vocabulary).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    ]
    assert len(kinds) > 5
    for kind in kinds:
        for term in kind:
            assert HAN.search(vocabulary.PRINTED[term])
            assert term.value.isascii()


DIRECTIVE = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?::\s*[A-Z0-9, ]+|\[[a-z, -]+\])?")


def silenced(source: Source) -> Iterator[str]:
    """Yield the checks silenced without a reason behind the directive or on the line above it."""
    text = source.path.read_text(encoding="utf-8")
    if not DIRECTIVE.search(text):
        return
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and DIRECTIVE.search(token.string):
            line = token.start[0]
            while line > 1 and DIRECTIVE.search(lines[line - 2]):
                line -= 1  # one reason serves a run of such lines
            reason = (
                DIRECTIVE.sub("", token.string)
                + DIRECTIVE.sub("", lines[line - 1]).partition("#")[2]
            )
            above = lines[line - 2].strip() if line > 1 else ""
            has_reason = len(re.findall(r"\w+", reason)) >= 2 or above.startswith("#")
            if not has_reason:
                yield f"line {token.start[0]}: {token.string}"


def every_file(_name: str) -> bool:
    """Whether a rule holds for a file that holds for all."""
    return True


def bare_dialogs(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and "QDialog" in map(ast.unparse, node.bases):
            yield f"line {node.lineno}: {node.name}"


#: What each file is asked, by what the rule says: for which names it holds, what breaks it.
RULES: dict[str, tuple[Callable[[str], bool], Callable[[Source], Iterator[str]]]] = {
    "every module, class and function says what it is for": (every_file, silent_ones),
    "docstrings are English sentences with ASCII full stops": (every_file, open_docstrings),
    "rows are written through the Writer alone": (
        lambda name: (
            name.startswith(("storage/", "operations/", "queries/")) and name not in ENGINE_ROOM
        ),
        writings,
    ),
    "SQL is spoken in storage alone": (lambda name: not name.startswith("storage/"), spoken_sql),
    "Qt lives in the window alone": (
        lambda name: not name.startswith("ui/") and name not in WINDOW_ROOTS,
        imports_of_qt,
    ),
    "every dialog lets Tab go as the eye does": (
        lambda name: name.startswith("ui/") and name != "ui/shared/dialog.py",
        bare_dialogs,
    ),
    "known troubles are told in Chinese with what to do": (every_file, poor_sentences),
    "no check is silenced without a reason": (every_file, silenced),
}


def operations() -> list[str]:
    """Return the names of all functions that are marked as operations."""
    return [
        node.name
        for path in sorted((PACKAGE / "operations").rglob("*.py"))
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(mark).startswith("operation(") for mark in node.decorator_list)
    ]


def names_in_tests() -> set[str]:
    """Return every name that a test file uses (an import alone is no use)."""
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name | ast.Attribute)
    }


def test_there_are_operations():
    assert {"add_person", "move_to_zone"} <= set(operations())


def test_every_operation_has_a_test_that_names_it():
    assert not set(operations()) - names_in_tests()


def test_operations_begin_with_a_verb_of_the_short_list():
    """Extended with a reason: `build` makes the demonstration, `note` records what changes no row,
    `correct` mends a mistake without history, `reveal` shows what was masked."""
    verbs = (
        "accept add advance apply appoint build change close correct end erase import mark merge "
        "move note post record remove rename reopen restore reveal split void"
    )
    assert not {name for name in operations() if name.split("_")[0] not in verbs.split()}


def test_no_test_file_stands_outside_the_folders_of_the_package():
    storeys = {path.name for path in PACKAGE.iterdir() if path.is_dir() or path.name == "app.py"}
    allowed = {*storeys, "house", "journeys", "faults", "bench", "data", "__pycache__"}
    assert {path.name for path in TESTS.iterdir() if path.is_dir()} <= allowed


def test_models_stand_in_one_list_with_a_topic_each():
    found = {
        node.name
        for path in (PACKAGE / "storage/models").glob("*.py")
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and any(ast.unparse(b) == "Table" for b in node.bases)
    }
    assert found == {table.__name__ for table in TABLES}
    assert all(importlib.import_module(table.__module__) and table.topic for table in TABLES)
