"""`rules`: the rules with their sources, and what the branch sets otherwise."""

import json
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.words import Day, Group
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rules import Rule, RuleChange, plain
from dangjian_desktop.operations.rules import change_rule, remove_rule_change
from dangjian_desktop.queries.rules import OwnRulesQuery, RulesQuery

_SINCE = click.option("--since", type=Day(), default=None, help="从哪一天起（不写就是一直）")


@click.group("rules", cls=Group, help="规则的值和依据；本支部另定的值。")
def rules() -> None:
    """Group what is done with rules."""


@rules.command("list", help="列出规则的值、依据和本支部另定的值。")
@click.argument("name", required=False, metavar="[规则]")
@passed
def list_rules(context: Context, name: str | None) -> None:
    """Answer every rule as it stands on the day, or one, or those whose name begins so."""
    with context.opened():
        found = RulesQuery(context.on).fetch()
        own = OwnRulesQuery().fetch()
    wanted = {key: rule for key, rule in found.items() if key.startswith(name or "")}
    if not wanted:
        raise CommandError(f"没有“{name}”这条规则。用 rules list 查看全部。")
    answer = [_told(key, rule, own) for key, rule in wanted.items()]
    lines = []
    for one in answer:
        lines.append(f"{one['rule']}  {one['title']}（{one['source']}）")
        lines += [f"    {key} = {_text(value)}" for key, value in one["values"].items()]
        lines += [
            f"    另定 {told['key']} = {_text(told['value'])}"
            f"（{told['since'] or '一直'}起）：{told['note']}"
            for told in one["own"]
        ]
    context.answer(answer, lines)


def _told(name: str, rule: Rule, own: tuple[RuleChange, ...]) -> dict[str, Any]:
    return {
        "rule": name,
        "title": rule.version.title,
        "source": rule.source,
        "values": plain(rule.values),
        "own": [
            {
                "key": one.key,
                "value": plain(one.value),
                "since": one.since.iso if one.since else None,
                "note": one.note,
            }
            for one in own
            if one.rule == name
        ],
    }


@rules.command(
    "set", help='另定一个值，如 rules set dues.rounding step 0.1 --note "公司党委通知"。'
)
@click.argument("name", metavar="规则")
@click.argument("key", metavar="项目")
@click.argument("value", metavar="值")
@click.option("--note", required=True, metavar="理由", help="由谁、按什么文件决定")
@_SINCE
@passed
def set_rule(context: Context, name: str, key: str, value: str, note: str, since: Any) -> None:
    """Set one value of a rule otherwise; lists and tables are written as JSON."""
    with context.opened() as data:
        rule = RulesQuery(context.on).fetch().get(name)
        model = None if rule is None else rule.values.get(key)
        data.runner.run(
            change_rule(
                rule=name, key=key, value=_value(value, model), note=note, since=_day(since)
            )
        )
        told = _told(name, RulesQuery(context.on).fetch()[name], OwnRulesQuery().fetch())
    context.answer(told, [f"已另定 {name} 的 {key}。"])


@rules.command("unset", help="取消另定的值，照规则文件办。")
@click.argument("name", metavar="规则")
@click.argument("key", metavar="项目")
@_SINCE
@passed
def unset_rule(context: Context, name: str, key: str, since: Any) -> None:
    """Let the rule file speak again for one value."""
    with context.opened() as data:
        data.runner.run(remove_rule_change(rule=name, key=key, since=_day(since)))
        found = RulesQuery(context.on).fetch()
        told = _told(name, found[name], OwnRulesQuery().fetch()) if name in found else {}
    context.answer(told, [f"已取消 {name} 的 {key}。"])


def _day(since: Any) -> PartialDate | None:
    return None if since is None else PartialDate.of(since)


def _value(text: str, model: Any) -> Any:
    """Return a typed value: a text where a text stands (money, shares), else what JSON says."""
    if isinstance(model, str):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
