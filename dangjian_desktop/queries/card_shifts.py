"""班次 of the person card: the shift of the day, the coming week, and absences around it."""

from datetime import date, timedelta

from dangjian_desktop.domain.slots import BASIS_WORDS
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionTable
from dangjian_desktop.queries.duties import DUTY_TOPICS, Duties
from dangjian_desktop.storage.models import Absence

_WEEK = 7
_DAY = timedelta(days=1)
#: Absences are shown so many days back.
_DAYS_BACK = 90


def shifts_of(person_id: int, on: date) -> SectionContent:
    """Return the shifts of the day and the six after it, and absences, as far as known."""
    last = on + _DAY * (_WEEK - 1)
    duties = Duties([person_id], on, last)
    found = [
        (on + _DAY * number, duties.of(person_id, on + _DAY * number)) for number in range(_WEEK)
    ]
    tables = []
    known = [(day, duty) for day, duty in found if duty.shift or duty.absence is not None]
    if known:
        lines = tuple(
            (
                day.isoformat(),
                PRINTED[duty.absence] if duty.absence is not None else duty.shift,
                BASIS_WORDS[duty.basis],
            )
            for day, duty in known
        )
        tables.append(SectionTable(("日期", "班次", "依据"), lines, "这一周"))
    away = Absence.select().where(
        (Absence.person == person_id) & (Absence.ends_on >= on - _DAY * _DAYS_BACK)
    )
    kept = tuple(
        (f"{row.begins_on} 至 {row.ends_on}", PRINTED[row.kind], row.note)
        for row in away.order_by(Absence.begins_on)
    )
    if kept:
        tables.append(SectionTable(("日期", "原因", "备注"), kept, "不在岗"))
    return SectionContent(tables=tuple(tables))


SHIFTS = CardSection(
    key="shifts",
    title="班次",
    reads=DUTY_TOPICS,
    fetch=shifts_of,
    empty="班次不明。请在岗位里填轮班组，或在“班次”页导入排班表。",
    order=450,
    is_printed=False,
    is_open=False,
)
