"""Rules of the house that ruff, mypy and import-linter cannot see; sources are read as trees."""

import ast
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
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
    "storage/journal_seals.py",
    "storage/writer.py",
    "storage/migrations.py",
    "storage/search_index.py",
}
ENGINE_ROOM = WRITERS | {
    "storage/database.py",
    "storage/dependents.py",
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


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with the name of what is called and, for a method, of whom it is asked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node, node.func.id, ""
            elif isinstance(node.func, ast.Attribute):
                asked = node.func.value
                yield node, node.func.attr, asked.id if isinstance(asked, ast.Name) else ""


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_every_module_class_and_function_says_what_it_is_for(path):
    tree = tree_of(path)
    silent = [] if ast.get_docstring(tree) else ["the module"]
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
                silent.append(f"{node.name}, line {node.lineno}")
    assert not silent


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_docstrings_are_english_sentences_with_ascii_full_stops(path):
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, kinds) and (said := ast.get_docstring(node)):
            first = said.split("\n\n")[0].rstrip()
            assert first.endswith((".", ":", "?")), f"{getattr(node, 'name', 'module')}: {first}"


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


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sources()
        if name_of(path).startswith(("storage/", "operations/", "queries/"))
        and name_of(path) not in ENGINE_ROOM
    ],
    ids=name_of,
)
def test_rows_are_written_through_the_writer_alone(path):
    tables = {table.__name__ for table in TABLES}
    found = [
        f"line {node.lineno}: {asked}.{called}"
        for node, called, asked in calls(tree_of(path))
        if called in WRITING or (called in WRITING_OF_TABLES and asked in tables)
    ]
    assert not found


def test_the_index_writes_its_own_table_alone():
    said = " ".join(node.value for node in strings(tree_of(PACKAGE / "storage/search_index.py")))
    written = re.findall(r"(?:INTO|UPDATE|DELETE FROM) (\w+)", said)
    assert set(written) == {"search_key"}
    deleted = {
        asked
        for _node, called, asked in calls(tree_of(PACKAGE / "storage/search_index.py"))
        if called in WRITING_OF_TABLES and asked in {table.__name__ for table in TABLES}
    }
    assert deleted == {"SearchKey"}


@pytest.mark.parametrize(
    "path", [p for p in sources() if not name_of(p).startswith("storage/")], ids=name_of
)
def test_sql_is_spoken_in_storage_alone(path):
    found = [f"line {node.lineno}" for node in strings(tree_of(path)) if SQL.match(node.value)]
    assert not found


@pytest.mark.parametrize(
    "path",
    [p for p in sources() if not name_of(p).startswith("ui/") and name_of(p) not in WINDOW_ROOTS],
    ids=name_of,
)
def test_qt_lives_in_the_window_alone(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            assert not any(name.name.startswith("PySide6") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("PySide6")


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts with which known troubles are raised, what is filled in left out."""
    tree = tree_of(path)
    constants = {
        ast.unparse(node.targets[0]): node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.JoinedStr)
    }
    for node, called, _asked in calls(tree):
        place = {"RefusedError": 0, "StorageError": 1, "HostError": 1}.get(called)
        if place is None or len(node.args) <= place:
            continue
        said = constants.get(ast.unparse(node.args[place]), node.args[place])
        if isinstance(said, ast.Constant | ast.JoinedStr):
            yield node.lineno, "".join(part.value for part in strings(said))


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_known_troubles_are_told_in_chinese_with_what_to_do(path):
    for line, said in sentences(path):
        assert HAN.search(said), f"line {line}: {said}"
        assert not re.search("[!！]|请稍候|操作失败", said), f"line {line}: {said}"
        assert said.endswith(("。", "：")), f"line {line}: {said}"
        assert "请" in said or "不必" in said, f"line {line}: {said} (and what to do?)"


def test_the_rule_about_sentences_reads_some():
    assert sum(1 for path in sources() for _ in sentences(path)) > 20


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


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_no_check_is_silenced_without_a_reason(path):
    """The reason stands behind the directive, or as a comment on the line above it."""
    text = path.read_text(encoding="utf-8")
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
            assert has_reason, f"line {token.start[0]}: {token.string}"


def operations() -> list[str]:
    """Return the names of all functions that are marked as operations."""
    return [
        node.name
        for path in sorted((PACKAGE / "operations").rglob("*.py"))
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(mark).startswith("operation(") for mark in node.decorator_list)
    ]


@cache
def names_in_tests() -> frozenset[str]:
    """Return every name that a test file uses (an import alone is no use)."""
    return frozenset(
        node.id if isinstance(node, ast.Name) else node.attr
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name | ast.Attribute)
    )


def test_there_are_operations():
    assert {"add_person", "move_to_zone"} <= set(operations())


@pytest.mark.parametrize("name", operations())
def test_every_operation_has_a_test_that_names_it(name):
    assert name in names_in_tests()


@pytest.mark.parametrize("name", operations())
def test_operations_begin_with_a_verb_of_the_short_list(name):
    """Extended with a reason: `build` makes the demonstration, `note` records what changes no row,
    `correct` mends a mistake without history, `reveal` shows what was masked."""
    verbs = (
        "accept add advance apply appoint build change close correct end erase import mark merge "
        "move note post record remove rename reopen restore reveal split void"
    )
    assert name.split("_")[0] in verbs.split()


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
