"""The columns of the page 党费, and how a month, a base, a movement is said in a cell."""

from datetime import date
from decimal import Decimal
from functools import partial

from dangjian_desktop.domain.calculator_answers.answer import plain
from dangjian_desktop.domain.dues import Alert
from dangjian_desktop.domain.dues_months import PAYER_WORDS, STATE_WORDS, DuesState
from dangjian_desktop.domain.vocabulary import PRINTED, DuesMovementKind
from dangjian_desktop.queries.dues import DuesRow
from dangjian_desktop.queries.dues_accounts import AccountRow, MovementRow
from dangjian_desktop.ui.roster.dues_rows import SheetRow
from dangjian_desktop.ui.roster.dues_words import month_words, yuan_words
from dangjian_desktop.ui.shared.offered import is_offered
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, retold, tr

#: Keys of the columns in which something is done: the tick, and the amount that is typed.
TICK, PAID = "tick", "paid"
STATE_LOOKS = {
    DuesState.NO_BASE: (Tone.WARN, "triangle-alert"),
    DuesState.UNPAID: (Tone.PLAIN, "circle"),
    DuesState.PART: (Tone.INFO, "clock"),
    DuesState.PAID: (Tone.GOOD, "check"),
    DuesState.WAIVED: (Tone.PLAIN, "check"),
    DuesState.NOTHING: (Tone.WARN, "triangle-alert"),
    DuesState.ELSEWHERE: (Tone.PLAIN, "circle"),
}
ALERT_TONES = {Alert.NOTICE: Tone.WARN, Alert.URGENT: Tone.BAD}


def state_look(state: DuesState) -> ChipLook:
    """Return the chip of how dues stand."""
    tone, icon = STATE_LOOKS[state]
    return ChipLook(tr(STATE_WORDS[state]), tone, icon)


def arrears_look(row: DuesRow) -> ChipLook | None:
    """Return the chip of months in a row without payment; None where there is no alert yet."""
    if row.alert is Alert.NONE:
        return None
    return ChipLook(_arrears_text(row), ALERT_TONES[row.alert], "triangle-alert")


def arrears_words(row: DuesRow) -> str:
    """Return what is known of the arrears and who has to decide: facts only."""
    if not row.months_unpaid:
        return ""
    told = tr("到今天连续 {count} 个月没有交纳的记录。", count=row.months_unpaid)
    if row.last_paid_month is not None:
        told += tr("最近交的是{month}的。", month=month_words(row.last_paid_month))
    if row.alert is not Alert.NONE:
        told += tr("怎样处理由支部和上级党组织决定，程序不改动任何人的状态。")
    return told


def rate_words(rate: Decimal | None) -> str:
    """Return a rate in per cent; "" where none applies."""
    return "" if rate is None else tr("{percent}%", percent=plain(rate * 100))


def _payer(row: SheetRow) -> str:
    return "" if row.latest.payer is None else tr(PAYER_WORDS[row.latest.payer])


def _slab(row: SheetRow) -> str:
    return retold(row.latest.slab_text)


def _owed_tip(row: SheetRow) -> str:
    latest = row.latest
    if row.owed is None:
        return tr("还没有登记计费基数，应交多少不知道，不等于 0。")
    parts = [retold(latest.slab_text)]
    if latest.edge_amount is not None:
        parts.append(
            tr("全额套档：这一档的下端按低一档交 {edge}", edge=yuan_words(latest.edge_amount))
        )
    if latest.waiver:
        parts.append(tr("减免：{approval}", approval=latest.waiver))
    return tr("；").join(part for part in parts if part)


def _owed(row: SheetRow) -> str:
    return tr("待登记") if row.owed is None else yuan_words(row.owed)


def _of_month(month: date, row: SheetRow) -> str:
    """Return what a month of a quarter says: what came in of what is owed."""
    told = row.in_month(month)
    if told is None:
        return tr("—")
    if told.owed is None:
        return yuan_words(told.paid) if told.paid else tr("待登记基数")
    if told.state in (DuesState.WAIVED, DuesState.ELSEWHERE):
        return tr(STATE_WORDS[told.state])
    if told.paid >= told.owed:
        return yuan_words(told.paid)
    if not told.paid:
        return tr(STATE_WORDS[told.state])
    return tr("{paid}/{owed}", paid=yuan_words(told.paid), owed=yuan_words(told.owed))


