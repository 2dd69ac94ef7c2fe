"""Every Chinese text of the window passes through `ui.shared.wording`; read as trees."""

import ast
import re
from pathlib import Path

import pytest

import dangjian_desktop

PACKAGE = Path(dangjian_desktop.__file__).parent
UI = PACKAGE / "ui"
#: Han characters and the full stops, quotes and brackets that go with them; not the wide blank.
CHINESE = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]")
DOORS = {"tr", "QT_TR_NOOP", "chinese"}
SOURCES = sorted(path for path in UI.rglob("*.py") if path.name != "wording.py")


def door(node):
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def is_docstring(node):
    return isinstance(node, ast.Expr)


def walk(node, within=(), parent=None):
    """Yield every node with its parent and with whether code around it runs after import."""
    yield node, parent, within
    for name, child in ast.iter_fields(node):
        inner = within
        if isinstance(node, ast.FunctionDef | ast.Lambda) and name == "body":
            inner = (*within, node)
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, ast.AST):
                yield from walk(one, inner, node)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(UI).as_posix())
def test_every_chinese_literal_stands_within_tr_or_a_marker(path):
    """`tr("共 {n} 人", n=n)` where it is shown, `QT_TR_NOOP("…")` at import time and `tr(variable)`
    where that is shown, `chinese("…")` for what stays Chinese; never an f-string."""
    wrong = []
    for node, parent, within in walk(ast.parse(path.read_text("utf-8"))):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and CHINESE.search(node.value) and not is_docstring(parent):
            if door(parent) not in DOORS or isinstance(parent, ast.JoinedStr):
                wrong.append(f"line {node.lineno}: {node.value} (wrap it in tr)")
            elif door(parent) == "tr" and not within:
                wrong.append(f"line {node.lineno}: {node.value} (QT_TR_NOOP at import time)")
    assert not wrong


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(UI).as_posix())
def test_texts_name_the_facts_they_are_given(path):
    wrong = []
    for node, _parent, _within in walk(ast.parse(path.read_text("utf-8"))):
        if door(node) == "tr" and isinstance(node.args[0], ast.Constant):
            named = set(re.findall(r"\{(\w+)", node.args[0].value))
            given = {keyword.arg for keyword in node.keywords}
            if named != given:
                wrong.append(f"line {node.lineno}: {node.args[0].value} is given {sorted(given)}")
    assert not wrong


BELOW = sorted(
    path
    for folder in ("domain", "storage", "printing", "exchange", "host", "queries", "operations")
    for path in (PACKAGE / folder).rglob("*.py")
)


@pytest.mark.parametrize("path", BELOW, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_refused_below_the_window_is_told_as_a_template_with_facts(path):
    """`RefusedError("{name}还有 {count} 人。…", name=…, count=…)`: the window translates the
    template; an f-string it could not. A fact that is a word of the program's own is a `Word`."""
    wrong = []
    for node, _parent, _within in walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error"):
            for said in node.args:
                parts = said.values if isinstance(said, ast.JoinedStr) else []
                if any(CHINESE.search(ast.unparse(part)) for part in parts):
                    wrong.append(f"line {said.lineno}: {ast.unparse(said)}")
                if isinstance(said, ast.Constant) and CHINESE.search(str(said.value)):
                    named = set(re.findall(r"\{(\w+)", said.value))
                    given = {keyword.arg for keyword in node.keywords}
                    if None not in given and named != given:
                        wrong.append(f"line {said.lineno}: {said.value} is given {sorted(given)}")
    assert not wrong
