"""个案 of one person: the steps that were taken, the papers, and what the rules say.

Only `operations.case_files` asks this: whoever reads a case file has the right to it, and that it
was read is recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.case_files import (
    LIMITS_RULE,
    PAPERS_RULE,
    STEPS_RULE,
    CaseLimits,
    CaseStep,
    case_limits,
    case_papers,
    case_steps,
    open_steps,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.queries.attachments import AttachmentRow, attached_files
from dangjian_desktop.storage.models import CaseEvent, CaseFile
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class CaseEventRow:
    """A step that was taken.

    Attributes:
        label: What the step is called; its code where the rules know it no more.
        due_on: Last day of what began with it.
        paper: Name of the paper that came of it; "" for none.
    """

    event_id: int
    code: str
    label: str
    actor: str
    happened_on: date
    due_on: date | None
    paper: str
    number: str


@dataclass(frozen=True, slots=True)
class CaseFileRow:
    """One matter of one person.

    Attributes:
        events: What was done, in the order of the days.
        next_steps: The steps that may be entered now, the next one first.
        due_on: Last day of the time that runs; None where none does.
        facts: What the rules say, for people who decide.
        files: What is attached.
    """

    case_file_id: int
    uid: str
    person_id: int
    kind: CaseFileKind
    opened_on: date
    closed_on: date | None
    events: tuple[CaseEventRow, ...]
    next_steps: tuple[CaseStep, ...]
    due_on: date | None
    facts: tuple[Sentence, ...]
    files: tuple[AttachmentRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is not closed yet."""
        return self.closed_on is None


@dataclass(frozen=True)
class CaseFilesQuery:
    """The case files of one person up to a day, the latest first."""

    reads: ClassVar = frozenset({Topic.CASE_FILE, Topic.RULE, Topic.ATTACHMENT})
    person_id: int
    on: date

    def fetch(self) -> list[CaseFileRow]:
        """Return the rows."""
        rules = rules_on(self.on)
        steps = case_steps(rules.values_of(STEPS_RULE))
        papers, limits = paper_names_on(self.on), limits_on(self.on)
        found = CaseFile.select().where(
            (CaseFile.person == self.person_id) & (CaseFile.opened_on <= self.on.isoformat())
        )
        told = []
        for row in found.order_by(CaseFile.opened_on.desc(), CaseFile.id.desc()):
            of_kind = steps[row.kind]
            by_code = {step.code: step for step in of_kind}
            events = tuple(
                CaseEventRow(
                    event.id,
                    event.event,
                    by_code[event.event].label if event.event in by_code else event.event,
                    by_code[event.event].actor if event.event in by_code else "",
                    event.happened_on,
                    event.due_on,
                    papers.get(event.paper, event.paper),
                    event.number,
                )
                for event in events_of(row.id)
                if event.happened_on <= self.on
            )
            closed_on = None if row.closed_on is None or row.closed_on > self.on else row.closed_on
            due_on = None if closed_on else _running(events, by_code)
            told.append(
                CaseFileRow(
                    row.id,
                    row.uid,
                    row.person_id,
                    row.kind,
                    row.opened_on,
                    closed_on,
                    events,
                    () if closed_on else open_steps(of_kind, {event.code for event in events}),
                    due_on,
                    tuple(_facts(row.kind, events, by_code, due_on, limits, self.on)),
                    attached_files(case_file=row.id),
                )
            )
        return told


def events_of(case_file_id: int) -> list[Any]:
    """Return the rows of the steps of a case file in the order of their days."""
    found = CaseEvent.select().where(CaseEvent.case_file == case_file_id)
    return list(found.order_by(CaseEvent.happened_on, CaseEvent.id))


def _running(events: tuple[CaseEventRow, ...], steps: dict[str, CaseStep]) -> date | None:
    ended = any(event.code in steps and steps[event.code].ends_term for event in events)
    days = [event.due_on for event in events if event.due_on is not None]
    return None if ended or not days else days[-1]


def _facts(
    kind: CaseFileKind,
    events: tuple[CaseEventRow, ...],
    steps: dict[str, CaseStep],
    due_on: date | None,
    limits: CaseLimits,
    on: date,
) -> list[Sentence]:
    told = []
    done = {event.code for event in events}
    if kind is not CaseFileKind.CARE and "filed" not in done:
        told.append(Sentence("由支委会启动，事先报{who}备案。", who=limits.filed_with))
    if kind is not CaseFileKind.CARE and not events:
        told.append(Sentence("已经受过党纪处分的同一问题，不再作组织处置。"))
    if due_on is not None:
        told.append(
            Sentence("改正期限到 {day}。", day=due_on.isoformat())
            if on <= due_on
            else Sentence("改正期限 {day} 已到，由支部党员大会作出结论。", day=due_on.isoformat())
        )
    for event in events:
        step = steps.get(event.code)
        if step is not None and step.bars_readmission:
            told.append(limits.readmission_fact(event.happened_on))
    return told


def limits_on(day: date) -> CaseLimits:
    """Return the limits of 不合格党员处置 as they stand on a day."""
    return case_limits(rules_on(day).values_of(LIMITS_RULE))


def paper_names_on(day: date) -> Mapping[str, str]:
    """Return the names of the papers of case files by code, as they stand on a day."""
    return case_papers(rules_on(day).values_of(PAPERS_RULE))
