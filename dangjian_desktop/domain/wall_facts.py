"""What a wall sheet says, fact by fact, so that what hangs can be compared with what is true.

A sheet states the same facts whatever paper, size or looks it is printed with.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum

from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.topics import Topic

#: What is nobody's business on a wall, and what the program keeps for itself.
_NEVER_SAID = frozenset(
    {
        Topic.ATTACHMENT,
        Topic.CASE_FILE,
        Topic.DUPLICATE,
        Topic.EXAMINATION,
        Topic.FIELD,
        Topic.FIELD_VALUE,
        Topic.IMPORTING,
        Topic.JOURNAL,
        Topic.OWN_TEMPLATE,
        Topic.SEARCH,
        Topic.VIEW,
    }
)
#: What a sheet may say something of: whoever shows whether sheets are true listens to all of it.
SAID_ON_WALLS = frozenset(Topic) - _NEVER_SAID


@dataclass(frozen=True, slots=True)
class WallFact:
    """One thing that a sheet says.

    Attributes:
        section: Where on the sheet it stands: 支委会, 第一党小组, 正文; "" for the whole.
        label: What it is about: 支部书记, 人数; "" for one of a list (a member of a group).
        value: What is said.
        person_uid: Whom it names; "" for nobody.
    """

    section: str
    label: str
    value: str
    person_uid: str = ""

    @property
    def where(self) -> str:
        """Where it stands, in words; "" for the sheet as a whole."""
        return self.section + self.label


#: Under this stand those whose photo is on the sheet. Only one that must hang no more is told: a
#: new photo makes no sheet untrue.
_PHOTOS = "照片"


def photo_fact(name: str, person_uid: str) -> WallFact:
    """Return the fact that a sheet shows somebody's photo."""
    return WallFact(_PHOTOS, "", name, person_uid)


def stored_facts(facts: Iterable[WallFact]) -> str:
    """Return facts as the text that is kept with an edition."""
    return json.dumps([astuple(one) for one in facts], ensure_ascii=False, separators=(",", ":"))


def facts_of(stored: str) -> tuple[WallFact, ...]:
    """Return the facts of a kept text."""
    return tuple(WallFact(*one) for one in json.loads(stored))


class FactChange(StrEnum):
    """What became of a fact between the printing and today."""

    GONE = "gone"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FactDifference:
    """One thing that a sheet does not say as it is.

    Attributes:
        before: What it says; None for what it does not say yet.
        now: What is true; None for what is true no more.
    """

    change: FactChange
    before: WallFact | None = None
    now: WallFact | None = None


#: From so many characters on, one of a list is a paragraph and no name.
_A_TEXT = 12
#: Longer values are cut in a sentence.
_MOST_TOLD = 28


def differences(before: Sequence[WallFact], now: Sequence[WallFact]) -> tuple[FactDifference, ...]:
    """Return in what a sheet differs from today: what it says first, then what it lacks.

    Words alone count: a namesake in the place of somebody changes no sheet, and neither does
    another order within a list.
    """
    photos = _photos_gone(before, now)
    before, now = ([one for one in facts if one.section != _PHOTOS] for facts in (before, now))
    old, new = _rest(before, now), _rest(now, before)
    pairs: list[tuple[WallFact, WallFact, FactChange]] = []
    for old_one, new_one in [*_by_label(old, new), *_by_text(old, new)]:
        pairs.append((old_one, new_one, FactChange.CHANGED))
    _strike(old, new, pairs)
    moved = [(*pair, FactChange.MOVED) for pair in _by_person(old, new)]
    _strike(old, new, moved)
    pairs += moved
    told_old = [one for one, _new, _change in pairs]
    told_new = [one for _old, one, _change in pairs]
    gone = [one for one in old if not _is_told(one, told_new)]
    added = [one for one in new if not _is_told(one, told_old)]
    by_old = {id(old_one): (new_one, change) for old_one, new_one, change in pairs}
    found = []
    for one in before:
        if id(one) in by_old:
            new_one, change = by_old[id(one)]
            found.append(FactDifference(change, one, new_one))
        elif any(one is left for left in gone):
            found.append(FactDifference(FactChange.GONE, one))
    return (*found, *photos, *(FactDifference(FactChange.ADDED, None, one) for one in added))


def _photos_gone(before: Sequence[WallFact], now: Sequence[WallFact]) -> list[FactDifference]:
    """Return the photos that must hang no more of those whom the sheet goes on to name.

    Of who is not named any more another sentence is told.
    """
    shown = {_who(one) for one in now if one.section == _PHOTOS}
    named = {_who(one) for one in now if one.section != _PHOTOS}
    return [
        FactDifference(FactChange.GONE, one)
        for one in before
        if one.section == _PHOTOS and _who(one) in named - shown
    ]


def _who(fact: WallFact) -> str:
    return fact.person_uid or fact.value


def _rest(facts: Sequence[WallFact], others: Sequence[WallFact]) -> list[WallFact]:
    """Return the facts that the others do not have, in their order."""
    had = Counter((one.section, one.label, one.value) for one in others)
    rest = []
    for one in facts:
        key = (one.section, one.label, one.value)
        if had[key]:
            had[key] -= 1
        else:
            rest.append(one)
    return rest


