"""What records is declared where it is made: no button or line of a menu offers what is refused.

Each slot of the window that comes to `may_edit`, `attempt` or `desk.run` records something; a
control that leads there must be wrapped in `records(…)`, see `ui.shared.offered`. The sources are
read as trees: a page that comes later is asked, too.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

WINDOW = Path(__file__).resolve().parents[2] / "dangjian_desktop" / "ui"
#: What makes a control, and what asks before something is recorded or records it.
BUTTONS = {
    "primary_button",
    "plain_button",
    "quiet_button",
    "link_button",
    "icon_button",
    "elided_link",
    "elided_button",
    "menu_button",
}
RECORDING = {"may_edit", "may_record", "_may_edit", "attempt", "_attempt"}
#: Names of so many different things that nothing follows from them.
COMMON = {"__init__", "open", "show", "_lay_out", "_connect", "close", "_open", "_fill_menu"}
COMMON |= {"fill_menu", "eventFilter", "showEvent", "reject", "accept", "ask", "clear"}
#: Where looking is noted, so that it runs an operation, and where the whole dialog stands behind
#: a control that is withheld: file and what leads there.
READING = {
    ("shared/attachment_list.py", "open_current"),
    ("shared/attachment_list.py", "save_current"),
    ("scores/points_person.py", "open_line"),
    ("roster/import_wizard_changes.py", "_reveal"),
    ("calendar/shifts_page.py", "_step"),
    ("roster/comparison_pane.py", "reveal_wanted"),
}

#: What asks whether something is offered.
ASKING = {"records", "recording_acts", "is_offered"}

#: A function by its file, its class ("" for none) and its name.
Function = tuple[Path, str, str]
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(WINDOW.rglob("*.py"))}


def functions() -> dict[Function, ast.AST]:
    found: dict[Function, ast.AST] = {}
    for path, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                found[path, "", node.name] = node
            elif isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef):
                        found[path, node.name, inner.name] = inner
    return found


FUNCTIONS = functions()
BY_NAME: dict[str, list[Function]] = defaultdict(list)
for _function in FUNCTIONS:
    BY_NAME[_function[2]].append(_function)


def mentioned(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield every name in a tree, with what it is a part of."""
    yield from (
        part_named(one) for one in ast.walk(node) if isinstance(one, ast.Attribute | ast.Name)
    )


def meant(name: str, part_of: str, where: Function) -> Function | None:
    """Return the function that a name means there; None where that is not certain."""
    if part_of in ("", "self"):
        near = (where[0], where[1] if part_of else "", name)
        if near in FUNCTIONS:
            return near
    others = BY_NAME[name] if name not in COMMON and part_of != "self" else []
    return others[0] if len(others) == 1 and (part_of or not others[0][1]) else None


def recording() -> set[Function]:
    """Return the functions that record something, themselves or by one that they call."""
    found: set[Function] = set()
    callers: dict[Function, set[Function]] = defaultdict(set)
    for where, node in FUNCTIONS.items():
        for one in ast.walk(node):
            if not isinstance(one, ast.Call):
                continue
            if is_recording_call(one):
                found.add(where)
            called = meant(*part_named(one.func), where)
            if called is not None and where[2] not in COMMON:
                callers[called].add(where)
    fresh = set(found)
    while fresh:
        fresh = set().union(*(callers[one] for one in fresh)) - found
        found |= fresh
    return found


def part_named(node: ast.AST) -> tuple[str, str]:
    """Return a name and what it is a part of: ("add", "self"), ("partial", "")."""
    if isinstance(node, ast.Name):
        return node.id, ""
    if not isinstance(node, ast.Attribute):
        return "", ""
    return node.attr, node.value.id if isinstance(node.value, ast.Name) else "something"


