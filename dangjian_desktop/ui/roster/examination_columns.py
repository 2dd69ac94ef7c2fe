"""The two tables of the 体检 page: the checks with their counts, and what they found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.checks import SEVERITY_WORDS, Check
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.examination import ExaminationRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.severity import severity_chip
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

EVERYTHING = QT_TR_NOOP("全部")


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check with how many findings it has; without a check it is all of them together."""

    check: Check | None
    count: int

    @property
    def code(self) -> str:
        """What makes it the same line when everything is read again."""
        return "" if self.check is None else self.check.code

    @property
    def title(self) -> str:
        """What stands in the list."""
        return tr(EVERYTHING) if self.check is None else tr(self.check.title)


@dataclass(frozen=True)
class FoundQuery:
    """Findings that are at hand already, in the same shape."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    found: Sequence[ExaminationRow] = ()

    def fetch(self) -> Sequence[ExaminationRow]:
        """Return the findings."""
        return self.found


def sentence_of(row: ExaminationRow) -> str:
    """Return the sentence in the language of the window."""
    return in_words(Sentence(row.check.sentence, **row.facts))


def _count_chip(line: CheckLine) -> ChipLook:
    if line.check is None:
        return ChipLook(str(line.count), Tone.PLAIN, "layout-grid")
    return severity_chip(line.check, line.count)


def _row_chip(row: ExaminationRow) -> ChipLook:
    if row.ignored_id is not None:
        return ChipLook(tr("已忽略"), Tone.PLAIN, "eye-off")
    return severity_chip(row.check)


CHECK_COLUMNS: tuple[Column[CheckLine], ...] = (
    text_column(QT_TR_NOOP("检查项目"), lambda line: line.title, "title", width=182),
    Column(QT_TR_NOOP("发现"), lambda line: str(line.count), "count", width=104, chip=_count_chip),
)
FINDING_COLUMNS: tuple[Column[ExaminationRow], ...] = (
    Column(
        QT_TR_NOOP("程度"),
        lambda row: tr(SEVERITY_WORDS[row.check.severity]),
        "severity",
        width=104,
        chip=_row_chip,
    ),
    Column(QT_TR_NOOP("姓名或组织"), lambda row: row.name, "name", width=118),
    text_column(QT_TR_NOOP("情况"), sentence_of, "sentence", width=280),
    text_column(
        QT_TR_NOOP("所在党支部"), lambda row: row.branch_name, "branch", width=150, is_second=True
    ),
)
