"""Stars of branches and of members in a period: collected, the level they make, what is missing.

What a star needs is looked up once for everybody; what is nowhere recorded is not known. Only what
people decided (a star given or not given, a level) is stored.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.contest import RULE as FLAGS
from dangjian_desktop.domain.contest import FlagResult, Outcome, flag_rules
from dangjian_desktop.domain.contest_names import RULE as NAMES
from dangjian_desktop.domain.contest_names import RubricNames, rubric_names
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_periods import period_of, period_on
from dangjian_desktop.domain.stars import (
    BRANCH_RULE,
    HIGHEST,
    MEMBER_RULE,
    Found,
    Grant,
    LevelStanding,
    Need,
    NeedKind,
    StarRules,
    StarStanding,
    branch_star_rules,
    level_standing,
    level_word,
    member_star_rules,
    star_standing,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES
from dangjian_desktop.queries.attendance_figures import AttendanceFiguresQuery
from dangjian_desktop.queries.contest_scores import contest_organisation, contest_scores
from dangjian_desktop.queries.flags import CONTEST_READS, flag_results
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.point_rows import PointsRow
from dangjian_desktop.queries.points import PointsQuery
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    LedgerEntry,
    LedgerValue,
    Membership,
    Person,
    PointExemption,
    StageSpell,
    StarGrant,
    StarLevel,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_NONE, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class DecidedLevel:
    """The level that people decided."""

    level_id: int
    level: int
    reason: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class StarRow:
    """A branch or a member in a period.

    Attributes:
        key: Row id of the branch or person. uid: Identity of the person; "" for a branch.
        branch_id: The branch, or that of the person.
        stars: How each star stands. standing: The level that the rules would allow.
        decided: The level that people decided; None for none yet.
        score: Total of the branch; None for a member.
    """

    key: int
    uid: str
    name: str
    branch_id: int
    stars: tuple[StarStanding, ...]
    standing: LevelStanding
    decided: DecidedLevel | None = None
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many places a level has, and how many have been given. None for no limit."""

    level: int
    places: int | None
    given: int


@dataclass(frozen=True, slots=True)
class StarBoard:
    """The stars of a period.

    Attributes:
        holder_id: Who decides: the committee for branches, the branch for its members.
        is_running: Whether the period is not over. has_scores: whether a rubric scores it.
        rows: In the order of the tree, or of names.
        quotas: From the highest level; of those with a limit and those with somebody in them.
    """

    period: Period
    holder_id: int | None
    is_running: bool
    has_scores: bool
    rules: StarRules
    rows: tuple[StarRow, ...]
    quotas: tuple[Quota, ...]
    source: str
    doubts: tuple[Sentence, ...]

    def row(self, key: int) -> StarRow | None:
        """Return the row of a branch or person."""
        return next((one for one in self.rows if one.key == key), None)

    def quota(self, level: int) -> Quota:
        """Return the places of a level."""
        return next(one for one in self.quotas if one.level == level)


def level_cautions(board: StarBoard, row: StarRow, level: int) -> tuple[Sentence, ...]:
    """Return what speaks against giving somebody a level: people may do it with a reason.

    Args:
        board: The period. row: Who would get it. level: 1 to 5.
    """
    told: list[Sentence] = []
    words = level_word(level)
    quota = board.quota(level)
    has_it = row.decided is not None and row.decided.level == level
    if quota.places is not None and not has_it and quota.given >= quota.places:
        told.append(
            Sentence(
                "{level}星名额 {places} 个，已定 {given} 个，再定就超了。",
                level=words,
                places=quota.places,
                given=quota.given,
            )
        )
    if level > row.standing.level:
        told.append(
            Sentence(
                "按规则现在是{reached}星，定{level}星高于规则。",
                reached=level_word(row.standing.level),
                level=words,
            )
        )
    if board.is_running:
        told.append(Sentence("{period}还没有结束，得星还会变。", period=board.period.label))
    return tuple(told)


def star_rules_on(day: date, *, of_members: bool) -> StarRules:
    """Return the stars and levels as the rules of a day have them."""
    told = rules_on(day)
    if of_members:
        return member_star_rules(told.values_of(MEMBER_RULE))
    return branch_star_rules(told.values_of(BRANCH_RULE))


def star_period(on: date, *, of_members: bool) -> Period:
    """Return the period of stars in which a day lies, by the rule of the day."""
    return period_on(star_rules_on(on, of_members=of_members).every, on)


