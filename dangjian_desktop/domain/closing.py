"""A closed period: what is frozen, in which form, and the seal over it.

The contents are canonical JSON (sorted keys, no blanks, numbers with points as text), so that the
same figures give the same bytes on every machine. The seal is a SHA-256 over what is closed, which
edition it is, the seal of the edition before and the contents; whoever changes a closed figure in
the file without the program, or puts another edition in the place of one, breaks it. It is no
signature: who knows how could make a new one, so the paper of the publication carries it too.

Rows are named by their uid, never by their number in one file. Sentences are frozen as they read.
Each subject has a body of its own (`Contents.body`); that of the scores of branches is here.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dangjian_desktop.domain.grades import Grade
from dangjian_desktop.domain.measured import Figure, Measured, Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.rubric_reading import plain_number, read_rubric, table_of_rubric
from dangjian_desktop.domain.scoring import Given, ItemScore, ItemState, RuleScore, TotalScore
from dangjian_desktop.domain.vocabulary import ClosingSubject

Table = dict[str, Any]
#: The form of contents that this program writes and reads.
FORMAT = 1


class UnreadableContentsError(ValueError):
    """Contents of a closing that are not in the form in which they are written."""


# The envelope and the seal ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contents:
    """What is sealed, whatever the subject.

    Attributes:
        organisation_uid: Who closed. period: Code of the period. closed_on: The day.
        reason: Of a correction: what was corrected and why.
        pending_reason: Why it was closed although something was 待评; "" for nothing.
        covers: Uids of the branches that it closes.
        body: Tables, texts, whole numbers, truth values and None; no floats.
    """

    subject: ClosingSubject
    organisation_uid: str
    period: str
    closed_on: date
    covers: tuple[str, ...]
    body: Mapping[str, Any]
    reason: str = ""
    pending_reason: str = ""


def canonical(told: Any) -> str:
    """Return JSON that is the same for the same contents.

    Raises:
        TypeError: When there is a float in it, or something that JSON does not know.
    """
    _refuse_floats(told)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(told: Any) -> None:
    if isinstance(told, float):
        raise TypeError("a float has no one way to be written")
    if isinstance(told, Mapping):
        for key, value in told.items():
            if not isinstance(key, str):
                raise TypeError(f"the key {key!r} is no text")
            _refuse_floats(value)
    elif isinstance(told, list | tuple):
        for value in told:
            _refuse_floats(value)


def written(contents: Contents) -> str:
    """Return the contents as they are stored."""
    return canonical(
        {
            "format": FORMAT,
            "subject": contents.subject.value,
            "organisation": contents.organisation_uid,
            "period": contents.period,
            "closed_on": contents.closed_on.isoformat(),
            "reason": contents.reason,
            "pending_reason": contents.pending_reason,
            "covers": list(contents.covers),
            "body": contents.body,
        }
    )


def read_contents(text: str) -> Contents:
    """Return stored contents.

    Raises:
        UnreadableContentsError: When they are not in the form in which they are written.
    """
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise UnreadableContentsError(told["format"])
        return Contents(
            ClosingSubject(told["subject"]),
            str(told["organisation"]),
            str(told["period"]),
            date.fromisoformat(told["closed_on"]),
            tuple(map(str, told["covers"])),
            dict(told["body"]),
            str(told["reason"]),
            str(told["pending_reason"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableContentsError(str(error)) from error


def seal_of(
    contents: str,
    subject: ClosingSubject,
    organisation_uid: str,
    period: str,
    edition: int,
    before: str,
) -> str:
    """Return the seal of an edition, in hexadecimal.

    Args:
        contents: As they are stored.
        subject: What was closed.
        organisation_uid: Who closed it.
        period: Code of the period.
        edition: 1 for the first.
        before: Seal of the edition before; "" for the first.
    """
    head = canonical([FORMAT, subject.value, organisation_uid, period, edition, before])
    return hashlib.sha256(f"{head}\n{contents}".encode()).hexdigest()


def is_intact(
    seal: str,
    contents: str,
    subject: ClosingSubject,
    organisation_uid: str,
    period: str,
    edition: int,
    before: str,
) -> bool:
    """Whether a seal is still that of what stands there; the arguments are those of `seal_of`."""
    return seal == seal_of(contents, subject, organisation_uid, period, edition, before)


def short_seal(seal: str) -> str:
    """Return the first of a seal in groups, as window and paper show it: 3f2a 91bc 07de."""
    return " ".join(seal[place : place + 4].upper() for place in range(0, 12, 4))


# Scores of branches -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FrozenEvidence:
    """A piece of evidence that a person had put into the box of an item.

    Attributes:
        item: Code of the item. kind, uid: The record it is; "" where it is paper alone.
        files: Name and SHA-256 of each file that hung on it.
    """

    item: str
    title: str
    handbook: str = ""
    page: str = ""
    note: str = ""
    kind: str = ""
    uid: str = ""
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenBranch:
    """The score of a branch as it was closed.

    Attributes:
        uid, name: The branch, and what it was called then.
        evidence: What people had put in; what the program found stands in the items.
    """

    uid: str
    name: str
    rubric: Rubric
    items: tuple[ItemScore, ...]
    total: TotalScore
    evidence: tuple[FrozenEvidence, ...] = ()


def frozen_branches(branches: Sequence[FrozenBranch], grades: Sequence[Grade]) -> Table:
    """Return the body of a closing of scores.

    Args:
        branches: In the order in which they are shown.
        grades: The cut-offs by which they were graded, best first.
    """
    rubrics: list[Rubric] = []
    for branch in branches:
        if branch.rubric not in rubrics:
            rubrics.append(branch.rubric)
    return {
        "rubrics": [table_of_rubric(rubric) for rubric in rubrics],
        "grades": [_grade_table(grade) for grade in grades],
        "branches": [_branch_table(one, rubrics.index(one.rubric)) for one in branches],
    }


def branches_of(body: Mapping[str, Any]) -> tuple[FrozenBranch, ...]:
    """Return the branches of a body.

    Raises:
        UnreadableContentsError: When it is not in the form in which it is written.
    """
    try:
        rubrics = [_rubric(table) for table in body["rubrics"]]
        return tuple(_branch(told, rubrics[told["rubric"]]) for told in body["branches"])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise UnreadableContentsError(str(error)) from error


def _rubric(table: Mapping[str, Any]) -> Rubric:
    rubric = read_rubric(table).value
    if rubric is None:
        raise UnreadableContentsError("rubric")
    return rubric


def _branch_table(branch: FrozenBranch, rubric: int) -> Table:
    return {
        "uid": branch.uid,
        "name": branch.name,
        "rubric": rubric,
        "items": [_item_table(item) for item in branch.items],
        "total": _total_table(branch.total),
        "evidence": [_evidence_table(one) for one in branch.evidence],
    }


def _branch(told: Mapping[str, Any], rubric: Rubric) -> FrozenBranch:
    return FrozenBranch(
        str(told["uid"]),
        str(told["name"]),
        rubric,
        tuple(_item(one, rubric) for one in told["items"]),
        _total(told["total"]),
        tuple(_evidence(one) for one in told["evidence"]),
    )


def _item_table(item: ItemScore) -> Table:
    told: Table = {
        "code": item.item.code,
        "state": item.state.value,
        "counted": _number(item.counted),
        "score": _number(item.score),
        "rules": [_rule_table(rule) for rule in item.rules],
    }
    if item.bonus:
        told["bonus"] = plain_number(item.bonus)
    if item.is_veto:
        told["veto"] = True
    for key, given in (("self", item.self_score), ("check", item.check_score)):
        if given is not None:
            told[key] = {"points": _number(given.points), "reason": given.reason}
    if item.waits_for:
        told["waits_for"] = [str(reason) for reason in item.waits_for]
    return told


def _item(told: Mapping[str, Any], rubric: Rubric) -> ItemScore:
    item = rubric.item(told["code"])
    if item is None:
        raise UnreadableContentsError(told["code"])
    return ItemScore(
        item,
        tuple(_rule(one, item) for one in told["rules"]),
        _decimal(told["counted"]),
        _decimal(told["score"]),
        Decimal(told.get("bonus", 0)),
        ItemState(told["state"]),
        bool(told.get("veto", False)),
        _given(told.get("self")),
        _given(told.get("check")),
        tuple(map(_sentence, told.get("waits_for", ()))),
    )


def _given(told: Mapping[str, Any] | None) -> Given | None:
    return None if told is None else Given(_decimal(told["points"]), str(told["reason"]))


def _rule_table(rule: RuleScore) -> Table:
    told: Table = {"key": rule.rule.key}
    for key, points in (("lost", rule.lost), ("won", rule.won)):
        if points:
            told[key] = plain_number(points)
    for key, is_so in (("zero", rule.is_zero), ("veto", rule.is_veto)):
        if is_so:
            told[key] = True
    measured = rule.measured
    if isinstance(measured, Figure):
        told["count"] = plain_number(measured.count)
        if measured.note is not None:
            told["note"] = str(measured.note)
        if measured.records:
            told["records"] = [_record_table(record) for record in measured.records]
    else:
        told["unknown"] = str(measured.reason)
        if measured.is_failure:
            told["failed"] = True
    if measured.proofs:
        told["proofs"] = [_record_table(record) for record in measured.proofs]
    return told


def _rule(told: Mapping[str, Any], item: RubricItem) -> RuleScore:
    rule = item.rule(told["key"])
    if rule is None:
        raise UnreadableContentsError(told["key"])
    proofs = tuple(map(_record, told.get("proofs", ())))
    measured: Measured
    if "unknown" in told:
        measured = Unknown(_sentence(told["unknown"]), bool(told.get("failed", False)), proofs)
    else:
        note = told.get("note")
        measured = Figure(
            Decimal(told["count"]),
            tuple(map(_record, told.get("records", ()))),
            proofs,
            None if note is None else _sentence(note),
        )
    return RuleScore(
        rule,
        measured,
        Decimal(told.get("lost", 0)),
        Decimal(told.get("won", 0)),
        bool(told.get("zero", False)),
        bool(told.get("veto", False)),
    )


def _record_table(record: Record) -> Table:
    told: Table = {"kind": record.kind.value, "uid": record.uid, "text": str(record.text)}
    if record.day is not None:
        told["day"] = record.day.isoformat()
    if record.level:
        told["level"] = record.level
    if record.count != 1:
        told["count"] = plain_number(record.count)
    return told


def _record(told: Mapping[str, Any]) -> Record:
    day = told.get("day")
    return Record(
        RecordKind(told["kind"]),
        str(told["uid"]),
        _sentence(told["text"]),
        None if day is None else date.fromisoformat(day),
        str(told.get("level", "")),
        Decimal(told.get("count", 1)),
    )


def _total_table(total: TotalScore) -> Table:
    return {
        "base": plain_number(total.base),
        "bonus": plain_number(total.bonus),
        "total": plain_number(total.total),
        "pending": plain_number(total.pending),
        "vetoed": total.is_vetoed,
        "grade": None if total.grade is None else _grade_table(total.grade),
        "earned": None if total.earned is None else _grade_table(total.earned),
    }


def _total(told: Mapping[str, Any]) -> TotalScore:
    return TotalScore(
        Decimal(told["base"]),
        Decimal(told["bonus"]),
        Decimal(told["total"]),
        Decimal(told["pending"]),
        bool(told["vetoed"]),
        _grade(told["grade"]),
        _grade(told["earned"]),
    )


def _grade_table(grade: Grade) -> Table:
    return {"name": grade.name, "lowest": plain_number(grade.lowest), "stars": grade.stars}


def _grade(told: Mapping[str, Any] | None) -> Grade | None:
    if told is None:
        return None
    return Grade(str(told["name"]), Decimal(told["lowest"]), int(told["stars"]))


def _evidence_table(evidence: FrozenEvidence) -> Table:
    told: Table = {"item": evidence.item, "title": evidence.title}
    for key in ("handbook", "page", "note", "kind", "uid"):
        if getattr(evidence, key):
            told[key] = getattr(evidence, key)
    if evidence.files:
        told["files"] = [{"name": name, "sha256": digest} for name, digest in evidence.files]
    return told


def _evidence(told: Mapping[str, Any]) -> FrozenEvidence:
    return FrozenEvidence(
        str(told["item"]),
        str(told["title"]),
        str(told.get("handbook", "")),
        str(told.get("page", "")),
        str(told.get("note", "")),
        str(told.get("kind", "")),
        str(told.get("uid", "")),
        tuple((str(one["name"]), str(one["sha256"])) for one in told.get("files", ())),
    )


def _number(number: Decimal | None) -> str | None:
    return None if number is None else plain_number(number)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _sentence(text: str) -> Sentence:
    return Sentence("{text}", text=str(text))
