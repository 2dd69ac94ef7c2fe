"""Names of branches and groups as files write them, made official and compared.

The same branch is called 综采一队党支部, 综采一队支部, 综采一队, or with its whole path
青石岭煤矿党委综采一队党支部. Two things are kept apart: the official name, which is stored, and
the key, by which two names are compared and which is never shown.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dangjian_desktop.domain.cells import clean_text, half_width, is_nothing, without_spaces

BRANCH_WORD = "党支部"
GROUP_WORD = "党小组"
LONGEST_NAME = 80

#: Only with 年 behind it: 1302 in 1302综采队 is the number of a working face.
_LEADING_YEAR = re.compile(r"^(?:\d{4}|[一二〇零○三四五六七八九]{4})年(?:度|\d{1,2}月份?)?")
_PARTY = re.compile(r"^(?:中国共产党(?!员)|中共)")
#: The number of a paragraph (一、 1. （一）); 一、二采区 is a name.
_PARAGRAPH = re.compile(
    r"^[(（]?[\d一二三四五六七八九十]{1,3}[)）]?[、.．)）](?![\d一二三四五六七八九十])"
)
_QUOTES = re.compile("[《》“”\"'【】]")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_PATH_MARK = re.compile(r"[/\\>|]|->|→|—+|-+|－")
#: What stands above a branch; the name of the branch begins behind the last of them.
_ABOVE = re.compile(r"^.*(?:党委会?|党的委员会|委员会|党总支部?|总支部?)(?=.)")
_COMPANY = re.compile(r"^.*(?:集团|有限责任公司|有限公司|分公司|公司|煤矿|煤业|矿业)(?=.)")
_BRANCH_END = re.compile(r"(?:党支部委员会|党支部|(?<!总)支部(?:委员会)?|支委会)$")
#: Ends of names that are no branch: a committee, a 总支, or the whole unit.
_NO_BRANCH_END = re.compile(
    r"(?:党委|委员会|总支部?(?:委员会)?|公司|集团|煤矿|矿业|煤业|组织部|党群工作部|全矿|中国共产)$"
)
_SOMEBODY_ELSE = re.compile(r"(?:^|各|所属|下属|所辖|基层|全矿|全体|[\d一二三四五六七八九十]+个)$")
_ORDINAL = re.compile(r"第?([\d一二三四五六七八九十]+)")
#: What is left of a name that says nothing without the name above it (第一, 机关).
_GENERIC = re.compile(r"^(?:第?[\d一二三四五六七八九十]*|机关|离退休|退休)$")
_GROUP_END = re.compile(r"(?:党?小组|组)$")
_NUMBERED_GROUP = re.compile(r"^第?([\d一二三四五六七八九十]{1,3})(?:党?小?组)?$")

#: What follows the branch in a title; 支部 before anything else (支部书记名册) names no branch.
_TITLE_TAIL = re.compile(
    r"(?:全体|在册|在职|现有|所属|正式|预备|中共)*"
    r"(?:党员|人员|党小组|入党积极分子|积极分子|发展对象|入党申请人|[、和及与])*"
    r"(?:信息采集|基本|详细|个人)*(?:信息|情况|数据)*(?:登记|统计|汇总|明细|一览|采集)*"
    r"(?:花名册|名册|名单|花名|台账|台帐|表|册)"
)

_NUMERALS = "零一二三四五六七八九"
_TEN = 10


def numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals, as 第十二党小组 writes it."""
    tens, ones = divmod(number, _TEN)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def _numeral_of(text: str) -> str:
    """Return digits as a Chinese numeral; a numeral stays as it is."""
    if text.isdigit():
        number = int(text)
        return numeral(number) if 0 < number < _TEN * _TEN else text
    return text


def _tidy(text: str) -> str:
    """Return a stated name without spaces, quotes, a leading year and remarks in brackets."""
    text = _PARAGRAPH.sub("", without_spaces(half_width(clean_text(text))))
    text = _REMARK.sub("", _QUOTES.sub("", text)).strip(":：,，。、.")
    return _PARTY.sub("", _LEADING_YEAR.sub("", _PARTY.sub("", text)))


