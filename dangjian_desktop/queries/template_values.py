"""What a template is filled with: the values of one person, branch, activity, row or score."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import without_id_numbers
from dangjian_desktop.domain.ledger_sheets import file_keys
from dangjian_desktop.domain.ledgers import DAY
from dangjian_desktop.domain.scoring import Given, ItemScore
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    OrganisationKind,
    Post,
    Sex,
    Stage,
    TemplateSubject,
    printed,
)
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_papers import ListedPeopleQuery, ListedPerson
from dangjian_desktop.queries.agenda import AgendaQuery
from dangjian_desktop.queries.branch_columns import BranchListQuery, branch_columns
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.roster_columns import as_text, known_columns
from dangjian_desktop.queries.score_sheets import ScoreSheet, ScoreSheetQuery
from dangjian_desktop.queries.score_words import figure_in_words, points_text
from dangjian_desktop.queries.shown_scores import STANDING_WORDS
from dangjian_desktop.queries.statistics import HAN
from dangjian_desktop.queries.tasks import ResolutionsQuery
from dangjian_desktop.queries.template_sources import POSTS
from dangjian_desktop.queries.terms import TERM_READS, running_term

#: The value of a source: text, a day, a number, or None for nothing known.
Value = str | PartialDate | date | int | Decimal | None
Line = Mapping[str, Value]
Lines = Callable[[], Iterator[Line]]
_COMMITTEE = (
    Post.SECRETARY,
    *POSTS,
    Post.COMMITTEE_MEMBER,
)


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what a template is filled about; what the subject does not need is left out.

    Attributes:
        entry_key: Key of the row of a book. period: code of the period of a score.
    """

    person_id: int | None = None
    organisation_id: int | None = None
    activity_id: int | None = None
    entry_key: int | None = None
    period: str = ""


@dataclass(frozen=True)
class Told:
    """What was found, by key of the source.

    Attributes:
        name: What the whole is about, for the name of a file: 张三, 综采一队党支部.
    """

    name: str
    values: Mapping[str, Value]
    lines: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True)
class TemplateValuesQuery:
    """The values for one template; None where what it is about is no more.

    Attributes:
        tables: Keys of the tables that are asked for; a list that nobody fills is not read.
    """

    reads: ClassVar = (
        RosterQuery.reads - {Topic.SEARCH}  # nobody is looked for by words
        | BranchListQuery.reads
        | ActivityQuery.reads
        | ListedPeopleQuery.reads
        | AgendaQuery.reads
        | ResolutionsQuery.reads
        | LedgerQuery.reads
        | ScoreSheetQuery.reads
        | TERM_READS
    )
    subject: TemplateSubject
    about: About
    on: date
    book: str = ""
    tables: frozenset[str] = frozenset()

    def fetch(self) -> Told | None:
        """Return the values and the lines of the tables that are asked for."""
        found: dict[TemplateSubject, Callable[[], _Found | None]] = {
            TemplateSubject.PERSON: self._person,
            TemplateSubject.BRANCH: self._branch,
            TemplateSubject.ACTIVITY: self._activity,
            TemplateSubject.BOOK: self._entry,
            TemplateSubject.SCORE: self._score,
        }
        told = found[self.subject]()
        if told is None:
            return None
        branch = _Branch(_branch_of(told.organisation_id, self.on), self.on)
        values: dict[str, Value] = {
            "today.day": self.on,
            "today.year": self.on.year,
            **branch.values(),
            **told.values,
        }
        makers = {**branch.tables(), **told.tables}
        lines = {key: tuple(makers[key]()) for key in self.tables if key in makers}
        return Told(told.name, values, lines)

    def _person(self) -> "_Found | None":
        if self.about.person_id is None:
            return None
        found = RosterQuery(self.on, scope=Scope.EVERYBODY).rows([self.about.person_id])
        if not found:
            return None
        row = found[0]
        return _Found(row.facts.name, row.branch_id, person_values(row))

    def _branch(self) -> "_Found | None":
        node = Tree.on(self.on).get(self.about.organisation_id)
        return None if node is None else _Found(node.name, node.organisation_id, {})

    def _activity(self) -> "_Found | None":
        if self.about.activity_id is None:
            return None
        activity = ActivityQuery(self.about.activity_id).fetch()
        if activity is None:
            return None
        held = _Activity(activity, self.on)
        name = f"{activity.held_on.isoformat()}{activity.name}"
        tables: dict[str, Lines] = {"activity.people": held.people_lines}
        return _Found(name, activity.organisation_id, held.values(), tables)

    def _entry(self) -> "_Found | None":
        key = self.about.entry_key
        rows = LedgerQuery(self.book, self.on, entries=None if key is None else (key,))
        tables: dict[str, Lines] = {"book.entries": self._entry_lines}
        if key is None:
            node = Tree.on(self.on).get(self.about.organisation_id)
            return None if node is None else _Found(node.name, node.organisation_id, {}, tables)
        found = rows.rows([key])
        if not found:
            return None
        row = found[0]
        name = " ".join(filter(None, (row.numbered, row.title)))
        return _Found(name, row.organisation_id, _entry_values(row), tables)

    def _entry_lines(self) -> Iterator[Line]:
        key = self.about.entry_key
        entries = None if key is None else (key,)
        query = LedgerQuery(self.book, self.on, self.about.organisation_id, entries=entries)
        for row in reversed(query.fetch()):
            yield _entry_values(row)

    def _score(self) -> "_Found | None":
        if self.about.organisation_id is None:
            return None
        sheet = ScoreSheetQuery(self.about.organisation_id, self.about.period, self.on).fetch()
        if sheet is None or sheet.score is None:
            return None
        items = sheet.score.items
        blocks = {one.key: one.title for one in sheet.score.rubric.blocks}
        tables: dict[str, Lines] = {
            "score.items": lambda: (_item_values(one, blocks) for one in items)
        }
        name = f"{sheet.name}{sheet.period.label}"
        return _Found(name, sheet.organisation_id, _score_values(sheet), tables)


