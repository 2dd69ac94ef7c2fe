"""What can be wrong with the journal, told so that somebody can act; and its head on paper.

The head is how far the journal went when a paper was printed: the number of its last entry and the
beginning of that entry's seal. A paper in a folder proves years later that nothing before it was
altered.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dangjian_desktop.domain.problems import Sentence

#: Letters and digits of a seal that go to paper: 64 bits, which nobody finds another journal for.
SHORT_SEAL = 16
_GROUP = 4
_HEAD = re.compile(r"(?:第)?(\d{1,12})(?:条)?[-－—:：/]?([0-9A-F]+)", re.ASCII)
_BLANKS = re.compile(r"[\s　·]+")


class JournalFault(StrEnum):
    """What sort of thing was done to the journal."""

    ALTERED = "altered"
    MISSING = "missing"
    MISPLACED = "misplaced"
    CUT_OFF = "cut_off"
    HEAD = "head"
    WITHHELD_LOST = "withheld_lost"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class JournalFinding:
    """One thing that does not hold.

    Attributes:
        first, last: Numbers of the entries that it is about; of what is missing, as far as known:
            0 for `last` where it is not.
        day: Day of the entry, or of the last sound one before; the month alone of what is
            withheld, "" where nothing tells.
        is_withheld: Whether the chain without days and names is meant, numbered by itself.
        backup: Number of the backup that knows more, of what is lost against it.
    """

    fault: JournalFault
    first: int
    last: int
    day: str = ""
    is_withheld: bool = False
    backup: int = 0


def finding_sentence(finding: JournalFinding) -> Sentence:
    """Return what is wrong, where, and what to do."""
    template = _SENTENCES[finding.fault]
    if finding.fault is JournalFault.MISSING and not finding.last:
        template = _ONE_GONE
    day = finding.day or "日期不详"
    where = Sentence("匿名记录的第 {number} 条", number=_span(finding))
    if not finding.is_withheld:
        where = Sentence("第 {number} 条", number=_span(finding))
    return Sentence(template, where=where, day=day, backup=finding.backup)


def _span(finding: JournalFinding) -> str:
    if finding.last > finding.first:
        return f"{finding.first}–{finding.last}"
    return str(finding.first)


_SENTENCES = {
    JournalFault.ALTERED: "变更记录{where}（{day}）的内容被改动过。"
    "请打开那天以后最早的一份备份，对照这一条；它记的数据请逐项核实。",
    JournalFault.MISSING: "变更记录{where}被删去（前一条记于 {day}）。"
    "请打开那天以后的备份，查看缺少的记录。",
    JournalFault.MISPLACED: "变更记录{where}（{day}）的次序或编号被调换。请与备份对照，查清先后。",
    JournalFault.CUT_OFF: "变更记录的末尾被截去：{where}不见了，最后一条记于 {day}。"
    "请打开那天以后的备份，查看缺少的记录。",
    JournalFault.HEAD: "变更记录末尾的封签不见了或被改动，不能证明末尾没有被截去。"
    "请与最近的备份和打印的考评表、月报页脚对照。",
    JournalFault.WITHHELD_LOST: "变更记录{where}（{day}）写下时还在的匿名记录，现在不见了。"
    "请打开那天的备份，查看缺少的记录。",
    JournalFault.LOST: "第 {backup} 号备份（{day}）里最后一条变更，现在的变更记录里没有。"
    "如果那以后恢复过更早的备份，这是正常的；没有恢复过，就是末尾被截去，请打开这份备份对照。",
}
_ONE_GONE = (
    "变更记录{where}前面原来的一条被删去或换掉（前一条记于 {day}）。"
    "请打开那天以后的备份，查看原来的记录。"
)


@dataclass(frozen=True, slots=True)
class JournalHead:
    """How far the journal went.

    Attributes:
        number: That of the last entry; 0 for an empty journal.
        seal: Its seal, or the beginning that a paper shows; hexadecimal in small letters.
        day: Day of the entry as ISO text; "" where it is not known.
    """

    number: int
    seal: str
    day: str = ""


def head_in_print(head: JournalHead) -> str:
    """Return the head as paper shows it: ``1204-7F3A 9C2E 51B0 4D6E``; "" for an empty journal."""
    if not head.number:
        return ""
    short = head.seal[:SHORT_SEAL].upper()
    groups = [short[place : place + _GROUP] for place in range(0, len(short), _GROUP)]
    return f"{head.number}-{' '.join(groups)}"


def read_head(text: str) -> JournalHead | None:
    """Return the head that somebody typed from a paper; None where it is none.

    Blanks, small letters and full-width digits are as good; O and I are read as the digits that
    they look like, since a seal has neither.
    """
    half = text.translate(_HALF_WIDTH)
    plain = _BLANKS.sub("", half).upper().replace("O", "0").replace("I", "1").replace("L", "1")
    found = _HEAD.fullmatch(plain)
    if found is None or len(found[2]) != SHORT_SEAL:
        return None
    return JournalHead(int(found[1]), found[2].lower())


_HALF_WIDTH = (
    {ord("０") + n: ord("0") + n for n in range(10)}
    | {ord("Ａ") + n: ord("A") + n for n in range(6)}
    | {ord("ａ") + n: ord("a") + n for n in range(6)}
)


class HeadAnswer(StrEnum):
    """What a typed head says of the journal."""

    HOLDS = "holds"
    ALTERED = "altered"
    CUT_OFF = "cut_off"


HEAD_SENTENCES = {
    HeadAnswer.HOLDS: "对得上：这张纸打印时到第 {number} 条为止的变更记录（{day}），没有被改动。",
    HeadAnswer.ALTERED: "对不上：第 {number} 条（{day}）或它前面的变更记录，"
    "在这张纸打印以后被改动。请用那天以后最早的备份对照。",
    HeadAnswer.CUT_OFF: "对不上：这张纸打印时有 {number} 条变更记录，现在只有 {now} 条，"
    "末尾被截去，或者换回了旧数据。请用那以后的备份对照。",
}
