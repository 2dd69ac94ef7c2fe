"""Proves the whole journal when somebody wants to know: long work, which changes nothing."""

from dataclasses import dataclass
from functools import partial

from dangjian_desktop.domain.journal_faults import JournalFinding, finding_sentence
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.storage.database import connection, explained
from dangjian_desktop.storage.erasing import entries_erased
from dangjian_desktop.storage.journal_proof import MOST_TOLD, entries_kept, prove_journal

#: Of more findings only that there are more is told; the command line lists them.
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class JournalChecked:
    """What came of a proof.

    Attributes:
        entries: How many there are. erased: of how many the content was legally erased.
        findings: What was altered, deleted, moved or cut off.
    """

    entries: int
    erased: int
    findings: tuple[JournalFinding, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return what is to be said of it."""
        if self.findings:
            told = tuple(finding_sentence(one) for one in self.findings[:_MOST_TOLD])
            left = len(self.findings) - len(told)
            if len(self.findings) >= MOST_TOLD:  # more are not looked for
                return (*told, Sentence("另有至少 {count} 处也不对。", count=left))
            return (*told, Sentence("另有 {count} 处也不对。", count=left)) if left else told
        if not self.entries:
            return (Sentence("还没有变更记录。"),)
        whole = Sentence(
            "全部 {count} 条变更记录校验无误：前后相接，没有被改动、删去、调换或截短。",
            count=self.entries,
        )
        if not self.erased:
            return (whole,)
        return whole, Sentence("其中 {count} 条的内容已合法删除，封签没有动。", count=self.erased)


def check_journal(progress: Progress = tell_nobody) -> JournalChecked:
    """Prove every entry; of a million that takes some seconds.

    Raises:
        StorageError: When the file cannot be read to its end.
    """
    tell = partial(progress, "正在校验变更记录")
    tell(0)
    with connection(), explained():
        entries, erased = entries_kept(), entries_erased()  # before: no more is told than is proven
        return JournalChecked(entries, erased, prove_journal(tell))
