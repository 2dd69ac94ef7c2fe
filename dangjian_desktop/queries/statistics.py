"""党内统计 on any day: tables by age, schooling, post and more, and the people behind each figure.

Everybody of a place is read once as stored values; each table counts equal values together and
then asks the rules which line a value belongs to. What is not filled in is a line of its own, 未填.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cache
from itertools import combinations
from operator import itemgetter
from typing import Any, ClassVar

from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.statistics_rules import (
    age_bands,
    cut_off,
    frontline_rule,
    joining_rule,
    occupations_rule,
    schooling_groups,
    statistics_year,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    ETHNICITIES,
    MEMBER_STAGES,
    PRINTED,
    OrganisationKind,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.queries.former_jobs import jobs_then
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import FILTER_TOPICS, RosterQuery, RosterRow
from dangjian_desktop.queries.two_year import DEVELOPED, RULE, TwoYearQuery
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import among, batches
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Person,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

#: Key of the line of those of whom the value is not filled in, and what it is called.
NOT_FILLED, NOT_FILLED_WORD = "", Word("未填")
HAN = "01"


class TableCode(StrEnum):
    """The tables, in their order (stable in the answers of `statistics`)."""

    AGES = "ages"
    SCHOOLING = "schooling"
    OCCUPATIONS = "occupations"
    POSTS = "posts"
    JOINING = "joining"
    JOINING_YEARS = "joining_years"
    SEX = "sex"
    NATIONS = "nations"
    WORKPLACES = "workplaces"
    STAGES = "stages"
    DEVELOPED = "developed"


TABLE_WORDS: Mapping[TableCode, str] = {
    TableCode.AGES: "年龄",
    TableCode.SCHOOLING: "学历",
    TableCode.OCCUPATIONS: "工作岗位",
    TableCode.POSTS: "党内职务",
    TableCode.JOINING: "入党时间",
    TableCode.JOINING_YEARS: "入党年份",
    TableCode.SEX: "性别",
    TableCode.NATIONS: "民族",
    TableCode.WORKPLACES: "井下和一线",
    TableCode.STAGES: "各类人员",
    TableCode.DEVELOPED: "本年发展党员",
}
#: What must be known to read a table rightly.
NOTE_WORDS: Mapping[TableCode, str] = {
    TableCode.AGES: "年龄按截止日的周岁。",
    TableCode.OCCUPATIONS: "按岗位名称里的字归类，归法在“规则”里改。",
    TableCode.POSTS: "一人有几个职务的，按在前的一个算一次。",
    TableCode.WORKPLACES: "哪些人算生产一线，在“规则”里改。",
    TableCode.STAGES: "这张表包括还没有入党的培养对象，其余各表只统计党员。",
    TableCode.DEVELOPED: "本年内支部大会接收、当日在本组织的预备党员，按现在的年龄分段。",
}


class Part(StrEnum):
    """The columns of a table: everybody of a line, or those of them who are also this."""

    ALL = "all"
    WOMEN = "women"
    MINORITY = "minority"
    PROBATIONARY = "probationary"


PART_WORDS: Mapping[Part, str] = {
    Part.ALL: "人数",
    Part.WOMEN: "女",
    Part.MINORITY: "少数民族",
    Part.PROBATIONARY: "预备党员",
}


@dataclass(frozen=True, slots=True)
class StatisticsLine:
    """A line of a table.

    Attributes:
        key: What it is asked for by; `NOT_FILLED` for those of whom nothing is filled in.
        counts: By column.
        share: Of everybody in the table; None where the table has nobody.
        is_sum: Whether it adds up other lines, or overlaps them (其中：大专及以上).
    """

    key: str
    label: str
    counts: Mapping[Part, int]
    share: Fraction | None
    is_sum: bool = False

    @property
    def count(self) -> int:
        """Everybody of the line."""
        return self.counts[Part.ALL]


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """One table.

    Attributes:
        lines: Each person stands in one of them; 未填 last, and only where there is somebody.
        sums: Lines that overlap those.
        total: Everybody.
    """

    code: TableCode
    title: str
    note: str
    lines: tuple[StatisticsLine, ...]
    sums: tuple[StatisticsLine, ...]
    total: StatisticsLine

    @property
    def most(self) -> int:
        """The count of the longest line, by which bars are drawn; 0 where there is nobody."""
        return max((one.count for one in self.lines), default=0)

    @property
    def not_filled(self) -> int:
        """How many have nothing filled in."""
        return next((one.count for one in self.lines if one.key == NOT_FILLED), 0)


@dataclass(frozen=True)
class Statistics:
    """The tables of a place on a day.

    Attributes:
        members: 正式 and 预备 on the day; probationary of them.
        sex_not_filled, nation_not_filled: Members of whom it is not known whether they are
            counted as 女 or 少数民族.
    """

    on: date
    within: int | None
    tables: tuple[StatisticsTable, ...]
    members: int
    probationary: int
    sex_not_filled: int
    nation_not_filled: int

    def table(self, code: TableCode) -> StatisticsTable:
        """Return a table."""
        return next(one for one in self.tables if one.code is code)


class _At(IntEnum):
    """Where a value stands among those of a person."""

    ID = 0
    SEX = 1
    NATION = 2
    STAGE = 3
    BORN = 4
    EDUCATION = 5
    SECTION = 6
    CREW = 7
    SHIFT_CREW = 8
    OCCUPATION = 9
    TRADE = 10
    WORKPLACE = 11
    JOINED = 12
    POST = 13
    PARTS = 14


#: Everything told of a person, as it is stored.
_Told = tuple[Any, ...]
_READS = frozenset(
    {
        Topic.PERSON,
        Topic.STAGE,
        Topic.MEMBERSHIP,
        Topic.GROUP_MEMBERSHIP,
        Topic.POST,
        Topic.JOB,
        Topic.ORGANISATION,
        Topic.RULE,
    }
)


@dataclass(frozen=True)
class StatisticsQuery:
    """The tables of a place on a day.

    Attributes:
        within: Organisation whose whole subtree counts; None for the whole mine.
        codes: Only these tables; all where left out.
    """

    reads: ClassVar = _READS | TwoYearQuery.reads
    on: date
    within: int | None = None
    codes: tuple[TableCode, ...] = tuple(TableCode)

    def fetch(self) -> Statistics:
        """Return the tables in their order."""
        everybody = _everybody(self.on, self.within)
        members = [told for told in everybody if told[_At.STAGE] in _MEMBERS]
        return Statistics(
            self.on,
            self.within,
            tuple(_table(code, self._of(code, everybody, members), self.on) for code in self.codes),
            len(members),
            sum(told[_At.STAGE] == _PROBATIONARY for told in members),
            sum(told[_At.SEX] is None for told in members),
            sum(not told[_At.NATION] for told in members),
        )

    def people(self, code: TableCode, key: str, part: Part = Part.ALL) -> tuple[int, ...]:
        """Return the row ids of those behind a figure.

        Args:
            code: The table. key: Of the line; `TOTAL` for everybody. part: The column.
        """
        everybody = _everybody(self.on, self.within)
        members = [told for told in everybody if told[_At.STAGE] in _MEMBERS]
        ways = _ways(code, self.on)
        found = self._of(code, everybody, members)
        return tuple(
            told[_At.ID]
            for told in found
            if ways.holds(key, told) and part in _PART_SETS[told[_At.PARTS]]
        )

    def _of(self, code: TableCode, everybody: list[_Told], members: list[_Told]) -> Sequence[_Told]:
        """Return whom a table tells of."""
        if code is TableCode.STAGES:
            return everybody
        if code is not TableCode.DEVELOPED:
            return members
        came = dict.fromkeys(TwoYearQuery(self.on, self.within).fetch().events[DEVELOPED])
        here = [told for told in members if told[_At.ID] in came]
        # Who has moved on since stays in the table of the place that took him in.
        gone = came.keys() - {told[_At.ID] for told in here}
        return [*here, *_people(self.on, gone)] if gone else here


#: Key of the line of everybody.
TOTAL = "total"


# Everybody --------------------------------------------------------------------------

_MEMBERS = frozenset(stage.value for stage in MEMBER_STAGES)
_PROBATIONARY = Stage.PROBATIONARY.value
_POST_PLACES = {
    post.value: place
    for place, post in enumerate([*COMMITTEE_POSTS, *(p for p in Post if p not in COMMITTEE_POSTS)])
}
_JOB_PLACES = tuple(_At[key.upper()] for key in JOB_KEYS)


def _people(on: date, ids: Iterable[int]) -> list[_Told]:
    """Return some people as of a day, wherever they belong then."""
    found = _selected(on)
    rows = [
        row for some in batches(ids) for row in stored_rows(found.where(among(Person.id, some)))
    ]
    return _completed(on, rows)


def _everybody(on: date, within: int | None) -> list[_Told]:
    """Return everybody of a place on a day, each once."""
    person = Person
    found = (
        _selected(on)
        .join(Membership, on=(Membership.person == person.id))
        .where(valid_on(Membership, on))
    )
    if within is not None:
        tree = Tree.on(on)
        node = tree.get(within)
        if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
            here = GroupMembership.select(GroupMembership.person).where(
                valid_on(GroupMembership, on) & (GroupMembership.party_group == within)
            )
            found = found.where(person.id.in_(here))
        else:
            found = found.where(Membership.branch.in_(sorted(tree.below(within))))
    return _completed(on, stored_rows(found))


def _selected(on: date) -> Any:
    """Return the SELECT of the first values of `_At`, with the stage of a day."""
    person = Person
    chosen = person.select(
        person.id,
        person.sex,
        person.ethnicity,
        StageSpell.stage,
        person.born_on,
        person.education,
        *(getattr(person, key) for key in JOB_KEYS),
    )
    spells = chosen.join(StageSpell, on=(StageSpell.person == person.id))
    return spells.where(valid_on(StageSpell, on)).switch(person)


def _completed(on: date, rows: Iterable[tuple[Any, ...]]) -> list[_Told]:
    """Return rows with admission, post and the job of the day, as `_At` says; each person once."""
    joined, posts, jobs = _joined_on(on), _posts_on(on), jobs_then(on)
    told: dict[int, _Told] = {}
    for row in rows:
        key = row[0]
        number = _set_of(row[1], row[2], row[3])
        values = (*row, joined.get(key), posts.get(key), number)
        told[key] = values if key not in jobs else _with_job(values, jobs[key])
    return list(told.values())


def _with_job(values: _Told, job: Mapping[str, Any]) -> _Told:
    changed = list(values)
    for place, key in zip(_JOB_PLACES, JOB_KEYS, strict=True):
        value = job[key]
        changed[place] = value.value if isinstance(value, StrEnum) else value
    return tuple(changed)


def _joined_on(on: date) -> dict[int, str]:
    """Return the day of admission of everybody admitted by a day, as stored."""
    spells = StageSpell.select(StageSpell.person_id, StageSpell.since).where(
        (StageSpell.stage == Stage.PROBATIONARY) & (StageSpell.since <= on.isoformat())
    )
    return dict(stored_rows(spells))


def _posts_on(on: date) -> dict[int, str]:
    """Return the first of the posts that somebody holds on a day."""
    held = PostSpell.select(PostSpell.person_id, PostSpell.post).where(valid_on(PostSpell, on))
    first: dict[int, str] = {}
    for person_id, post in stored_rows(held):
        known = first.get(person_id)
        if known is None or _POST_PLACES[post] < _POST_PLACES[known]:
            first[person_id] = post
    return first


# Which line -------------------------------------------------------------------------

_Line = Callable[[Any], str]


@dataclass(frozen=True)
class _Ways:
    """How a table parts people.

    Attributes:
        picks: The values that decide, of a person.
        line: Key of the line for these values; `NOT_FILLED` where nothing is filled in.
        labels: Labels of the lines that stand there even with nobody, by key, in order.
        sums: Label of each sum by key, and whether the values belong to it.
        label: Label of a line that only stands there with somebody.
        order: How such lines are sorted, by key.
    """

    picks: Callable[[_Told], Any]
    line: _Line
    labels: Mapping[str, str]
    sums: Mapping[str, tuple[str, Callable[[Any], bool]]]
    label: Callable[[str], str] = str
    order: Callable[[str], Any] = str

    def holds(self, key: str, told: _Told) -> bool:
        """Whether a person stands in a line or sum."""
        if key == TOTAL:
            return True
        values = self.picks(told)
        if key in self.sums:
            return self.sums[key][1](values)
        return self.line(values) == key


@cache
def _set_of(sex: str | None, nation: str, stage: str) -> int:
    """Return the number of the set of columns in which somebody counts; see `_PART_SETS`."""
    return _PART_SETS.index(
        tuple(
            part
            for part, belongs in (
                (Part.ALL, True),
                (Part.WOMEN, sex == Sex.FEMALE.value),
                (Part.MINORITY, bool(nation) and nation != HAN),
                (Part.PROBATIONARY, stage == _PROBATIONARY),
            )
            if belongs
        )
    )


#: Every set of columns; numbers are counted many times faster than sets.
_PART_SETS: tuple[tuple[Part, ...], ...] = tuple(
    (Part.ALL, *chosen)
    for size in range(len(Part))
    for chosen in combinations((Part.WOMEN, Part.MINORITY, Part.PROBATIONARY), size)
)


def _table(code: TableCode, people: Sequence[_Told], on: date) -> StatisticsTable:
    """Count the people of one table."""
    ways = _ways(code, on)
    values = list(map(ways.picks, people))
    # Days are nearly as many as people: they are put on their lines before they are counted.
    numbers: dict[tuple[str, ...], int] = {}
    line_of: dict[Any, int] = {}
    for value in set(values):
        keys = [key for key, (_label, belongs) in ways.sums.items() if belongs(value)]
        line_of[value] = numbers.setdefault((ways.line(value), *keys), len(numbers))
    keys_of = list(numbers)
    equal = Counter(
        zip(map(line_of.__getitem__, values), map(itemgetter(_At.PARTS), people), strict=True)
    )
    lines: dict[str, Counter[Part]] = {key: Counter() for key in (*ways.labels, *ways.sums)}
    total: Counter[Part] = Counter()
    for (number, parts), count in equal.items():
        here = [total, *(lines.setdefault(key, Counter()) for key in keys_of[number])]
        for counts in here:
            for part in _PART_SETS[parts]:
                counts[part] += count
    everybody = total[Part.ALL]
    further = sorted(
        (key for key in lines if key not in ways.labels and key not in ways.sums and key),
        key=ways.order,
    )
    labels = {**ways.labels, **{key: ways.label(key) for key in further}}
    if NOT_FILLED in lines:
        labels[NOT_FILLED] = NOT_FILLED_WORD

    def made(key: str, label: str, *, is_sum: bool = False) -> StatisticsLine:
        return _line(key, label, total if key == TOTAL else lines[key], everybody, is_sum=is_sum)

    return StatisticsTable(
        code,
        TABLE_WORDS[code],
        NOTE_WORDS.get(code, ""),
        tuple(made(key, label) for key, label in labels.items()),
        tuple(made(key, label, is_sum=True) for key, (label, _belongs) in ways.sums.items()),
        made(TOTAL, Word("合计"), is_sum=True),
    )


def _line(
    key: str, label: str, counts: Mapping[Part, int], everybody: int, *, is_sum: bool
) -> StatisticsLine:
    share = Fraction(counts.get(Part.ALL, 0), everybody) if everybody else None
    return StatisticsLine(key, label, {p: counts.get(p, 0) for p in Part}, share, is_sum)


def _ways(code: TableCode, on: date) -> _Ways:
    """Return how a table parts people, by the rules of a day."""
    return _WAYS[code](on)


def _of_which(label: str) -> Told:
    """Return the label of a line that overlaps others."""
    return Told("其中：{label}", label=label)


def _ages(on: date) -> _Ways:
    bands = age_bands(on, rules_on(on).values_of("statistics.ages"))
    place = cache(lambda born: bands.place_of(_whole_day(born)))

    def below(count: int) -> Callable[[Any], bool]:
        return lambda born: born is not None and place(born) < count

    return _Ways(
        itemgetter(_At.BORN),
        lambda born: NOT_FILLED if born is None else str(place(born)),
        {str(number): label for number, label in enumerate(bands.labels)},
        {f"up_to_{count}": (_of_which(label), below(count)) for label, count in bands.sums},
    )


def _whole_day(text: str) -> str:
    """Return a stored day as full ISO text; a month or year counts as its first day."""
    return (text + "-01-01")[:10] if len(text) < 7 else (text + "-01")[:10]


def _schooling(on: date) -> _Ways:
    rule = schooling_groups(rules_on(on).values_of("statistics.schooling"))

    def among(levels: tuple[str, ...]) -> Callable[[Any], bool]:
        return lambda education: education in levels

    return _Ways(
        itemgetter(_At.EDUCATION),
        lambda education: rule.group_of(education) if education else NOT_FILLED,
        {group.label: group.label for group in rule.groups},
        {f"sum_{one.label}": (_of_which(one.label), among(one.holds)) for one in rule.sums},
    )


def _occupations(on: date) -> _Ways:
    rule = occupations_rule(rules_on(on).values_of("statistics.occupations"))
    return _Ways(
        itemgetter(_At.OCCUPATION),
        lambda job: rule.group_of(job) if job else NOT_FILLED,
        {group.label: group.label for group in rule.groups},
        {},
    )


_NO_POST = "none"


def _posts(_on: date) -> _Ways:
    return _Ways(
        itemgetter(_At.POST),
        lambda post: post or _NO_POST,
        {},
        {},
        lambda key: Word("没有党内职务") if key == _NO_POST else PRINTED[Post(key)],
        lambda key: _POST_PLACES.get(key, len(_POST_PLACES)),
    )


def _joining(on: date) -> _Ways:
    periods = joining_rule(rules_on(on).values_of("statistics.joining"))
    return _Ways(
        itemgetter(_At.JOINED),
        lambda day: NOT_FILLED if day is None else periods.label_on(_whole_day(day)),
        {label: label for label in periods.labels},
        {},
    )


def _joining_years(_on: date) -> _Ways:
    return _Ways(
        itemgetter(_At.JOINED),
        lambda day: NOT_FILLED if day is None else day[:4],
        {},
        {},
        lambda year: Told("{year}年", year=year),
    )


def _sexes(_on: date) -> _Ways:
    return _Ways(
        itemgetter(_At.SEX), lambda sex: sex or NOT_FILLED, {s.value: PRINTED[s] for s in Sex}, {}
    )


def _nations(_on: date) -> _Ways:
    return _Ways(
        itemgetter(_At.NATION),
        lambda nation: nation or NOT_FILLED,
        {HAN: ETHNICITIES[HAN]},
        {"minority": (_of_which(Word("少数民族")), lambda nation: bool(nation) and nation != HAN)},
        lambda code: ETHNICITIES.get(code, code),
    )


def _workplaces(on: date) -> _Ways:
    rule = frontline_rule(rules_on(on).values_of("statistics.frontline"))

    def is_front(values: Any) -> bool:
        workplace, *jobs = values
        return rule.holds(workplace, (job for job in jobs if job))

    return _Ways(
        itemgetter(_At.WORKPLACE, _At.SECTION, _At.OCCUPATION, _At.TRADE),
        lambda values: values[0] or NOT_FILLED,
        {place.value: PRINTED[place] for place in Workplace},
        {"front": (_of_which(Word("生产一线")), is_front)},
    )


def _stages(_on: date) -> _Ways:
    return _Ways(
        itemgetter(_At.STAGE),
        lambda stage: stage or NOT_FILLED,
        {stage.value: PRINTED[stage] for stage in reversed(Stage)},
        {"members": (_of_which(Word("党员")), lambda stage: stage in _MEMBERS)},
    )


def _of_developed(on: date) -> _Ways:
    """Part those admitted in the year by age; schooling and the 一线 are told as sums."""
    ages, schooling, places = _ages(on), _schooling(on), _workplaces(on)

    def at(place: int, belongs: Callable[[Any], bool]) -> Callable[[Any], bool]:
        return lambda values: belongs(values[place])

    sums = {
        key: (label, at(number, belongs))
        for number, ways in enumerate((ages, schooling, places))
        for key, (label, belongs) in ways.sums.items()
    }

    def picks(told: _Told) -> Any:
        return ages.picks(told), schooling.picks(told), places.picks(told)

    return _Ways(picks, lambda values: ages.line(values[0]), ages.labels, sums)


_WAYS: Mapping[TableCode, Callable[[date], _Ways]] = {
    TableCode.AGES: _ages,
    TableCode.SCHOOLING: _schooling,
    TableCode.OCCUPATIONS: _occupations,
    TableCode.POSTS: _posts,
    TableCode.JOINING: _joining,
    TableCode.JOINING_YEARS: _joining_years,
    TableCode.SEX: _sexes,
    TableCode.NATIONS: _nations,
    TableCode.WORKPLACES: _workplaces,
    TableCode.STAGES: _stages,
    TableCode.DEVELOPED: _of_developed,
}


# The people behind a figure ------------------------------------------------------------


@dataclass(frozen=True)
class NamesQuery:
    """Some people as of a day, by name; sensitive fields are masked by whoever shows them.

    Attributes:
        people: Row ids.
    """

    reads: ClassVar = RosterQuery.reads - {Topic.SEARCH, *FILTER_TOPICS}
    on: date
    people: tuple[int, ...] = ()

    def keys(self) -> list[int]:
        """Return the ids in the order of names, each once."""
        order: dict[int, str] = {}
        for some in batches(self.people, _AT_ONCE):
            found = Person.select(Person.id, Person.sort_name).where(among(Person.id, some))
            order.update(dict(stored_rows(found)))
        return sorted(order, key=lambda key: (order[key], key))

    def rows(self, keys: Sequence[int]) -> list[RosterRow]:
        """Return one row for each key."""
        return RosterQuery(self.on).rows(keys)

    def fetch(self) -> list[RosterRow]:
        """Return all rows."""
        return self.rows(self.keys())


def statistics_years(on: date) -> range:
    """Return the years that can be compared on a day: that of the statistics and ten before."""
    year = statistics_year(on, rules_on(on).values_of(RULE))
    return range(year, year - _YEARS_OFFERED - 1, -1)


def year_end(year: int, on: date) -> date:
    """Return the last day of a year of the statistics, or the day itself where that is earlier."""
    return min(cut_off(year, rules_on(on).values_of(RULE)), on)


#: People of whom names are read in one statement.
_AT_ONCE = 5_000
_YEARS_OFFERED = 10