def _below(pattern: re.Pattern[str], name: str) -> str:
    """Return what stands below the unit that `pattern` finds, unless that says nothing alone."""
    rest = pattern.sub("", name)
    return name if _GENERIC.match(_BRANCH_END.sub("", rest)) else rest


@lru_cache(maxsize=4096)
def split_branch_path(text: str) -> tuple[str, str]:
    """Return branch and group that one cell names together, each official or "".

    青石岭煤矿党委综采一队党支部第一党小组 gives 综采一队党支部 and 第一党小组.
    """
    name = _tidy(text)
    if is_nothing(name):
        return "", ""
    parts = [part for part in _PATH_MARK.split(name) if part]
    group = ""
    if len(parts) > 1 and _GROUP_END.search(parts[-1]):
        group = official_group_name(parts.pop())
    if len(parts) > 1:
        generic = _GENERIC.match(_BRANCH_END.sub("", parts[-1]))
        parts = ["".join(parts)] if generic else parts[-1:]
    name = "".join(parts)
    head, word, tail = name.rpartition(BRANCH_WORD)
    if word and head and _GROUP_END.search(tail):
        name, group = head + word, official_group_name(tail)
    name = _below(_ABOVE, name) if _BRANCH_END.search(name) else name
    if not _NO_BRANCH_END.search(_BRANCH_END.sub("", name) or name):
        name = _BRANCH_END.sub("", name) + BRANCH_WORD
    return name, group


def official_branch_name(text: str) -> str:
    """Return a branch name as it is stored: without path and year, ending in 党支部.

    A committee or 总支 that a file names in the branch's place stays as it is.
    """
    return split_branch_path(text)[0]


@lru_cache(maxsize=4096)
def branch_key(name: str) -> str:
    """Return what two names of the same branch have in common; "" for no name only."""
    name = _below(_COMPANY, official_branch_name(name))
    return _ORDINAL.sub(lambda found: _numeral_of(found[1]), _BRANCH_END.sub("", name) or name)


def official_group_name(text: str) -> str:
    """Return a group name as it is stored: 一组, 第1小组 and 1 become 第一党小组."""
    name = _tidy(text)
    if is_nothing(name):
        return ""
    if numbered := _NUMBERED_GROUP.match(name):
        return f"第{_numeral_of(numbered[1])}{GROUP_WORD}"
    return _GROUP_END.sub("", name) + GROUP_WORD if name.endswith("小组") else name


def group_key(name: str) -> str:
    """Return what two names of the same group have in common."""
    return _GROUP_END.sub("", official_group_name(name))


class BranchNames:
    """The branches one knows, found again by any of their names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take one more branch into account."""
        if name not in self._names:
            self._names.add(name)
            self._by_key[branch_key(name)].append(name)

    def find(self, stated: str) -> tuple[str, ...]:
        """Return the branches meant: none is a new one, several must be asked about."""
        if stated in self._names:
            return (stated,)
        official = official_branch_name(stated)
        if official in self._names:
            return (official,)
        return tuple(self._by_key.get(branch_key(stated), ()))


def branch_in_line(text: str) -> str:
    """Return the branch that a labelled line (填报单位：…) states, "" if it states another body.

    One character is no branch either (单位：人).
    """
    name = official_branch_name(text)
    own = _BRANCH_END.sub("", name)
    if len(own) < 2 or _NO_BRANCH_END.search(name) or _SOMEBODY_ELSE.search(own):
        return ""
    return name


def branch_in_title(text: str) -> str:
    """Return the branch that a title names, "" if it names none.

    综采一队党支部党员花名册 and 综采一队党员名册 name one, 青石岭煤矿党员名册, 党支部书记名册
    and 各党支部党员名册 do not.
    """
    title = _tidy(text)
    head, word, tail = title.rpartition("支部")
    if word:
        return branch_in_line(head + word) if not tail or _TITLE_TAIL.fullmatch(tail) else ""
    for match in _TITLE_TAIL.finditer(title):
        if match.end() == len(title) and match.start():
            return branch_in_line(title[: match.start()])
    return ""


def branch_in_divider(text: str) -> str:
    """Return the branch whose people follow a line that holds nothing but its name."""
    name = _tidy(text)
    return branch_in_line(name) if name.endswith("支部") else ""
