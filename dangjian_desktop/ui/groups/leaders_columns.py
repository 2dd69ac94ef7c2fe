"""The tables of the page 小组与组长: groups, people in no group, crews, leading cadres."""

from functools import partial

from dangjian_desktop.domain.checks import FindingSeverity
from dangjian_desktop.domain.group_leading import TRAINING_WORDS, Training, tenure_told
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.operations.attendance_lists import rate_text
from dangjian_desktop.queries.attendance_figures import Figures
from dangjian_desktop.queries.cadres_in_groups import CadreRow
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.party_groups import (
    CrewLine,
    GroupCrews,
    GroupRow,
    MisplacedRow,
    end_word,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.severity import TONES
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

#: Looks of the training of a leader.
TRAINING_TONES = {
    Training.DONE: Tone.GOOD,
    Training.NEW: Tone.INFO,
    Training.NEVER: Tone.WARN,
    Training.OVERDUE: Tone.WARN,
    Training.NOT_ASKED: Tone.PLAIN,
}
#: Trainings that stand among the remarks.
LACKING = frozenset({Training.NEVER, Training.OVERDUE})
_MOST_CREWS = 3


def crew_word(crew: str) -> str:
    """Return a 班组 as it is shown; people without one stand together."""
    return crew or tr("未填班组")


def leader_names(row: GroupRow) -> str:
    """Return who leads a group, or led it last."""
    names = tr("、").join(term.name for term in row.leaders)
    if not row.stands:
        return tr("（原）{name}", name=names) if names else ""
    return names or tr("暂缺")


def _since(row: GroupRow) -> str:
    leader = row.leader
    if leader is None or not row.stands:
        return ""
    return leader.since.printed if leader.since else tr("起始不详")


def _tenure(row: GroupRow) -> str:
    leader = row.leader
    return in_words(tenure_told(leader.months)) if leader is not None and row.stands else ""


def crews_told(row: GroupRow, most: int = _MOST_CREWS) -> str:
    """Return the crews of a group with how many of its people work there."""
    told = [
        tr("{crew} {count}", crew=crew_word(crew), count=count) for crew, count in row.crews[:most]
    ]
    rest = len(row.crews) - most
    return tr("、").join(told) + (tr(" 等 {count} 个", count=len(row.crews)) if rest > 0 else "")


def training_told(row: GroupRow) -> str:
    """Return the last training of who leads, or that there is none."""
    leader = row.leader
    if leader is None or row.training is None:
        return ""
    last = leader.last_training
    return last.day.printed if last is not None else tr(TRAINING_WORDS[row.training])


def _training_chip(row: GroupRow) -> ChipLook | None:
    if row.training not in LACKING or row.training is None:
        return None
    return ChipLook(training_told(row), TRAINING_TONES[row.training])


def _training_tip(row: GroupRow) -> str:
    leader, rule = row.leader, row.rule
    if leader is None or row.training is None or rule is None:
        return ""
    told = [
        tr("{day} {title}", day=one.day.printed, title=one.title) for one in leader.trainings[:3]
    ] or [tr("没有培训记录")]
    return "\n".join([*told, training_rule_told(row)])


def training_rule_told(row: GroupRow) -> str:
    """Return what the branch asks of the training of leaders."""
    rule = row.rule
    if rule is None or not rule.is_on:
        return tr("组长培训现在不查。")
    return tr(
        "任组长后 {first} 个月内培训一次，以后每 {every} 个月一次（{source}）。",
        first=rule.first_within_months,
        every=rule.every_months,
        source=rule.source,
    )


def remarks_of(row: GroupRow) -> list[str]:
    """Return everything that is worth a look at a group, in sentences."""
    return [in_words(Sentence(one.check.sentence, **one.facts)) for one in row.notices]


def _remarks(row: GroupRow) -> str:
    if not row.stands:
        return _ended(row)
    return tr(" ").join(remarks_of(row))


def _ended(row: GroupRow) -> str:
    assert row.until is not None
    told = tr("{day} {how}", day=row.until.printed, how=tr(end_word(row)))
    return tr("{told}，并入{name}", told=told, name=row.successor) if row.successor else told


def _remark_chip(row: GroupRow) -> ChipLook | None:
    if not row.stands:
        return ChipLook(_ended(row), Tone.PLAIN, "history")
    told = remarks_of(row)
    if not told:
        return ChipLook(tr("无"), Tone.GOOD)
    grave = any(one.check.severity is FindingSeverity.ERROR for one in row.notices)
    tone = TONES[FindingSeverity.ERROR if grave else FindingSeverity.WARNING]
    first = told[0]
    more = len(told) - 1
    return ChipLook(tr("{first} +{more}", first=first, more=more) if more else first, tone)


def _size(row: GroupRow) -> str:
    if not row.stands:
        return ""
    return str(row.members + row.others)


def _stages(row: GroupRow) -> str:
    if not row.stands:
        return ""
    told = tr("{full}/{probationary}", full=row.full, probationary=row.probationary)
    return tr("{told}，发展中 {count}", told=told, count=row.others) if row.others else told


GROUP_COLUMNS: tuple[Column[GroupRow], ...] = (
    text_column(QT_TR_NOOP("党小组"), lambda row: row.name, "name", width=112),
    text_column(
        QT_TR_NOOP("党支部"), lambda row: row.branch_name, "branch", width=116, is_second=True
    ),
    Column(QT_TR_NOOP("组长"), leader_names, "leader", width=76),
    Column(QT_TR_NOOP("任职日期"), _since, "since", width=96, is_second=True),
    Column(QT_TR_NOOP("任职时间"), _tenure, "tenure", width=102),
    Column(QT_TR_NOOP("人数"), _size, "size", align="right", width=50),
    Column(QT_TR_NOOP("正式/预备"), _stages, "stages", width=84),
    text_column(QT_TR_NOOP("班组"), crews_told, "crews", width=116),
    Column(
        QT_TR_NOOP("组长培训"),
        training_told,
        "training",
        width=128,
        tooltip=_training_tip,
        chip=_training_chip,
    ),
    Column(
        QT_TR_NOOP("提示"),
        _remarks,
        "remarks",
        width=130,
        tooltip=lambda row: "\n".join(remarks_of(row)) if row.stands else _ended(row),
        chip=_remark_chip,
    ),
)


def _groups_told(row: MisplacedRow) -> str:
    if not row.groups:
        return tr("没有编入")
    if len(row.groups) > 1:
        return tr("同时在{groups}", groups=tr("、").join(row.groups))
    return tr("在别的支部：{group}", group=row.groups[0] or tr("已撤销的党小组"))


MISPLACED_COLUMNS: tuple[Column[MisplacedRow], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=96),
    Column(QT_TR_NOOP("类别"), lambda row: tr(printed(row.stage)), "stage", width=96),
    text_column(QT_TR_NOOP("党支部"), lambda row: row.branch_name, "branch", width=220),
    text_column(QT_TR_NOOP("班组"), lambda row: row.crew, "crew", width=140),
    text_column(QT_TR_NOOP("党小组"), _groups_told, "groups", width=320),
)


