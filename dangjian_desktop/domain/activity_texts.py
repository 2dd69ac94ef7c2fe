"""一事四用: what an activity says in a notice, in a chat group, in public and to a news item.

Only facts that were entered, in the words of the office; nothing is judged and nobody is praised.
No text names who did not come, and a number that looks like an ID or phone number, wherever it was
typed, is left out: these texts leave the office.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

#: What stands where a private number was typed.
HIDDEN = "（号码略）"
_PRIVATE = re.compile(
    r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15}"
    r"|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]|1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})(?![0-9])"
)
_WEEKDAYS = "一二三四五六日"
_NUMERALS = "一二三四五六七八九十"
_INDENT = "　　"
_FULL_STOPS = "。！？；.!?;"


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """What is known of an activity, as far as its texts may tell.

    Attributes:
        kind: Official name of the kind. theme: its own title; "" for none.
        holder: Organisation (or 协作区) that holds it.
        begins, ends: ``09:00`` or "".
        expected: Who takes part, in words (全体党员).
        agenda: Titles of the matters, the 第一议题 first.
        due, came: 应到 and 实到; None where that was not recorded.
        resolutions: What was resolved, without who has to do it.
    """

    kind: str
    theme: str
    holder: str
    held_on: date
    begins: str = ""
    ends: str = ""
    place: str = ""
    chair: str = ""
    lecturer: str = ""
    form: str = ""
    expected: str = ""
    agenda: tuple[str, ...] = ()
    fixed_actions: str = ""
    own_actions: str = ""
    content: str = ""
    materials: str = ""
    due: int | None = None
    came: int | None = None
    resolutions: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        """召开 for a meeting, 开展 for anything else."""
        return "召开" if self.kind.endswith(("会", "会议")) else "开展"

    @property
    def what(self) -> str:
        """The kind, with the theme where it has one that says more."""
        if not self.theme:
            return self.kind
        if self.kind.removeprefix("支部") in self.theme:
            return self.theme  # 三季度支部党员大会 says what it is
        return f"“{self.theme}”{self.kind}"


def open_text(text: str) -> str:
    """Return a text without the numbers that may not leave the office."""
    return _PRIVATE.sub(HIDDEN, text)


def day_words(day: date) -> str:
    """Return a day as notices write it, with the day of the week."""
    return f"{day.year}年{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"


def short_text(facts: ActivityFacts) -> str:
    """Return one paragraph to paste into a chat group: when, where, what, who."""
    day = facts.held_on
    when = f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）{facts.begins}"
    where = f"在{facts.place}" if facts.place else ""
    parts = [f"【通知】{facts.holder}定于{when}{where}{facts.verb}{facts.what}。"]
    if facts.agenda:
        parts.append(f"议题：{_run(facts.agenda)}。")
    if facts.lecturer:
        parts.append(f"授课人：{facts.lecturer}。")
    if facts.materials:
        parts.append(f"所需材料：{_ended(facts.materials)}")
    parts.append(f"请{facts.expected or '参加人员'}准时参加，因故不能参加的请提前请假。")
    return open_text("".join(parts))


def notice_text(facts: ActivityFacts) -> str:
    """Return the body of a 会议通知, to be worked on; holder and day of issue stand below it."""
    where = f"在{facts.place}" if facts.place else ""
    when = day_words(facts.held_on) + facts.begins
    points: list[tuple[str, Sequence[str]]] = [
        ("议题", [f"{number}．{title}" for number, title in enumerate(facts.agenda, start=1)]),
        ("固定动作", _lines(facts.fixed_actions)),
        ("自选动作", _lines(facts.own_actions)),
        ("内容", _lines(facts.content)),
        ("授课人", _lines(facts.lecturer)),
        ("所需材料", _lines(facts.materials)),
    ]
    points = [(word, said) for word, said in points if said]
    opening = f"{_INDENT}定于{when}{where}{facts.verb}{facts.what}。"
    wish = "请准时参加并签到；因故不能参加的，请提前请假。"
    lines = [f"{facts.expected or '各位同志'}："]
    if not points:
        return open_text("\n".join([*lines, f"{opening}{wish}"]))
    lines.append(f"{opening}现将有关事项通知如下：")
    for numeral, (word, said) in zip(_NUMERALS, points, strict=False):
        if len(said) == 1:
            lines.append(f"{_INDENT}{numeral}、{word}：{_ended(said[0])}")
        else:
            lines.append(f"{_INDENT}{numeral}、{word}")
            lines += [_INDENT + _ended(one) for one in said]
    lines.append(f"{_INDENT}{_NUMERALS[len(points)]}、要求：{wish}")
    return open_text("\n".join(lines))


def public_text(facts: ActivityFacts) -> str:
    """Return what may hang where everybody reads it: counts and decisions, no absentees."""
    where = f"在{facts.place}" if facts.place else ""
    first = f"{facts.holder}于{_plain_day(facts.held_on)}{where}{facts.verb}{facts.what}"
    points = [
        *_numbered("议题", facts.agenda),
        *_numbered("固定动作", _lines(facts.fixed_actions)),
        *_numbered("自选动作", _lines(facts.own_actions)),
        *_numbered("议定事项", facts.resolutions),
    ]
    ending = "。现将有关情况公布如下：" if points else "。"
    head = f"{_INDENT}{first}{_counted(facts, '，')}{ending}"
    return open_text("\n".join([head, *points]))


def news_facts(facts: ActivityFacts) -> str:
    """Return the facts for a news item, a line each: when, where, who, what, how many."""
    hours = f"{facts.begins}–{facts.ends}" if facts.ends else facts.begins
    told = (
        ("时间", f"{day_words(facts.held_on)}{hours}"),
        ("地点", facts.place),
        ("单位", facts.holder),
        ("活动", facts.what),
        ("形式", facts.form),
        ("主持", facts.chair),
        ("授课", facts.lecturer),
        ("人数", _counted(facts, "")),
        ("议题", _run(facts.agenda)),
        ("固定动作", "；".join(_lines(facts.fixed_actions))),
        ("自选动作", "；".join(_lines(facts.own_actions))),
        ("议定事项", _run(facts.resolutions)),
    )
    return open_text("\n".join(f"{word}：{value}" for word, value in told if value))


def _plain_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _counted(facts: ActivityFacts, before: str) -> str:
    """Return how many were due and came; nothing where that was not recorded."""
    if facts.came is None or facts.due is None:
        return ""
    return f"{before}应到 {facts.due} 人，实到 {facts.came} 人"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _ended(text: str) -> str:
    whole = "；".join(_lines(text))
    return whole if whole.endswith(tuple(_FULL_STOPS)) else f"{whole}。"


def _run(titles: Sequence[str]) -> str:
    """Return titles in one line; a single one without a number."""
    plain = [title.strip().rstrip("。；") for title in titles]
    if len(plain) == 1:
        return plain[0]
    return "；".join(f"{number}．{title}" for number, title in enumerate(plain, start=1))


def _numbered(word: str, said: Sequence[str]) -> list[str]:
    if not said:
        return []
    return [f"{_INDENT}{word}：", *(f"{_INDENT}{n}．{_ended(s)}" for n, s in enumerate(said, 1))]
