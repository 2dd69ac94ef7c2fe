"""What the columns and tables of the page 分组 say, made of a division."""

from collections.abc import Mapping, Sequence

from dangjian_desktop.domain.division import DivisionProblem
from dangjian_desktop.domain.division_comparison import ComparedLine
from dangjian_desktop.domain.division_figures import GroupFigures, Move, figures
from dangjian_desktop.domain.division_proposal import Proposal, places_today
from dangjian_desktop.domain.division_rules import BOND_WORDS, Trait
from dangjian_desktop.domain.vocabulary import PRINTED, Stage
from dangjian_desktop.ui.groups.card_list import GroupCard
from dangjian_desktop.ui.groups.group_column import ColumnLook
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr

#: Between the figures of one line.
GAP = "\u00a0· "
#: Left out where stages are counted: 正式 12, 预备 1.
_MEMBER = chinese("党员")


def looks_today(problem: DivisionProblem) -> list[ColumnLook]:
    """Return the columns of the groups as they stand."""
    places = places_today(problem)
    told = {one.slot: one for one in figures(problem, places).groups}
    found = [
        ColumnLook(
            at,
            slot.name,
            _cards(problem, places, at),
            figures=figure_lines(told[at], problem) if at in told else (),
        )
        for at, slot in enumerate(problem.slots)
        if slot.group_id is not None
    ]
    return [*_homeless(problem, places), *found]


def looks_proposed(told: Proposal) -> list[ColumnLook]:
    """Return the columns of the groups as proposed."""
    problem = told.problem
    by_slot = {one.slot: one for one in told.after.groups}
    concerns: dict[int, list[str]] = {}
    for one in told.concerns():
        if one.slot is not None:
            concerns.setdefault(one.slot, []).append(in_words(one.said))
    moves = {move.person_id: move for move in told.moves}
    found = []
    for at, slot in enumerate(problem.slots):
        cards = _cards(problem, told.places, at, moves)
        found.append(
            ColumnLook(
                at,
                slot.name,
                cards,
                is_new=slot.group_id is None,
                is_closing=slot.group_id is not None and not cards,
                figures=figure_lines(by_slot[at], problem) if at in by_slot else (),
                concern="\n".join(concerns.get(at, ())),
            )
        )
    return [*_homeless(problem, told.places), *found]


def _homeless(problem: DivisionProblem, places: Sequence[int | None]) -> list[ColumnLook]:
    """Return the column of whoever is in no group; none where there is nobody."""
    cards = _cards(problem, places, None)
    return [ColumnLook(None, tr("未编组"), cards)] if cards else []


def _cards(
    problem: DivisionProblem,
    places: Sequence[int | None],
    at: int | None,
    moves: Mapping[int, Move] | None = None,
) -> list[GroupCard]:
    """Return the cards of a group, its leader on top."""
    found = []
    for person, place in zip(problem.people, places, strict=True):
        if place != at:
            continue
        move = (moves or {}).get(person.person_id)
        is_home = at is not None and problem.slots[at].group_id == person.group_id
        found.append(
            GroupCard(
                person,
                leads=person.leads and is_home,
                is_moved=move is not None,
                came_from=move.from_name if move else "",
                reasons=reasons_in_words(move) if move else "",
            )
        )
    found.sort(key=lambda card: not card.leads)  # stable: the order of the roster stays
    return found


def figure_lines(told: GroupFigures, problem: DivisionProblem) -> list[str]:
    """Return the figures of a group in a few short lines."""
    bands = list(dict.fromkeys(problem.wishes.rules.schooling.values()))
    schooling, stages = told.traits[Trait.SCHOOLING], told.traits[Trait.STAGE]
    words = [PRINTED[stage] for stage in reversed(Stage) if PRINTED[stage] in stages]
    units = GAP.join(
        f"{tr(BOND_WORDS[bond])} {count.whole}/{count.met}"
        for bond, count in told.bonds.items()
        if count.met
    )
    lines = [
        GAP.join(
            [
                *(f"{word.removesuffix(_MEMBER)} {stages[word]}" for word in words),
                tr("可任组长 {may_lead}", may_lead=told.may_lead),
            ]
        ),
        GAP.join(f"{band} {count}" for band, count in sorted(told.traits[Trait.AGE].items())),
        GAP.join(f"{band} {schooling[band]}" for band in bands if band in schooling),
        tr("完整：{units}", units=units) if units else "",
    ]
    return [line for line in lines if line]


def reasons_in_words(move: Move) -> str:
    """Return why somebody moves."""
    return tr("；").join(map(in_words, move.reasons))


def worth_in_words(told: Proposal) -> str:
    """Say how good a proposal is, and whether that is proved."""
    if told.by_hand or told.gap is None:
        return tr("手工调整过，没有再计算是否最好。")
    took = tr("算了 {seconds:.1f} 秒", seconds=told.seconds)
    if told.is_optimal:
        return tr("{took}，已证明没有更好的划分。", took=took)
    return tr(
        "{took}，这是目前最好的，离可能的最好不超过 {gap:.1%}。多算几秒也许更好。",
        took=took,
        gap=told.gap,
    )


def _new_chip(move: Move) -> ChipLook | None:
    return ChipLook(tr("未编组"), Tone.WARN) if not move.from_name else None


MOVE_COLUMNS: tuple[Column[Move], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda move: move.name, "name", width=90),
    Column(
        QT_TR_NOOP("现党小组"),
        lambda move: move.from_name or tr("未编组"),
        "from",
        width=130,
        chip=_new_chip,
        tooltip=lambda move: move.from_name,
    ),
    text_column(QT_TR_NOOP("新党小组"), lambda move: move.to_name, "to", width=130),
    text_column(QT_TR_NOOP("为什么"), reasons_in_words, "why", width=560),
)


def _change_chip(line: ComparedLine) -> ChipLook | None:
    return ChipLook(tr("有变化"), Tone.INFO) if line.is_other else None


FIGURE_COLUMNS: tuple[Column[ComparedLine], ...] = (
    text_column(QT_TR_NOOP("项目"), lambda line: in_words(line.what), "what", width=210),
    text_column(QT_TR_NOOP("现在"), lambda line: in_words(line.before), "before", width=260),
    text_column(QT_TR_NOOP("方案"), lambda line: in_words(line.after), "after", width=260),
    Column(
        QT_TR_NOOP("比较"),
        lambda line: tr("有变化") if line.is_other else "",
        "is_other",
        width=90,
        chip=_change_chip,
    ),
)