def sheet_columns(months: tuple[date, ...], *, is_one_branch: bool) -> tuple[Column[SheetRow], ...]:
    """Return the columns of the sheet of a period.

    Args:
        months: One month, or those of a quarter, each of which has a column of its own.
        is_one_branch: Whether the branch need not be named.
    """
    is_month = len(months) == 1
    branch: tuple[Column[SheetRow], ...] = (
        ()
        if is_one_branch
        else (
            text_column(
                QT_TR_NOOP("党支部"),
                lambda row: row.latest.branch_name,
                "branch",
                width=120,
                is_second=True,
            ),
        )
    )
    each: tuple[Column[SheetRow], ...] = (
        tuple(
            Column(
                tr("{month}月", month=month.month),
                partial(_of_month, month),
                f"month{month.month}",
                align="right",
                width=108,
                can_sort=False,
            )
            for month in months
        )
        if len(months) > 1
        else ()
    )
    ticks: tuple[Column[SheetRow], ...] = (
        (Column(QT_TR_NOOP("收"), _tick_words, TICK, width=48, can_sort=False),)
        if is_offered()
        else ()
    )
    return (
        *ticks,
        text_column(QT_TR_NOOP("姓名"), lambda row: row.latest.name, "name", width=84),
        Column(
            QT_TR_NOOP("情况"),
            lambda row: tr(STATE_WORDS[row.state]),
            "state",
            width=112,
            chip=lambda row: state_look(row.state),
        ),
        Column(
            QT_TR_NOOP("计费基数"),
            lambda row: yuan_words(row.latest.base),
            "base",
            align="right",
            width=84,
            tooltip=_slab,
            is_shown_first=is_month,
        ),
        Column(
            QT_TR_NOOP("比例"),
            lambda row: rate_words(row.latest.rate),
            "rate",
            align="right",
            width=52,
            tooltip=_slab,
            is_shown_first=is_month,
        ),
        *each,
        Column(QT_TR_NOOP("应交"), _owed, "owed", align="right", width=80, tooltip=_owed_tip),
        Column(
            QT_TR_NOOP("实交"),
            lambda row: yuan_words(row.paid) if row.paid else "",
            PAID,
            align="right",
            width=80,
            tooltip=_paid_tip if is_offered() else None,
        ),
        Column(
            QT_TR_NOOP("未交"),
            lambda row: yuan_words(row.open) if row.open else "",
            "open",
            align="right",
            width=72,
        ),
        Column(
            QT_TR_NOOP("欠交"),
            lambda row: _arrears_text(row.latest),
            "months_unpaid",
            width=92,
            tooltip=lambda row: arrears_words(row.latest),
            chip=lambda row: arrears_look(row.latest),
        ),
        *branch,
        text_column(
            QT_TR_NOOP("党小组"),
            lambda row: row.latest.group_name,
            "party_group",
            width=96,
            is_second=True,
            is_shown_first=is_one_branch and is_month,
        ),
        text_column(
            QT_TR_NOOP("交纳方式"), _payer, "payer", width=104, is_second=True, is_shown_first=False
        ),
    )


def _paid_tip(_row: SheetRow) -> str:
    return tr("直接输入数字，或按 F2：只交一部分时填实际交的数")


def _tick_words(row: SheetRow) -> str:
    if row.is_payable:
        return tr("未收")
    return tr("已收") if row.paid else ""


def _arrears_text(row: DuesRow) -> str:
    return tr("{count} 个月", count=row.months_unpaid) if row.months_unpaid else ""


def _places(*, is_one_branch: bool, has_group: bool = True) -> tuple[Column[DuesRow], ...]:
    """Return the columns that say where somebody is."""
    return (
        text_column(
            QT_TR_NOOP("党支部"),
            lambda row: row.branch_name,
            "branch",
            width=130,
            is_second=True,
            is_shown_first=not is_one_branch,
        ),
        text_column(
            QT_TR_NOOP("党小组"),
            lambda row: row.group_name,
            "party_group",
            width=100,
            is_second=True,
            is_shown_first=is_one_branch and has_group,
        ),
    )


def base_columns(*, is_one_branch: bool) -> tuple[Column[DuesRow], ...]:
    """Return the columns of the view of bases; the branch need not be named where it is one.

    At 1366 pixels, with the pane of one person beside them, what few have stands out of sight.
    """
    return (
        text_column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=76),
        Column(
            QT_TR_NOOP("情况"),
            lambda row: tr(STATE_WORDS[row.state]) if row.payer is None else tr("已登记"),
            "state",
            width=108,
            chip=_base_look,
        ),
        text_column(QT_TR_NOOP("交纳方式"), _payer_words, "payer", width=100),
        Column(
            QT_TR_NOOP("计费基数"),
            lambda row: yuan_words(row.base),
            "base",
            align="right",
            width=84,
        ),
        Column(
            QT_TR_NOOP("月应交"),
            lambda row: yuan_words(row.amount),
            "amount",
            align="right",
            width=66,
        ),
        text_column(QT_TR_NOOP("适用的一档"), lambda row: retold(row.slab_text), "slab", width=286),
        *_places(is_one_branch=is_one_branch, has_group=False),
        text_column(QT_TR_NOOP("减免"), lambda row: row.waiver, "waiver", width=130),
    )


