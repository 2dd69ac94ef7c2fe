"""`calc`: the quick sums without a window, one at a time or many from a file.

Works with no data file at all; where there is one, the branch's own rules count. A number typed
here goes to the answer and nowhere else: nothing of it is logged.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.calculator_inputs import Input
from dangjian_desktop.domain.calculators import (
    CALCULATORS,
    Calculator,
    RulesAt,
    Solved,
    calculator,
    solve,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.sum_lines import named_sum, read_line, solve_line
from dangjian_desktop.host.lock import LockedError
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.runner import StorageError
from dangjian_desktop.queries.rules import FileRulesQuery, rules_at

#: A bigger file is no list of sums.
_MOST_BYTES = 20_000_000


@click.command(
    "calc",
    cls=Command,
    help="速算，如 calc 党费 5845（或 dues base=5845）；--list 列出全部，--batch 成批算。",
)
@click.argument("name", required=False, metavar="[名称]")
@click.argument("inputs", nargs=-1, metavar="[项目=值]…")
@click.option("--list", "list_all", is_flag=True, help="列出全部速算和要写的项目")
@click.option(
    "--batch",
    type=click.Path(path_type=Path),
    metavar="文件",
    help='成批算：JSON 文件，[{"id","calc","input"}]；有算不出的，退出码为 1',
)
@passed
def calc(
    context: Context,
    name: str | None,
    inputs: tuple[str, ...],
    list_all: bool,
    batch: Path | None,
) -> None:
    """Answer a sum, a file of sums, or what sums there are."""
    if (name is not None) + list_all + (batch is not None) != 1:
        raise CommandError("名称、--list、--batch 三样请写一样。用 calc --list 看有哪些速算。")
    with _rules(context) as rules_at:
        if list_all:
            _list(context, rules_at(context.on))
        elif batch is not None:
            _answer_batch(context, _read_batch(batch), rules_at)
        else:
            _answer_one(context, name or "", inputs, rules_at)


@contextmanager
def _rules(context: Context) -> Iterator[RulesAt]:
    """Give the rules: of the data file where it can be opened, else of the program alone."""
    folder = resources() / "rules"
    if context.folder.database.exists():
        try:
            with context.opened():
                yield rules_at
                return
        except LockedError:
            context.tell("数据正在另一个窗口里使用，本支部另定的规则没有算进去。")
        except StorageError as error:
            if error.code != "needs_password":
                raise
            context.tell("数据已加密，没有给口令，本支部另定的规则没有算进去。")
    yield lambda day: FileRulesQuery(folder, day).fetch()


def _list(context: Context, rules: RuleSet) -> None:
    answer = [
        {
            "name": one.name,
            "title": one.title,
            "words": [word.text for word in one.words],
            "inputs": [_told_input(wanted, rules) for wanted in one.inputs],
            "example": one.example,
        }
        for one in CALCULATORS
    ]
    lines = []
    for one in CALCULATORS:
        lines.append(f"{one.name}  {one.title}")
        lines += [f"    {_explained(wanted, rules)}" for wanted in one.inputs]
    context.answer(answer, lines)


def _told_input(wanted: Input, rules: RuleSet) -> dict[str, Any]:
    return {
        "name": wanted.name,
        "label": wanted.label,
        "kind": wanted.kind.value,
        "required": wanted.is_required,
        "default": "today" if wanted.is_today else wanted.default,
        "choices": [{"value": one.value, "label": one.label} for one in wanted.offered(rules)],
    }


def _explained(wanted: Input, rules: RuleSet) -> str:
    choices = "、".join(f"{one.value} {one.label}" for one in wanted.offered(rules))
    words = [f"{wanted.name}={wanted.hint}", wanted.label]
    if choices:
        words.append(f"（{choices}）")
    if wanted.is_required:
        words.append("必填")
    return "  ".join(words)


def _known(name: str) -> Calculator:
    found = calculator(name)
    if found is None:
        names = "、".join(f"{one.name}（{one.title}）" for one in CALCULATORS)
        raise CommandError(f"没有“{name}”这项速算。请写其中一项：{names}。")
    return found


def _answer_one(context: Context, name: str, inputs: tuple[str, ...], rules_at: RulesAt) -> None:
    if calculator(name) is None and named_sum(name) is not None:
        _answer_line(context, " ".join((name, *inputs)), rules_at)
        return
    wanted = _known(name)
    given: dict[str, object] = {}
    for part in inputs:
        key, mark, value = part.partition("=")
        if not mark or not key:
            raise CommandError(f"“{part}”要写成 项目=值 的样子。用 calc --list 看有哪些项目。")
        if key in given:
            raise CommandError(f"“{key}”写了两次。请只写一次。")
        given[key] = value
    rules = rules_at(context.on)
    _tell(context, solve(wanted, given, rules_at=rules_at, on=context.on), rules)


def _answer_line(context: Context, text: str, rules_at: RulesAt) -> None:
    """Answer what is written as in the quick find: 党费 5845."""
    rules = rules_at(context.on)
    line = read_line(text, rules)
    assert line is not None  # its first word names a sum
    _tell(context, solve_line(line, rules_at=rules_at, on=context.on), rules)


def _tell(context: Context, solved: Solved, rules: RuleSet) -> None:
    if solved.answer is None:
        raise CommandError(_fault(solved, rules))
    answer = solved.answer
    told = {
        "answer": answer.values,
        "rule": answer.rule,
        "sentence": answer.sentence,
        "warnings": list(answer.warnings),
        "notes": list(answer.notes),
    }
    context.answer(told, answer.text.splitlines())


def _fault(solved: Solved, rules: RuleSet) -> str:
    """Return why there is no answer, with the names as the command line has them."""
    if solved.missing and not solved.wrong:
        names = "、".join(_wanted(one, rules) for one in solved.missing)
        return f"{solved.calculator.title}还要写 {names}。请补上。"
    return "\n".join(
        f"{name}（{solved.calculator.input(name).label}）：{told}" if name else told
        for name, told in solved.faults.items()
    )


def _wanted(missing: Input, rules: RuleSet) -> str:
    """Return the name of a missing input, with what may be chosen where that is a choice."""
    offered = "、".join(choice.value for choice in missing.offered(rules))
    label = f"{missing.label}：{offered}" if offered else missing.label
    return f"{missing.name}（{label}）"


def _read_batch(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise CommandError(f"文件太大：{path}。请分成几个文件。")
        items = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CommandError(f"文件读不出来：{path}。请检查路径。") from error
    except (ValueError, RecursionError) as error:  # no text, no JSON, or nested without end
        raise CommandError(f"文件不是 JSON：{path}。请改正后再试。") from error
    if not isinstance(items, list):
        raise CommandError(f'文件里要是一个列表，每项写 "id"、"calc"、"input"：{path}。请改正。')
    return items


def _answer_batch(context: Context, items: list[Any], rules_at: RulesAt) -> None:
    answers = [_answered_item(context, item, rules_at) for item in items]
    lines = [f"{one['id']}  {one.get('sentence') or one['error']}" for one in answers]
    context.answer(answers, lines)
    if any("error" in one for one in answers):
        context.has_faults()


def _answered_item(context: Context, item: Any, rules_at: RulesAt) -> dict[str, Any]:
    """Return the answer of one item, or what is wrong with it; the others go on."""
    if not isinstance(item, Mapping):
        return {"id": None, "answer": None, "error": '每项要写 "id"、"calc"、"input"。请改正。'}
    told: dict[str, Any] = {"id": item.get("id"), "answer": None}
    given = item.get("input", {})
    wanted = calculator(str(item.get("calc", "")))
    if wanted is None:
        return {**told, "error": f"没有“{item.get('calc', '')}”这项速算。请用 calc --list 查看。"}
    if not isinstance(given, Mapping):
        return {**told, "error": '"input" 要写成 {"项目": 值} 的样子。请改正。'}
    solved = solve(wanted, given, rules_at=rules_at, on=context.on)
    if solved.answer is None:
        return {**told, "error": _fault(solved, rules_at(context.on))}
    answer = solved.answer
    return {
        "id": item.get("id"),
        "answer": answer.values,
        "rule": answer.rule,
        "sentence": answer.sentence,
        "warnings": list(answer.warnings),
    }