def is_recording_call(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in RECORDING
    if not isinstance(function, ast.Attribute):
        return False
    return function.attr in RECORDING or (
        function.attr == "run" and "desk" in ast.unparse(function.value)
    )


def is_wrapped(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "records"


def wishes(found: set[Function]) -> set[str]:
    """Return the signals of panes that lead to nothing but what records: people_wanted."""
    leads: dict[str, list[bool]] = defaultdict(list)
    for where, node in FUNCTIONS.items():
        for one in ast.walk(node):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.args:
                name = part_named(one.func.value)[0]
                if one.func.attr == "connect" and name.endswith("_wanted"):
                    steps = [meant(*step, where) for step in mentioned(one.args[0])]
                    leads[name].append(any(step in found for step in steps))
    return {name for name, records in leads.items() if all(records)}


def undeclared() -> Iterator[str]:
    found = recording()
    wanted = wishes(found)
    for path, tree in TREES.items():
        name = path.relative_to(WINDOW).as_posix()
        for part in tree.body:
            if not isinstance(part, ast.ClassDef | ast.FunctionDef):
                continue
            where = (path, part.name if isinstance(part, ast.ClassDef) else "", "")
            kept = assigned(part)
            for control, slot in (
                pair
                for method in (part.body if isinstance(part, ast.ClassDef) else [part])
                for pair in connected(method, kept | assigned(method))
            ):
                leads_to = [meant(*one, where) for one in mentioned(slot)]
                steps = [step for step in leads_to if step is not None and step in found]
                is_reading = any((name, step) in READING for step, _of in mentioned(slot))
                wished = any(name in wanted for name, _part_of in mentioned(slot))
                if (steps or wished) and not is_reading and not is_wrapped(control):
                    yield f"{name}:{control.lineno} {ast.unparse(control)[:70]}"
            for act in acts(part):  # what is told of a row and done about it, in buttons and menus
                steps = [meant(*one, where) for one in mentioned(act.elts[1])]
                if any(step in found for step in steps if step is not None):
                    yield f"{name}:{act.lineno} {ast.unparse(act)[:70]}"


def acts(part: ast.AST) -> Iterator[ast.Tuple]:
    """Yield the pairs of a word and a slot in functions that ask nowhere what is offered."""
    for one in ast.walk(part):
        if not isinstance(one, ast.FunctionDef) or ASKING & {
            name for name, _part_of in mentioned(one)
        }:
            continue
        for pair in ast.walk(one):
            if isinstance(pair, ast.Tuple) and len(pair.elts) == 2:
                word = pair.elts[0]
                if isinstance(word, ast.Call) and ast.unparse(word.func) == "tr":
                    yield pair


def assigned(part: ast.AST) -> dict[str, ast.expr]:
    """Return what is last assigned in a class or function, by the text of its target."""
    return {
        ast.unparse(one.targets[0]): one.value
        for one in ast.walk(part)
        if isinstance(one, ast.Assign)
    }


def connected(part: ast.AST, made: dict[str, ast.expr]) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the controls that are made in a class or function, each with what it leads to."""
    wrapped = {
        id(inner)
        for one in ast.walk(part)
        if isinstance(one, ast.Call) and is_wrapped(one)
        for inner in one.args
    }
    for one in ast.walk(part):
        if not isinstance(one, ast.Call) or id(one) in wrapped:
            continue
        function = one.func
        if isinstance(function, ast.Name) and function.id in BUTTONS:
            yield from ((one, word.value) for word in one.keywords if word.arg == "clicked")
        elif isinstance(function, ast.Attribute) and function.attr == "addAction":
            yield from ((one, slot) for slot in one.args[1:])
        elif isinstance(function, ast.Attribute) and function.attr == "connect":
            signal = function.value
            if isinstance(signal, ast.Attribute) and signal.attr in ("clicked", "triggered"):
                control = made.get(ast.unparse(signal.value), signal.value)
                if isinstance(control, ast.Call) and is_control(control):
                    yield control, one.args[0]
    for pair in ast.walk(part):  # (self.add_button, self.add) of a table that a loop connects
        if isinstance(pair, ast.Tuple) and len(pair.elts) > 1:
            control = made.get(ast.unparse(pair.elts[0]), pair)
            if isinstance(control, ast.Call) and is_control(control):
                yield from ((control, slot) for slot in pair.elts[1:])


def is_control(call: ast.Call) -> bool:
    function = call.func
    if is_wrapped(call):
        return True
    if isinstance(function, ast.Attribute):
        return function.attr == "addAction"
    return isinstance(function, ast.Name) and function.id in BUTTONS


def test_each_control_that_records_is_declared_so():
    assert list(undeclared()) == []


def test_the_rule_bites():
    """Of the controls that are declared, most are found by it, so that it would miss them."""
    found = recording()
    assert len(found) > 400
    assert any(where[2] == "may_edit" for where in FUNCTIONS)