@dataclass(frozen=True)
class BranchStarsQuery:
    """The stars of the branches of a committee in a period.

    Attributes:
        period: Its code. within: An organisation; its committee holds the contest.
    """

    reads: ClassVar = CONTEST_READS | {Topic.LEDGER, Topic.BOOK}
    period: str
    on: date
    within: int | None = None

    def fetch(self) -> StarBoard | None:
        """Return the board; None where there is no such period."""
        period = period_of(self.period)
        if period is None:
            return None
        told = rules_on(period.last)
        rules, names = star_rules_on(period.last, of_members=False), told.values_of(NAMES)
        holder = contest_organisation(min(period.last, self.on), self.within)
        scores = contest_scores(period, self.on, holder).scores
        looking = _Branches(period, self.on, holder, scores, rules, rubric_names(names))
        grants, levels = _grants(period.code), _levels(period.code)
        found = []
        for score in scores:
            whose = (score.organisation_id, None)
            stars = _standings(rules, grants.get(whose, {}), score, looking.found)
            highest = HIGHEST
            if score.total.is_vetoed:
                highest = score.total.grade.stars if score.total.grade is not None else 1
            standing = level_standing(
                rules,
                stars,
                score.total.total,
                open_points=score.total.pending,
                highest=highest,
            )
            found.append(
                StarRow(
                    score.organisation_id,
                    "",
                    score.name,
                    score.organisation_id,
                    stars,
                    standing,
                    levels.get(whose),
                    score.total.total,
                )
            )
        rule = told[BRANCH_RULE]
        return StarBoard(
            period,
            holder,
            self.on <= period.last,
            bool(scores),
            rules,
            tuple(found),
            _quotas(rules, found),
            rule.source,
            rule.doubts,
        )


@dataclass(frozen=True)
class MemberStarsQuery:
    """The stars of the members of a branch in a period; who does not take part is left out."""

    reads: ClassVar = (
        AttendanceFiguresQuery.reads
        | PointsQuery.reads
        | {
            Topic.STAGE,
            Topic.POINTS,
            Topic.CONTEST,
            Topic.LEDGER,
            Topic.BOOK,
        }
    )
    period: str
    on: date
    branch_id: int

    def fetch(self) -> StarBoard | None:
        """Return the board; None where there is no such period or branch."""
        period = period_of(self.period)
        until = None if period is None else min(period.last, self.on)
        if period is None or until is None or Tree.on(until).get(self.branch_id) is None:
            return None
        rules = star_rules_on(period.last, of_members=True)
        people = _members(self.branch_id, until)
        looking = _Members(period, self.on, self.branch_id, people, rules)
        grants, levels = _grants(period.code), _levels(period.code)
        found = []
        for key, uid, name in people:
            whose = (self.branch_id, key)
            stars = _standings(rules, grants.get(whose, {}), key, looking.found)
            standing = level_standing(rules, stars, None)
            found.append(
                StarRow(key, uid, name, self.branch_id, stars, standing, levels.get(whose))
            )
        rule = rules_on(period.last)[MEMBER_RULE]
        return StarBoard(
            period,
            self.branch_id,
            self.on <= period.last,
            True,
            rules,
            tuple(found),
            _quotas(rules, found),
            rule.source,
            rule.doubts,
        )


def _standings(
    rules: StarRules, grants: Mapping[str, Grant], whose: Any, found: Any
) -> tuple[StarStanding, ...]:
    return tuple(
        star_standing(star, [found(need, whose) for need in star.needs], grants.get(star.key))
        for star in rules.stars
    )


def _quotas(rules: StarRules, found: Sequence[StarRow]) -> tuple[Quota, ...]:
    """Return the places of every level: a share of all who take part."""
    return tuple(
        Quota(
            rule.level,
            rule.places(len(found)) if rule.has_quota else None,
            sum(row.decided is not None and row.decided.level == rule.level for row in found),
        )
        for rule in rules.levels
    )


def _grants(period: str) -> dict[tuple[int, int | None], dict[str, Grant]]:
    """Return what people decided about stars, by branch and person; a later one stands."""
    table = StarGrant
    selected = table.select(
        table.organisation, table.person, table.star, table.is_given, table.reason
    ).where(table.period == period)
    found: dict[tuple[int, int | None], dict[str, Grant]] = defaultdict(dict)
    for branch, person, star, is_given, reason in rows(selected.order_by(table.id)):
        found[branch, person][star] = Grant(is_given, reason)
    return found


def _levels(period: str) -> dict[tuple[int, int | None], DecidedLevel]:
    table = StarLevel
    selected = table.select(
        table.organisation, table.person, table.id, table.level, table.reason, table.decided_on
    ).where(table.period == period)
    return {
        (branch, person): DecidedLevel(*told)
        for branch, person, *told in rows(selected.order_by(table.id))
    }