def _by_label(old: list[WallFact], new: list[WallFact]) -> list[tuple[WallFact, WallFact]]:
    """Pair facts that stand under the same label."""
    waiting = defaultdict(list)
    for one in new:
        if one.label:
            waiting[one.section, one.label].append(one)
    return [
        (one, waiting[one.section, one.label].pop(0))
        for one in old
        if waiting.get((one.section, one.label))
    ]


def _by_text(old: list[WallFact], new: list[WallFact]) -> list[tuple[WallFact, WallFact]]:
    """Pair the paragraphs of one section in their order."""
    waiting = defaultdict(list)
    for one in new:
        if _is_text(one):
            waiting[one.section].append(one)
    return [
        (one, waiting[one.section].pop(0))
        for one in old
        if _is_text(one) and waiting.get(one.section)
    ]


def _is_text(fact: WallFact) -> bool:
    return not fact.label and not fact.person_uid and len(fact.value) >= _A_TEXT


def _by_person(old: list[WallFact], new: list[WallFact]) -> list[tuple[WallFact, WallFact]]:
    """Pair somebody in a list with the other place where he stands now."""
    pairs, free = [], list(new)
    for one in old:
        other = next((found for found in free if _is_same_person(one, found)), None)
        if other is not None:
            free.remove(other)
            pairs.append((one, other))
    return pairs


def _is_same_person(one: WallFact, other: WallFact) -> bool:
    """Whether two facts name the same person: by identity, in lists without one by name."""
    if one.person_uid and other.person_uid:
        return one.person_uid == other.person_uid
    is_listed = not one.label or not other.label
    return is_listed and one.value == other.value and not _is_text(one)


def _strike(
    old: list[WallFact],
    new: list[WallFact],
    pairs: Sequence[tuple[WallFact, WallFact, FactChange]],
) -> None:
    """Take what is paired out of both lists."""
    used = {id(one) for old_one, new_one, _change in pairs for one in (old_one, new_one)}
    old[:] = [one for one in old if id(one) not in used]
    new[:] = [one for one in new if id(one) not in used]


def _is_told(fact: WallFact, others: Iterable[WallFact]) -> bool:
    """Whether somebody of a list is told of already under a label of the same section.

    Whoever becomes the leader of his group is no more among its members: one sentence says it.
    """
    return not fact.label and any(
        one.section == fact.section and _is_same_person(fact, one) for one in others
    )


def difference_told(difference: FactDifference, fate: str = "") -> Told:
    """Return a difference in words.

    Args:
        difference: One of `differences`.
        fate: What became of the person whom the sheet names: 已于 2026-10-01 转出; "" where
            nobody is named or nothing is known.
    """
    before, now = difference.before, difference.now
    if before is None:
        assert now is not None, "something stands on one of the sides"
        return _added(now)
    if now is None:
        return _gone(before, fate)
    if difference.change is FactChange.MOVED:
        return _moved(before, now)
    old, new = shortened(before.value), shortened(now.value)
    if old == new:
        return Told("{where}的文字改了", where=before.where or Word("正文"))
    if fate:
        old = Told("{name}（{fate}）", name=old, fate=fate)
    if before.where:
        return Told("{where}：{old} → {new}", where=before.where, old=old, new=new)
    return Told("{old} → {new}", old=old, new=new)


def _added(now: WallFact) -> Told:
    value = shortened(now.value)
    if now.label:
        return Told("还没有写上“{where}：{value}”", where=now.where, value=value)
    if now.section:
        return Told("{where}增加{value}", where=now.section, value=value)
    return Told("增加{value}", value=value)


def _gone(before: WallFact, fate: str) -> Told:
    value = shortened(before.value)
    if before.section == _PHOTOS:
        return Told("{name}的照片不再上墙，上面还印着", name=value)
    if fate and before.where:
        return Told("{name}{fate}，还写在“{where}”", name=value, fate=fate, where=before.where)
    if fate:
        return Told("{name}{fate}", name=value, fate=fate)
    if before.label:
        return Told("不再有“{where}：{value}”", where=before.where, value=value)
    if before.section:
        return Told("{where}不再有{value}", where=before.section, value=value)
    return Told("不再有{value}", value=value)


def _moved(before: WallFact, now: WallFact) -> Told:
    if before.where == now.where:
        place = f"（{now.where}）" if now.where else ""
        return Told("{old}改为{new}{place}", old=before.value, new=now.value, place=place)
    if not before.where:
        return Told("{name}现在在“{now}”", name=now.value, now=now.where)
    if not now.where:
        return Told("{name}不再在“{before}”", name=now.value, before=before.where)
    return Told("{name}：{before} → {now}", name=now.value, before=before.where, now=now.where)


def shortened(value: str) -> str:
    """Return a value as a sentence has room for it."""
    flat = " ".join(value.split())
    return flat if len(flat) <= _MOST_TOLD else f"{flat[: _MOST_TOLD - 1]}…"
