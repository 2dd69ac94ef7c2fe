"""Columns of 交换: partners, what a package would hold, and what accepting one would change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangjian_desktop.domain.exchange_package import PartnerRole
from dangjian_desktop.operations.exchange_accepting import ConflictKey
from dangjian_desktop.operations.exchange_making import SUPERIOR_NAME, ShownTable, fingerprint_of
from dangjian_desktop.operations.exchange_merging import Fate
from dangjian_desktop.operations.exchange_preview import FATE_WORDS, PreviewRow
from dangjian_desktop.queries.exchange_partners import PartnerRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_ROLES = {PartnerRole.SUPERIOR: QT_TR_NOOP("上级"), PartnerRole.SUBORDINATE: QT_TR_NOOP("下级")}


def _numbered(number: int, day: date | None) -> str:
    if not number:
        return ""
    told = tr("第 {number} 号", number=number)
    return told if day is None else f"{told}  {day.isoformat()}"


def _name(row: PartnerRow) -> str:
    return tr(row.name) if row.name == SUPERIOR_NAME else row.name


def _fingerprint(row: PartnerRow) -> str:
    return "" if row.public_key is None else fingerprint_of(row.public_key)


PARTNER_COLUMNS: tuple[Column[PartnerRow], ...] = (
    text_column(QT_TR_NOOP("对方"), _name, "name", width=164),
    Column(QT_TR_NOOP("上级或下级"), lambda row: tr(_ROLES[row.role]), "role", width=88),
    Column(
        QT_TR_NOOP("最近接收"),
        lambda row: _numbered(row.accepted, row.accepted_on),
        "accepted",
        width=144,
    ),
    Column(QT_TR_NOOP("最近制作"), lambda row: _numbered(row.made, row.made_on), "made", width=144),
    Column(
        QT_TR_NOOP("对方已收到"),
        lambda row: _numbered(row.acknowledged, None),
        "acknowledged",
        width=88,
    ),
    text_column(QT_TR_NOOP("对方指纹"), _fingerprint, "fingerprint", width=306),
)
CONTENT_COLUMNS: tuple[Column[ShownTable], ...] = (
    text_column(QT_TR_NOOP("记录"), lambda row: tr(row.label), "label", width=150),
    text_column(
        QT_TR_NOOP("要带的栏目"),
        lambda row: tr("、").join(tr(one) for one in row.fields),
        "fields",
        width=420,
    ),
)


class Side(StrEnum):
    """Whose value stands where both changed one."""

    MINE = "mine"
    THEIRS = "theirs"


_SIDES = {Side.MINE: QT_TR_NOOP("本机"), Side.THEIRS: QT_TR_NOOP("对方")}
_LOOKS = {
    Fate.NEW: ChipLook(FATE_WORDS[Fate.NEW], Tone.GOOD, "check"),
    Fate.CHANGED: ChipLook(FATE_WORDS[Fate.CHANGED], Tone.INFO, "check"),
    Fate.REMOVED: ChipLook(FATE_WORDS[Fate.REMOVED], Tone.WARN),
    Fate.CONFLICT: ChipLook(FATE_WORDS[Fate.CONFLICT], Tone.BAD, "triangle-alert"),
    Fate.LEFT: ChipLook(FATE_WORDS[Fate.LEFT], Tone.PLAIN, "circle-x"),
}


@dataclass(frozen=True, slots=True)
class PackageLine:
    """One field of an item that would not stay as it is; of a new one all fields.

    Attributes:
        number: Its place among the lines, by which it is known.
        conflict: What is decided in it; None where nothing is.
        side: What was decided; None while nothing was.
        branch: Where somebody stands here who is none of the sender's; "" for nobody.
    """

    number: int
    fate: Fate
    table: str
    title: str
    label: str
    mine: str
    theirs: str
    conflict: ConflictKey | None
    side: Side | None = None
    branch: str = ""


def package_lines(rows: list[PreviewRow]) -> list[PackageLine]:
    """Return the lines of a preview."""
    parts = [(row, *part) for row in rows for part in _parts(row)]
    return [
        PackageLine(
            number, fate, row.table, row.title, label, mine, theirs, conflict, branch=row.branch
        )
        for number, (row, fate, label, mine, theirs, conflict) in enumerate(parts)
    ]


def _parts(row: PreviewRow) -> Iterator[tuple[Fate, str, str, str, ConflictKey | None]]:
    if row.fate in (Fate.NEW, Fate.LEFT) or not row.fields:
        told = tr("；").join(f"{tr(one.label)} {one.theirs}" for one in row.fields)
        yield row.fate, "", "", told, None
        return
    for one in row.fields:
        fate = Fate.CHANGED if one.conflict is None and row.fate is Fate.CONFLICT else row.fate
        yield fate, one.label, one.mine, one.theirs, one.conflict


def _title(line: PackageLine) -> str:
    if not line.branch:
        return line.title
    return tr("{title}（{branch}的人）", title=line.title, branch=line.branch)


def _foreign_chip(line: PackageLine) -> ChipLook | None:
    return ChipLook(_title(line), Tone.WARN, "triangle-alert") if line.branch else None


def _decided(line: PackageLine) -> str:
    if line.conflict is None:
        return ""
    return tr("未定") if line.side is None else tr(_SIDES[line.side])


def _decision_chip(line: PackageLine) -> ChipLook | None:
    told = _decided(line)
    return ChipLook(told, Tone.BAD if line.side is None else Tone.GOOD) if told else None


LINE_COLUMNS: tuple[Column[PackageLine], ...] = (
    Column(
        QT_TR_NOOP("接收时"),
        lambda line: tr(FATE_WORDS[line.fate]),
        "fate",
        width=96,
        chip=lambda line: _LOOKS[line.fate].spoken,
    ),
    text_column(QT_TR_NOOP("记录"), lambda line: tr(line.table), "table", width=116),
    Column(QT_TR_NOOP("哪一项"), _title, "title", width=176, chip=_foreign_chip),
    text_column(QT_TR_NOOP("栏目"), lambda line: tr(line.label), "label", width=96),
    text_column(QT_TR_NOOP("本机"), lambda line: line.mine, "mine", width=180),
    text_column(QT_TR_NOOP("对方"), lambda line: line.theirs, "theirs", width=204),
    Column(QT_TR_NOOP("以谁为准"), _decided, "side", width=92, chip=_decision_chip),
)