def _payer_words(row: DuesRow) -> str:
    return "" if row.payer is None else tr(PAYER_WORDS[row.payer])


def _base_look(row: DuesRow) -> ChipLook:
    if row.payer is None:
        return state_look(DuesState.NO_BASE)
    return ChipLook(tr("已登记"), Tone.GOOD, "check")


def arrears_columns(*, is_one_branch: bool) -> tuple[Column[DuesRow], ...]:
    """Return the columns of the view of arrears; as those of `base_columns`."""
    return (
        text_column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=84),
        Column(
            QT_TR_NOOP("欠交"),
            _arrears_text,
            "months_unpaid",
            width=104,
            chip=arrears_look,
            tooltip=arrears_words,
        ),
        Column(
            QT_TR_NOOP("最近交到"),
            lambda row: "" if row.last_paid_month is None else f"{row.last_paid_month:%Y-%m}",
            "last_paid_month",
            width=92,
        ),
        text_column(QT_TR_NOOP("由谁决定"), who_decides, "who", width=410),
        *_places(is_one_branch=is_one_branch),
    )


def who_decides(row: DuesRow) -> str:
    """Return who has to look at arrears or decide about them; the program does neither."""
    if row.alert is Alert.URGENT:
        return tr("支部查清原因，由支部大会按党章讨论决定，报上级批准")
    if row.alert is Alert.NOTICE:
        return tr("支部提醒本人，了解原因；是否上报按上级要求")
    return tr("支部提醒本人")


def movement_look(kind: DuesMovementKind) -> ChipLook:
    """Return the chip of where dues went."""
    tones = {
        DuesMovementKind.USED: Tone.INFO,
        DuesMovementKind.HANDED_UP: Tone.PLAIN,
        DuesMovementKind.ALLOCATED: Tone.GOOD,
    }
    return ChipLook(PRINTED[kind], tones[kind])


MOVEMENT_COLUMNS: tuple[Column[MovementRow], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.moved_on.isoformat(), "moved_on", width=100),
    Column(
        QT_TR_NOOP("事项"),
        lambda row: tr(PRINTED[row.kind]),
        "kind",
        width=104,
        chip=lambda row: movement_look(row.kind),
    ),
    Column(
        QT_TR_NOOP("金额（元）"),
        lambda row: yuan_words(row.amount),
        "amount",
        align="right",
        width=96,
    ),
    text_column(QT_TR_NOOP("用途"), lambda row: row.purpose, "purpose", width=220),
    Column(QT_TR_NOOP("所属期"), lambda row: row.period, "period", width=80),
    text_column(QT_TR_NOOP("凭证号"), lambda row: row.number, "number", width=110),
    text_column(
        QT_TR_NOOP("党组织"),
        lambda row: row.organisation_name,
        "organisation",
        width=140,
        is_second=True,
    ),
    text_column(QT_TR_NOOP("备注"), lambda row: row.note, "note", width=140, is_second=True),
)

ACCOUNT_COLUMNS: tuple[Column[AccountRow], ...] = (
    text_column(
        QT_TR_NOOP("党组织"),
        lambda row: row.organisation_name or tr("合计"),
        "organisation",
        width=170,
    ),
    *(
        Column(
            heading,
            partial(lambda name, row: yuan_words(getattr(row, name)), name),
            name,
            align="right",
            width=104,
        )
        for heading, name in (
            (QT_TR_NOOP("上年结转"), "carried"),
            (QT_TR_NOOP("本年收缴"), "collected"),
            (QT_TR_NOOP("下拨"), "allocated"),
            (QT_TR_NOOP("本年使用"), "used"),
            (QT_TR_NOOP("上缴"), "handed_up"),
            (QT_TR_NOOP("结存"), "balance"),
        )
    ),
    text_column(
        QT_TR_NOOP("提示"),
        lambda row: tr("支出比收到的多，请核对") if row.balance < 0 else "",
        "hint",
        width=180,
    ),
)