@dataclass(frozen=True)
class _Found:
    """What the subject itself says, and of which organisation it is."""

    name: str
    organisation_id: int | None
    values: Mapping[str, Value]
    tables: Mapping[str, Lines] = field(default_factory=dict)


def _branch_of(organisation_id: int | None, on: date) -> int | None:
    """Return the branch in which a group stands; any other organisation itself."""
    if organisation_id is None:
        return None
    path = Tree.on(on).path(organisation_id)
    branches = [row for row in path if row.kind is OrganisationKind.BRANCH]
    return branches[-1].organisation_id if branches else organisation_id


def person_values(row: RosterRow) -> dict[str, Value]:
    """Return what the columns of a list of people say of somebody, in full."""
    return {f"person.{key}": _plain(column.value(row)) for key, column in known_columns().items()}


def _plain(value: Any) -> Value:
    if isinstance(value, PartialDate | date | Decimal) or value is None:
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return value
    return as_text(value)


class _Branch:
    """The branch of the subject."""

    def __init__(self, organisation_id: int | None, on: date) -> None:
        self._id, self._on = organisation_id, on

    def values(self) -> dict[str, Value]:
        """Return what is said of it; of a committee its name and what stands above."""
        if self._id is None:
            return {}
        found = BranchListQuery(self._on, within=self._id).fetch()
        row = next((one for one in found if one.organisation_id == self._id), None)
        if row is None:
            path = Tree.on(self._on).path(self._id)
            names = [one.name for one in path]
            above = names[-2] if len(names) > 1 else ""
            return {"branch.name": names[-1] if names else "", "branch.above": above}
        told = {f"branch.{key}": _plain(one.value(row)) for key, one in branch_columns().items()}
        for post in POSTS:
            held = [one.facts.name for one in self._people if post in one.posts]
            told[f"branch.{post}"] = "、".join(held)
        told |= {f"branch.{key}": count for key, count in self._counts().items()}
        term = running_term(self._id, self._on)
        if term is not None:
            told |= {"branch.elected_on": term.term.elected, "branch.term_ends_on": term.ends}
        told["branch.committee"] = "、".join(one.facts.name for one in self._committee)
        return told

    def _counts(self) -> dict[str, int]:
        """Return how many of its people are so."""
        ways_in = RosterQuery(self._on, within=self._id, scope=Scope.DEVELOPING).fetch()
        stages = Counter(one.stage for one in ways_in)
        nations = [one.facts.ethnicity for one in self._people]
        return {
            "women": sum(one.facts.sex is Sex.FEMALE for one in self._people),
            "minority": sum(bool(nation) and nation != HAN for nation in nations),
            "applicants": stages[Stage.APPLICANT],
            "activists": stages[Stage.ACTIVIST],
            "candidates": stages[Stage.CANDIDATE],
        }

    def tables(self) -> dict[str, Lines]:
        """Return what makes its lists."""
        return {
            "branch.member_list": lambda: (person_values(one) for one in self._people),
            "branch.committee_list": lambda: (person_values(one) for one in self._committee),
        }

    @cached_property
    def _people(self) -> list[RosterRow]:
        if self._id is None:
            return []
        return RosterQuery(self._on, within=self._id, scope=Scope.MEMBERS).fetch()

    @property
    def _committee(self) -> list[RosterRow]:
        ranks = {post: rank for rank, post in enumerate(_COMMITTEE)}
        found = [
            (min(ranks[post] for post in one.posts if post in ranks), one)
            for one in self._people
            if set(one.posts) & ranks.keys()
        ]
        return [one for _rank, one in sorted(found, key=lambda pair: pair[0])]