def _members(branch_id: int, day: date) -> list[tuple[int, str, str]]:
    """Return row id, uid and name of the members of a branch who take part, by name."""
    away = PointExemption.select(PointExemption.person).where(valid_on(PointExemption, day))
    selected = (
        Person.select(Person.id, Person.uid, Person.name)
        .join(Membership, on=(Membership.person == Person.id))
        .join(StageSpell, on=(StageSpell.person == Person.id))
        .where(
            (Membership.branch == branch_id)
            & valid_on(Membership, day)
            & valid_on(StageSpell, day)
            & StageSpell.stage.in_(sorted(MEMBER_STAGES))
            & Person.id.not_in(away)
        )
        .order_by(Person.sort_name, Person.id)
        .distinct()
    )
    return rows(selected)


# What is known of the needs ------------------------------------------------------------


def _months(period: Period, on: date) -> tuple[str, str]:
    """Return the bounds for the days of rows, which may be known to the month only."""
    return period.first.isoformat()[:7], min(period.last, on).isoformat()


def _split(one: str) -> tuple[str, str]:
    """Return the book and the field that a need names (suggestion.proposed_by)."""
    book, _dot, field = one.partition(".")
    return book, field


def _book_words(of: Sequence[str]) -> str:
    known = books_by_code()
    codes = dict.fromkeys(_split(one)[0] for one in of)
    return "、".join(known[code].short if code in known else code for code in codes)


def _entries(books: Sequence[str], period: Period, on: date) -> dict[str, dict[int, int]]:
    """Return how many rows of books each organisation has in a period, by book."""
    first, last = _months(period, on)
    table = LedgerEntry
    selected = table.select(table.book, table.organisation, fn.COUNT(table.id)).where(
        table.book.in_(list(books)) & (table.happened_on >= first) & (table.happened_on <= last)
    )
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for book, organisation, count in rows(selected.group_by(table.book, table.organisation)):
        found[book][organisation] = count
    return found


def _count_told(need: Need, count: int, *, is_kept: bool) -> Found:
    """Return a count of rows; of books in which nothing at all was written it is not known."""
    words = _book_words(need.of)
    if not count and not is_kept:
        told = Sentence("本期“{words}”没有任何登记，不能当作没有做到。", words=words)
        return Found(None, told, words=words)
    return Found(Decimal(count), words=words)


def _books_of(rules: StarRules) -> tuple[str, ...]:
    kinds = (NeedKind.LEDGER, NeedKind.NO_LEDGER)
    needs = [need for star in rules.stars for need in star.needs if need.kind in kinds]
    return tuple(dict.fromkeys(_split(one)[0] for need in needs for one in need.of))


class _Branches:
    """What is known of the needs of branches."""

    def __init__(
        self,
        period: Period,
        on: date,
        holder: int | None,
        scores: Sequence[BranchScore],
        rules: StarRules,
        names: RubricNames,
    ) -> None:
        self._names = names
        self._tree = Tree.on(min(period.last, on))
        kinds = {need.kind for star in rules.stars for need in star.needs}
        self._flags: dict[str, FlagResult] = {}
        if NeedKind.FLAG in kinds:
            self._flags = flag_results(period, on, holder)
        self._flag_rules = flag_rules(rules_on(period.last).values_of(FLAGS))
        books = _books_of(rules)
        entries = _entries(books, period, on) if books and scores else {}
        self._below = {book: self._summed(counts) for book, counts in entries.items()}

    def _summed(self, counts: Mapping[int, int]) -> Counter[int]:
        """Return the counts of rows with those of everything below, by organisation."""
        found: Counter[int] = Counter()
        for organisation, count in counts.items():
            for node in self._tree.path(organisation):
                found[node.organisation_id] += count
        return found

    def found(self, need: Need, score: BranchScore) -> Found:
        """Return what is known of a need for a branch."""
        match need.kind:
            case NeedKind.BLOCK:
                return self._share(need, score)
            case NeedKind.FLAG:
                return self._flag(need, score.organisation_id)
            case NeedKind.LEDGER | NeedKind.NO_LEDGER:
                books = {_split(one)[0] for one in need.of}
                kept = [self._below[book] for book in books if book in self._below]
                count = sum(counts[score.organisation_id] for counts in kept)
                return _count_told(need, count, is_kept=bool(kept))
            case _:
                return Found(_NONE)

    def _share(self, need: Need, score: BranchScore) -> Found:
        words = "、".join(self._names.word(key) for key in need.of)
        lacking = self._names.missing(need.of, score.rubric)
        if lacking:
            told = Sentence("考评细则里没有“{words}”。", words="、".join(lacking))
            return Found(None, told, words=words)
        codes = {item.code for item in self._names.all_of(need.of, score.rubric)}
        items = [one for one in score.items if one.item.code in codes and one.item.maximum]
        maximum = sum((one.item.maximum for one in items), _NONE)
        waiting = "、".join(one.item.code for one in items if one.score is None)
        if waiting or not maximum:
            return Found(None, Sentence("{codes} 待评。", codes=waiting), maximum, words)
        points = sum((one.score for one in items if one.score is not None), _NONE)
        return Found(points / maximum, maximum=maximum, words=words)

    def _flag(self, need: Need, organisation_id: int) -> Found:
        flags = [self._flag_rules.flag(key) for key in need.of]
        words = "、".join(flag.name for flag in flags if flag is not None)
        results = [self._flags[key] for key in need.of if key in self._flags]
        if any(one.winner_id == organisation_id for one in results):
            return Found(_ONE, words=words)
        if not results or any(one.outcome in (Outcome.TIE, Outcome.WAITING) for one in results):
            return Found(None, Sentence("{words}旗还没有定。", words=words), words=words)
        return Found(_NONE, words=words)