def _count(number: int) -> str:
    return str(number) if number else "—"


def _of_group(place: int, line: CrewLine) -> str:
    return _count(line.counts[place])


def _split_chip(line: CrewLine) -> ChipLook | None:
    if not line.is_split:
        return None
    return ChipLook(_split_told(line), Tone.WARN)


def _split_told(line: CrewLine) -> str:
    if not line.is_split:
        return ""
    return tr("分在 {count} 个小组", count=sum(count > 0 for count in line.counts))


def crew_columns(crews: GroupCrews) -> tuple[Column[CrewLine], ...]:
    """Return the columns of a branch: a 班组 a row, a group a column."""
    return (
        text_column(QT_TR_NOOP("班组"), lambda line: crew_word(line.crew), "crew", width=150),
        *(
            Column(
                name,
                partial(_of_group, place),
                f"group_{key}",
                align="right",
                width=112,
                is_second=False,
            )
            for place, (key, name) in enumerate(crews.groups)
        ),
        Column(
            QT_TR_NOOP("未编组"),
            lambda line: _count(line.ungrouped),
            "ungrouped",
            align="right",
            width=84,
        ),
        Column(QT_TR_NOOP("合计"), lambda line: str(line.total), "total", align="right", width=72),
        Column(QT_TR_NOOP("说明"), _split_told, "split", width=148, chip=_split_chip),
    )


def _came(figures: Figures) -> str:
    if not figures.due:
        return tr("没有应到")
    return tr(
        "{came}/{due}　{rate}", came=figures.came, due=figures.due, rate=tr(rate_text(figures))
    )


def _tasks(row: CadreRow) -> str:
    if not row.tasks:
        return tr("没有登记")
    return tr("；").join(entry.text("task") for entry in row.tasks)


def _spoke(row: CadreRow) -> str:
    days = [_spoken_on(entry) for entry in row.tasks]
    return tr("、").join(day for day in days if day)


def _spoken_on(entry: EntryRow) -> str:
    return entry.text("step:reported")


def _state_chip(row: CadreRow) -> ChipLook | None:
    if not row.tasks:
        return ChipLook(tr("未交任务"), Tone.PLAIN, "info")
    late = sum(entry.is_late for entry in row.tasks)
    if late:
        return ChipLook(tr("{count} 项过期未汇报", count=late), Tone.WARN)
    waiting = len(row.open_tasks)
    if waiting:
        return ChipLook(tr("{count} 项待汇报", count=waiting), Tone.INFO)
    return ChipLook(tr("已汇报发言"), Tone.GOOD)


def _state(row: CadreRow) -> str:
    look = _state_chip(row)
    return look.text if look else ""


CADRE_COLUMNS: tuple[Column[CadreRow], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.life.name, "name", width=84),
    text_column(QT_TR_NOOP("职务"), lambda row: row.life.title, "title", width=150),
    text_column(
        QT_TR_NOOP("党小组"),
        lambda row: (
            (row.life.group_name and f"{row.life.branch_name} {row.life.group_name}")
            or tr("未编组")
        ),
        "group",
        width=230,
    ),
    Column(QT_TR_NOOP("小组出勤"), lambda row: _came(row.life.in_group), "attendance", width=140),
    text_column(QT_TR_NOOP("小组交的任务"), _tasks, "tasks", width=260),
    Column(QT_TR_NOOP("汇报发言日期"), _spoke, "spoken", width=140),
    Column(QT_TR_NOOP("情况"), _state, "state", width=150, chip=_state_chip),
)
