"""Every Chinese text of the window passes through `ui.shared.wording`; read as trees."""

import ast
import re
from pathlib import Path

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


def nodes_of(paths):
    """Yield every node of some files, with the file, its parent and what runs around it."""
    for path in paths:
        for node, parent, within in walk(ast.parse(path.read_text("utf-8"))):
            yield path, node, parent, within


def at(path, node):
    return f"{path.relative_to(PACKAGE).as_posix()}, line {node.lineno}"


def test_every_chinese_literal_stands_within_tr_or_a_marker_and_names_its_facts():
    """`tr("共 {n} 人", n=n)` where it is shown, `QT_TR_NOOP("…")` at import time and `tr(variable)`
    where that is shown, `chinese("…")` for what stays Chinese; never an f-string."""
    wrong = []
    for path, node, parent, within in nodes_of(SOURCES):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and CHINESE.search(node.value) and not is_docstring(parent):
            if door(parent) not in DOORS or isinstance(parent, ast.JoinedStr):
                wrong.append(f"{at(path, node)}: {node.value} (wrap it in tr)")
            elif door(parent) == "tr" and not within:
                wrong.append(f"{at(path, node)}: {node.value} (QT_TR_NOOP at import time)")
        elif door(node) == "tr" and isinstance(node.args[0], ast.Constant):
            said = node.args[0].value
            given = {keyword.arg for keyword in node.keywords}
            if set(re.findall(r"\{(\w+)", said)) != given:
                wrong.append(f"{at(path, node)}: {said} is given {sorted(given)}")
    assert not wrong


BELOW = sorted(
    path
    for folder in ("domain", "storage", "printing", "exchange", "host", "queries", "operations")
    for path in (PACKAGE / folder).rglob("*.py")
)


def test_what_is_refused_below_the_window_is_told_as_a_template_with_facts():
    """`RefusedError("{name}还有 {count} 人。…", name=…, count=…)`: the window translates the
    template; an f-string it could not. A fact that is a word of the program's own is a `Word`."""
    wrong = []
    for path, node, _parent, _within in nodes_of(BELOW):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error"):
            for said in node.args:
                parts = said.values if isinstance(said, ast.JoinedStr) else []
                if any(CHINESE.search(ast.unparse(part)) for part in parts):
                    wrong.append(f"{at(path, said)}: {ast.unparse(said)}")
                if isinstance(said, ast.Constant) and CHINESE.search(str(said.value)):
                    named = set(re.findall(r"\{(\w+)", said.value))
                    given = {keyword.arg for keyword in node.keywords}
                    if None not in given and named != given:
                        wrong.append(f"{at(path, said)}: {said.value} is given {sorted(given)}")
    assert not wrong
