"""The columns of letters, of members who are away and of 失联, and in which tone each is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.transfers import TRANSFER_STATE_WORDS, TransferState
from dangjian_desktop.domain.vocabulary import PRINTED, printed
from dangjian_desktop.queries.transfers import AwayRow, OutOfContactRow, TransferRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

_DASH = chinese("—")
_TONES: dict[TransferState, Tone] = {
    TransferState.WAITING: Tone.INFO,
    TransferState.EXPIRING: Tone.WARN,
    TransferState.EXPIRED: Tone.BAD,
    TransferState.RECEIVED: Tone.GOOD,
    TransferState.WITHDRAWN: Tone.PLAIN,
}


@dataclass(frozen=True)
class Lines:
    """The rows that are listed, in the order that was asked for.

    Attributes:
        value: What a row is ordered by in a column; None stands at the end either way round.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset()
    rows: Sequence[Any] = ()
    value: Callable[[Any, str], Any] = lambda _row, _key: None
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "Lines":
        """Return the same rows ordered by a column; "" is the order in which they came."""
        return replace(self, sort_key=key, descending=descending)

    def fetch(self) -> Sequence[Any]:
        """Return the rows."""
        if not self.sort_key:
            return self.rows
        told = [row for row in self.rows if self.value(row, self.sort_key) is not None]
        rest = [row for row in self.rows if self.value(row, self.sort_key) is None]
        told.sort(key=lambda row: self.value(row, self.sort_key), reverse=self.descending)
        return told + rest


def day_words(day: date | None) -> str:
    """Return a day as it stands in a cell; a dash where there is none."""
    return _DASH if day is None else day.isoformat()


def sort_value(row: Any, key: str) -> Any:
    """Return what a row is ordered by in a column."""
    if key == "name":
        return row.whom.sort_name
    if key == "branch":
        return row.whom.branch_name
    if key == "state":
        return _STATE_OF[type(row)](row).text
    if key == "stage":
        return printed(row.whom.stage)
    if key == "kind":
        return PRINTED[row.kind]
    if key == "direction":
        return PRINTED[row.direction]
    return getattr(row, key)


def transfer_look(row: TransferRow) -> ChipLook:
    """Return how a letter stands, as a chip."""
    return ChipLook(tr(TRANSFER_STATE_WORDS[row.state]), _TONES[row.state])


def away_look(row: AwayRow) -> ChipLook:
    """Return whether somebody who is away must be reached, as a chip."""
    if row.spell_id is None:
        return ChipLook(tr("待登记"), Tone.WARN)
    if row.is_over:
        return ChipLook(tr("已返回"), Tone.PLAIN)
    if row.is_overdue:
        return ChipLook(tr("该联系了"), Tone.BAD)
    if row.is_due_soon:
        return ChipLook(tr("快该联系"), Tone.WARN)
    return (
        ChipLook(tr("有联系"), Tone.GOOD)
        if row.last_contact_on
        else ChipLook(tr("在外"), Tone.INFO)
    )


def lost_look(row: OutOfContactRow) -> ChipLook:
    """Return how it stands with somebody out of contact or stopped, as a chip."""
    if row.stopped_on is not None:
        return ChipLook(tr("停止党籍"), Tone.BAD if row.is_ripe else Tone.PLAIN)
    if row.spell_id is None:
        return ChipLook(tr("待登记"), Tone.WARN)
    if row.is_ripe:
        return ChipLook(tr("待研究"), Tone.BAD)
    return ChipLook(tr("查找中"), Tone.WARN)


_STATE_OF: dict[type, Callable[[Any], ChipLook]] = {
    TransferRow: transfer_look,
    AwayRow: away_look,
    OutOfContactRow: lost_look,
}


def _left(row: TransferRow) -> str:
    if row.days_left is None:
        return ""
    if row.days_left < 0:
        return tr("过期 {days} 天", days=-row.days_left)
    return tr("还有 {days} 天", days=row.days_left)


def _name(row: Any) -> str:
    return str(row.whom.name)


