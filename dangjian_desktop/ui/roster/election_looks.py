"""How terms and the steps of 换届 are told: columns, chips, signs; one place for page and pane."""

from collections.abc import Mapping

from dangjian_desktop.domain.elections import ElectionStepStanding, ElectionStepState
from dangjian_desktop.queries.elections import TermRow, TermState
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_CHIPS: Mapping[TermState, tuple[Tone, str]] = {
    TermState.OVERDUE: (Tone.BAD, "triangle-alert"),
    TermState.URGENT: (Tone.BAD, "clock"),
    TermState.NEAR: (Tone.WARN, "clock"),
    TermState.RUNNING: (Tone.PLAIN, "circle"),
    TermState.UNKNOWN: (Tone.INFO, "circle-question-mark"),
}
#: Sign and colour of a step by how it stands.
SIGNS: Mapping[ElectionStepState, tuple[str, str]] = {
    ElectionStepState.DONE: ("circle-check", "good"),
    ElectionStepState.NEXT: ("chevron-right", "accent"),
    ElectionStepState.WAITING: ("clock", "warn"),
    ElectionStepState.LATER: ("circle", "disabled"),
}
STEP_WORDS: Mapping[ElectionStepState, str] = {
    ElectionStepState.DONE: QT_TR_NOOP("已做"),
    ElectionStepState.NEXT: QT_TR_NOOP("现在可做"),
    ElectionStepState.WAITING: QT_TR_NOOP("等待"),
    ElectionStepState.LATER: QT_TR_NOOP("以后"),
}


def term_chip(row: TermRow) -> ChipLook:
    """Return how a term stands, as a chip."""
    tone, icon = _CHIPS[row.state]
    return ChipLook(left_told(row), tone, icon)


def left_told(row: TermRow) -> str:
    """Return how many days are left of a term, in words."""
    left = row.days_left
    if left is None:
        return tr("届期不明")
    if left < 0:
        return tr("已过 {days} 天", days=-left)
    return tr("还有 {days} 天", days=left) if left else tr("今天届满")


def ends_told(row: TermRow) -> str:
    """Return the last day of a term; an approved extension or early election is told with it."""
    if row.end is None:
        return ""
    day = row.end.ends.isoformat()
    if not row.end.is_moved:
        return day
    is_later = row.end.ends > row.end.expires
    return tr("{day} 延期", day=day) if is_later else tr("{day} 提前", day=day)


def progress_told(row: TermRow) -> str:
    """Return how far an election has come: what comes next in it."""
    if row.election_id is None:
        return ""
    if row.step is None:
        return tr("各步已做完")
    return tr("第 {number} 步 {title}", number=row.step.rule.number, title=tr(row.step.title))


COLUMNS: tuple[Column[TermRow], ...] = (
    Column(
        QT_TR_NOOP("党组织"),
        lambda row: row.name,
        "name",
        width=150,
        tooltip=lambda row: row.name,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("当选"),
        lambda row: "" if row.end is None else row.end.elected.isoformat(),
        "elected",
        width=108,
        is_second=True,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("届满"), ends_told, "ends", width=172, tooltip=ends_told, can_sort=False),
    Column(QT_TR_NOOP("还剩"), left_told, "left", width=116, chip=term_chip, can_sort=False),
    Column(
        QT_TR_NOOP("下一步"),
        progress_told,
        "progress",
        width=170,
        tooltip=progress_told,
        is_second=True,
        can_sort=False,
    ),
)


def step_days_told(step: ElectionStepStanding) -> str:
    """Return between which days a step is done; "" where nothing says so."""
    first = step.earliest.isoformat() if step.earliest is not None else ""
    last = step.latest.isoformat() if step.latest is not None else ""
    if first and last:
        if first > last:  # what it waited for was late
            return tr("{first} 以后，应不迟于 {last}", first=first, last=last)
        if first == last:
            return tr("{day} 当天", day=first)
        return tr("{first} 至 {last}", first=first, last=last)
    if last:
        return tr("最迟 {last}", last=last)
    return tr("{first} 以后", first=first) if first else ""
