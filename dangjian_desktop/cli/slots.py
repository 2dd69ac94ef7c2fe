"""`slots`: at which times enough people can come, best first, and whom each leaves out."""

from datetime import date, timedelta

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command, Day
from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.organisations import Tree, named
from dangjian_desktop.queries.slots import LONGEST_STRETCH, Slot, SlotsQuery

#: A meeting of more hours than these is a slip of the pen.
_MOST_MINUTES = 720


@click.command("slots", cls=Command, help="找时间：按班次排出能开会的时间，最合适的在前。")
@click.option("--branch", required=True, metavar="名称", help="党支部或党小组")
@click.option("--kind", required=True, metavar="种类", help="活动种类：代号或名称，如 支部党员大会")
@click.option("--since", required=True, type=Day(), help="从哪一天")
@click.option("--until", required=True, type=Day(), help="到哪一天（含）")
@click.option("--minutes", type=click.IntRange(1, _MOST_MINUTES), help="开多少分钟（默认按规则）")
@click.option(
    "--regime",
    type=click.Choice([regime.value for regime in Regime]),
    help="按哪种表决算够数（默认按活动种类）",
)
@passed
def slots(
    context: Context,
    branch: str,
    kind: str,
    since: date,
    until: date,
    minutes: int | None,
    regime: str | None,
) -> None:
    """Answer every time of the stretch with who can come and who cannot."""
    if not timedelta(0) <= until - since < timedelta(days=LONGEST_STRETCH):
        raise CommandError("“--until”要在“--since”当天或以后，最多一年。请改正。")
    with context.opened():
        holder = _holder(context, branch)
        chosen = _kind(kind)
        query = SlotsQuery(
            holder, chosen.code, since, until, minutes, Regime(regime) if regime else None
        )
        found = query.fetch()
    advice = [str(sentence) for sentence in (*found.told, *found.options)]
    answer = [_answer(slot, advice if not slot.is_enough else []) for slot in found.slots]
    context.answer(answer, [*advice, *map(_line, found.slots)] or ["这段时间没有可用的钟点。"])


def _answer(slot: Slot, advice: list[str]) -> dict[str, object]:
    day = slot.day.isoformat()
    return {
        "starts": f"{day}T{slot.begins:%H:%M}",
        "ends": f"{day}T{slot.ends:%H:%M}",
        "free": len(slot.free),
        "due": slot.due,
        "needed": slot.needed,
        "enough": slot.is_enough,
        "left_out": [one.name for one in slot.left_out],
        "reasons": [str(one.why) for one in slot.left_out],
        "unknown": slot.unknown,
        "verified": slot.is_checked,
        "advice": advice,
    }


def _line(slot: Slot) -> str:
    said = "够数" if slot.is_enough else f"差 {slot.missing} 人"
    checked = "" if slot.is_checked else "，按轮班推算，未核实"
    out = "、".join(f"{one.name}（{one.why}）" for one in slot.left_out)
    return (
        f"{slot.day} {slot.begins:%H:%M}–{slot.ends:%H:%M}  能到 {len(slot.free)}/{slot.due}，"
        f"{said}{checked}" + (f"；不能到：{out}" if out else "")
    )


def _holder(context: Context, name: str) -> int:
    """Return the organisation of a name; a group, too, where it is the only one."""
    groups = named(Tree.on(context.on).of_kind(OrganisationKind.PARTY_GROUP), name)
    if len(groups) == 1:
        return groups[0].organisation_id
    found = organisation_named(context, name)
    assert found is not None
    return found


def _kind(text: str) -> ActivityKind:
    kinds = kinds_by_code()
    found = kinds.get(text) or next(
        (kind for kind in kinds.values() if text in (kind.label, kind.short)), None
    )
    if found is None:
        known = "、".join(kind.label for kind in kinds.values() if not kind.is_retired)
        raise CommandError(f"没有“{text}”这种活动。可以写：{known}。")
    return found