TRANSFER_COLUMNS: tuple[Column[TransferRow], ...] = (
    text_column(QT_TR_NOOP("姓名"), _name, "name", width=76),
    Column(
        QT_TR_NOOP("状态"),
        lambda row: transfer_look(row).text,
        "state",
        width=112,
        chip=transfer_look,
    ),
    Column(QT_TR_NOOP("方向"), lambda row: PRINTED[row.direction], "direction", width=52),
    text_column(QT_TR_NOOP("转出党组织"), lambda row: row.from_name, "from_name", width=134),
    text_column(QT_TR_NOOP("转入党组织"), lambda row: row.to_name, "to_name", width=142),
    Column(QT_TR_NOOP("开出日期"), lambda row: day_words(row.issued_on), "issued_on", width=98),
    Column(QT_TR_NOOP("有效期到"), lambda row: day_words(row.valid_until), "valid_until", width=96),
    text_column(QT_TR_NOOP("剩余"), _left, "days_left", width=88, is_second=True),
    Column(QT_TR_NOOP("接收日期"), lambda row: day_words(row.received_on), "received_on", width=96),
    text_column(
        QT_TR_NOOP("编号"),
        lambda row: row.number,
        "number",
        width=110,
        is_second=True,
        is_shown_first=False,
    ),
    text_column(
        QT_TR_NOOP("类别"),
        lambda row: printed(row.whom.stage),
        "stage",
        width=84,
        is_shown_first=False,
    ),
)
AWAY_COLUMNS: tuple[Column[AwayRow], ...] = (
    text_column(QT_TR_NOOP("姓名"), _name, "name", width=76),
    Column(QT_TR_NOOP("状态"), lambda row: away_look(row).text, "state", width=104, chip=away_look),
    Column(QT_TR_NOOP("情况"), lambda row: PRINTED[row.kind], "kind", width=84),
    text_column(QT_TR_NOOP("党支部"), lambda row: row.whom.branch_name, "branch", width=130),
    Column(QT_TR_NOOP("外出日期"), lambda row: day_words(row.since), "since", width=98),
    text_column(QT_TR_NOOP("去处"), lambda row: row.destination, "destination", width=96),
    text_column(QT_TR_NOOP("流入地党组织"), lambda row: row.host, "host", width=112),
    Column(
        QT_TR_NOOP("上次联系"),
        lambda row: day_words(row.last_contact_on),
        "last_contact_on",
        width=98,
    ),
    Column(
        QT_TR_NOOP("下次不晚于"),
        lambda row: day_words(row.contact_due_on),
        "contact_due_on",
        width=100,
    ),
    text_column(
        QT_TR_NOOP("活动证号"),
        lambda row: row.certificate,
        "certificate",
        width=110,
        is_second=True,
        is_shown_first=False,
    ),
)
LOST_COLUMNS: tuple[Column[OutOfContactRow], ...] = (
    text_column(QT_TR_NOOP("姓名"), _name, "name", width=76),
    Column(QT_TR_NOOP("状态"), lambda row: lost_look(row).text, "state", width=104, chip=lost_look),
    text_column(QT_TR_NOOP("党支部"), lambda row: row.whom.branch_name, "branch", width=140),
    Column(QT_TR_NOOP("失去联系"), lambda row: day_words(row.since), "since", width=98),
    Column(QT_TR_NOOP("查找登记"), lambda row: day_words(row.searched_on), "searched_on", width=98),
    Column(QT_TR_NOOP("失联期满"), lambda row: day_words(row.may_stop_on), "may_stop_on", width=98),
    Column(QT_TR_NOOP("停止党籍"), lambda row: day_words(row.stopped_on), "stopped_on", width=98),
    Column(QT_TR_NOOP("停籍期满"), lambda row: day_words(row.removal_on), "removal_on", width=98),
    Column(
        QT_TR_NOOP("最近查找"),
        lambda row: day_words(row.last_tried_on),
        "last_tried_on",
        width=98,
        is_second=True,
    ),
)