class _Activity:
    """An activity with who came."""

    def __init__(self, activity: ActivityRow, on: date) -> None:
        self._activity, self._on = activity, on
        self._people: Sequence[ListedPerson] = ListedPeopleQuery(activity.activity_id).fetch()

    def values(self) -> dict[str, Value]:
        """Return what is said of it; a mark that was not recorded is no absence."""
        activity, came = self._activity, counting_on(self._activity.held_on).came
        due = [one for one in self._people if one.is_due]
        present = [one for one in due if one.mark in came]
        is_recorded = any(one.mark is not None for one in due)
        missing = [
            f"{one.name}（{'，'.join(filter(None, (printed(one.mark), one.reason)))}）"
            for one in due
            if one.mark is not None and one.mark not in came
        ]
        guests = [one.name for one in self._people if not one.is_due and one.mark is not None]
        agenda = AgendaQuery(activity.activity_id).fetch()
        resolutions = ResolutionsQuery(activity.activity_id, self._on).fetch()
        return {
            "activity.name": activity.name,
            "activity.kind": activity.kind_label,
            "activity.held_on": activity.held_on,
            "activity.begins": activity.begins,
            "activity.ends": activity.ends,
            "activity.place": activity.place,
            "activity.chair": activity.chair_name,
            "activity.recorder": activity.recorder_name,
            "activity.lecturer": activity.lecturer,
            "activity.due": len(due) or None,
            "activity.came": len(present) if is_recorded else None,
            "activity.missing": "、".join(missing) or ("无" if is_recorded else ""),
            "activity.guests": "；".join(filter(None, (activity.guests, "、".join(guests)))),
            "activity.present": "、".join(one.name for one in present),
            "activity.agenda": _in_lines([one.title for one in agenda]),
            "activity.content": activity.content,
            "activity.minutes": activity.minutes,
            "activity.resolutions": _in_lines([one.title for one in resolutions]),
            "activity.problems": activity.problems,
        }

    def people_lines(self) -> Iterator[Line]:
        """Yield who is due and who came besides."""
        for one in self._people:
            yield {
                "person.name": one.name,
                "person.branch": one.branch_name,
                "person.group": one.group_name,
                "person.mark": printed(one.mark) if one.mark is not None else "",
                "person.reason": one.reason,
            }


def _in_lines(told: Sequence[str]) -> str:
    if len(told) < 2:
        return "".join(told)
    return "\n".join(f"{number}．{one}" for number, one in enumerate(told, 1))


def _entry_values(row: EntryRow) -> dict[str, Value]:
    """Return what a row says; an ID number within a text leaves masked, as in an export."""
    told: dict[str, Value] = {}
    for key in file_keys(row.book):
        value = row.row.values.get(key)
        if isinstance(value, PartialDate | Decimal):
            told[f"entry.{key}"] = value
        else:
            told[f"entry.{key}"] = without_id_numbers(row.text(key))
    told[f"entry.{DAY}"] = row.row.day
    return told


def _score_values(sheet: ScoreSheet) -> dict[str, Value]:
    assert sheet.score is not None
    total = sheet.score.total
    return {
        "score.period": str(sheet.period.label),
        "score.total": total.total,
        "score.base": total.base,
        "score.bonus": total.bonus,
        "score.grade": "" if total.grade is None else total.grade.name,
        "score.rubric": f"{sheet.score.rubric.name} {sheet.score.rubric.version}",
        "score.standing": str(STANDING_WORDS[sheet.standing]),
    }


def _item_values(one: ItemScore, blocks: Mapping[str, str]) -> dict[str, Value]:
    item = one.item
    told = "；".join(map(str, figure_in_words(one)))
    waits = "；".join(dict.fromkeys(map(str, one.waits_for)))
    return {
        "item.code": item.code,
        "item.block": blocks.get(item.block, ""),
        "item.title": item.title,
        "item.wording": item.wording
        or "；".join(filter(None, (rule.words for rule in item.rules))),
        "item.maximum": "加分" if item.is_bonus else item.maximum,
        "item.score": "待评" if one.score is None else one.score,
        # What is added has no full marks from which something could be lost.
        "item.lost": None if item.is_bonus else one.lost,
        "item.self": _given(one.self_score, one),
        "item.check": _given(one.check_score, one),
        "item.found": told or waits,
    }


def _given(given: Given | None, one: ItemScore) -> Decimal | None:
    points = None if given is None else given.points_by(one.counted)
    return None if points is None else Decimal(points_text(points))