class _Members:
    """What is known of the needs of the members of a branch."""

    def __init__(
        self,
        period: Period,
        on: date,
        branch_id: int,
        people: Sequence[tuple[int, str, str]],
        rules: StarRules,
    ) -> None:
        kinds = {need.kind for star in rules.stars for need in star.needs}
        self._rates: dict[int, Decimal] = {}
        if NeedKind.ATTENDANCE in kinds:
            asked = AttendanceFiguresQuery(period.first, period.last, on, within=branch_id)
            self._rates = {
                row.key: Decimal(row.figures.rate.numerator) / row.figures.rate.denominator
                for row in asked.fetch()
                if row.key is not None and row.figures.rate is not None
            }
        self._points: dict[int, PointsRow] = {}
        if NeedKind.POINTS in kinds:
            board = PointsQuery(on, period.code, branch_id).fetch()
            self._points = {row.person_id: row for row in board.rows if not row.is_exempt}
        self._ids = {key for key, _uid, _name in people}
        books = _books_of(rules)
        entries = _entries(books, period, on) if books else {}
        here = Tree.on(min(period.last, on)).below(branch_id)
        self._kept = {book for book, counts in entries.items() if not here.isdisjoint(counts)}
        self._named = self._who(period, on, books) if books else {}

    def _who(
        self, period: Period, on: date, books: Sequence[str]
    ) -> dict[tuple[int, str, str], set[int]]:
        """Return the rows that name somebody, by person, book and field."""
        first, last = _months(period, on)
        entry, value = LedgerEntry, LedgerValue
        selected = (
            value.select(value.person, entry.book, value.field, entry.id)
            .join(entry, on=(value.entry == entry.id))
            .where(
                entry.book.in_(list(books))
                & (entry.happened_on >= first)
                & (entry.happened_on <= last)
                & value.person.is_null(False)
            )
        )
        found: dict[tuple[int, str, str], set[int]] = defaultdict(set)
        for person, book, field, key in rows(selected):
            if person in self._ids:
                found[person, book, field].add(key)
        return found

    def found(self, need: Need, person_id: int) -> Found:
        """Return what is known of a need for a member."""
        match need.kind:
            case NeedKind.ATTENDANCE:
                rate = self._rates.get(person_id)
                told = Sentence("本期没有组织生活出勤记录。") if rate is None else None
                return Found(rate, told)
            case NeedKind.LEDGER | NeedKind.NO_LEDGER:
                wanted = [_split(one) for one in need.of]
                found: set[int] = set()
                for (person, book, field), keys in self._named.items():
                    is_wanted = any(book == code and key in ("", field) for code, key in wanted)
                    if person == person_id and is_wanted:
                        found |= keys
                is_kept = any(code in self._kept for code, _key in wanted)
                return _count_told(need, len(found), is_kept=is_kept)
            case NeedKind.POINTS:
                return self._of_points(need, self._points.get(person_id))
            case _:
                return Found(_NONE)

    def _of_points(self, need: Need, row: PointsRow | None) -> Found:
        """Return the points of the columns that a need names; of none, the figure itself."""
        words = "、".join(need.of)
        if row is None:
            return Found(None, Sentence("本期没有积分。"), words=words)
        if row.waiting:
            told = Sentence("还有 {count} 天的出勤没有登记，积分未全。", count=row.waiting)
            return Found(None, told, words=words)
        if not need.of:
            return Found(row.figure, words=words)
        return Found(sum((row.by_group.get(one, _NONE) for one in need.of), _NONE), words=words)
