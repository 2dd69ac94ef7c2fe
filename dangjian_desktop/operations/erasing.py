"""The legal erasing of somebody: what tells who it was goes, every figure stays, nothing undoes it.

Only for who has left and has nothing open. The texts of ledgers and minutes are nobody's but the
branch's: where the name still stands in them is told, and they are never rewritten.
"""

from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.backups import KEEPING, BackupReason, keeping
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.personal_data import tombstone
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.transfer_writing import open_letters
from dangjian_desktop.queries.development import open_case
from dangjian_desktop.queries.open_dues import OpenDuesQuery, months_told
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.erasing import Erased, Mention, entries_by, erase_person, mentions
from dangjian_desktop.storage.lookups import lasting_spells
from dangjian_desktop.storage.models import (
    CaseFile,
    ErasedPerson,
    Membership,
    Person,
    PostSpell,
    Task,
)
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class ErasureOutlook:
    """What an erasing would do and what it would leave.

    Attributes:
        name: Of the person; it has to be typed.
        open_matters: Why it cannot be done yet; none when it can.
        named_in: Texts of others in which the name or a number stands.
        acted: How many entries of the journal tell that the person did something; these keep the
            name, so that it can be told who changed the data.
        backups_until: About until when backups made before still hold the data.
    """

    name: str
    open_matters: tuple[Sentence, ...]
    named_in: tuple[Mention, ...]
    acted: int
    backups_until: date


@dataclass(frozen=True, slots=True)
class ErasureDone:
    """What came of an erasing.

    Attributes:
        name: The one under which the person stands now.
        erased: Entries and files that were erased.
        named_in: Texts in which the name still stands, for the secretary to decide.
    """

    name: str
    erased: Erased
    named_in: tuple[Mention, ...]


def erasure_outlook(person_id: int, on: date) -> ErasureOutlook:
    """Return what erasing somebody would do, without doing it.

    Raises:
        RefusedError: When the person is no more, or is erased already.
    """
    with connection():
        person = _not_erased(person_id)
        kept = keeping(rules_on(on).values_of(KEEPING))
        return ErasureOutlook(
            person.name,
            tuple(_open_matters(person_id, on)),
            tuple(_named_elsewhere(person)),
            entries_by(person.name),
            add_months(on, kept.months),
        )


@operation("合法删除", undoable=False, backup=BackupReason.BEFORE_ERASING, is_final=True)
def erase(writer: Writer, *, person_id: int, typed_name: str, basis: str, on: date) -> ErasureDone:
    """Erase what tells who somebody was; return where the name still stands.

    Args:
        writer: Writes.
        person_id: Who has left.
        typed_name: The name as it was typed to confirm it.
        basis: On what grounds: who asked, when, which paper.
        on: Today.

    Raises:
        RefusedError: When the name is another one, no grounds are given, the person is erased
            already, or something is open.
    """
    person = _not_erased(person_id)
    if typed_name.strip() != person.name:
        raise RefusedError(
            "输入的姓名与要删除的人不同。请核对这是不是要删除的人，再输入完整姓名。"
        ).at("typed_name")
    if not basis.strip():
        raise RefusedError(
            "没有写依据。请写明谁在哪天提出、凭什么文件，例如“2026-11-20 本人书面申请”。"
        ).at("basis")
    matters = _open_matters(person_id, on)
    if matters:
        raise RefusedError("现在还不能删除：{matters}。请先办完。", matters=tuple(matters))
    words = _words(person)
    name = tombstone(person_id)
    writer.insert(ErasedPerson, person=person_id, erased_on=on)
    erased = erase_person(writer, person_id, name)
    told = basis.strip()
    for word in sorted(words, key=len, reverse=True):
        told = told.replace(word, name)
    writer.note(f"依据：{told}；抹去内容的变更记录 {erased.entries} 条，删除文件 {erased.files} 个")
    return ErasureDone(name, erased, tuple(mentions(words)))


def refuse_erased(person_id: int) -> None:
    """Refuse somebody who was erased.

    Raises:
        RefusedError: When the person was.
    """
    if ErasedPerson.select().where(ErasedPerson.person == person_id).exists():
        raise RefusedError("这个人的资料已经合法删除，不能再改，也不能恢复。请核对人员。")


def _not_erased(person_id: int) -> Person:
    person: Person = standing_person(person_id)
    refuse_erased(person_id)
    return person


def _words(person: Person) -> set[str]:
    told = (person.name, person.former_name, person.id_number, person.mobile_phone)
    return {word for word in told if word}


def _named_elsewhere(person: Person) -> list[Mention]:
    """Return mentions in what is not erased with the person."""
    return [
        one
        for one in mentions(_words(person))
        if not (one.table == Person.table_name() and one.row_id == person.id)
    ]


def _open_matters(person_id: int, on: date) -> list[Sentence]:
    found = []
    if lasting_spells(Membership, on, person=person_id):
        found.append(Sentence("还在册，要先登记减少"))
    months = OpenDuesQuery(person_id, on).fetch()
    if months:
        found.append(Sentence("{months} 的党费没有交清", months=months_told(months)))
    if open_letters(person_id):
        found.append(Sentence("组织关系介绍信没有收到回执"))
    if open_case(person_id) is not None:
        found.append(Sentence("发展党员没有办结"))
    if lasting_spells(PostSpell, on, person=person_id):
        found.append(Sentence("还任着职务"))
    if CaseFile.select().where(CaseFile.person == person_id, CaseFile.closed_on.is_null()).exists():
        found.append(Sentence("个案没有办结"))
    tasks = Task.select().where(
        Task.owner == person_id, Task.closed_on.is_null(), Task.dropped_on.is_null()
    )
    if tasks.exists():
        found.append(Sentence("还有没销号的任务"))
    return found
