"""考勤 of the person card: the figures of the year and the last activities."""

from datetime import date

from dangjian_desktop.domain.attendance import Tally, percent
from dangjian_desktop.domain.study_hours import hours_text, yearly_hours
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.attendance import AttendanceRulesQuery
from dangjian_desktop.queries.attendance_figures import (
    PersonActivitiesQuery,
    PersonActivityRow,
    figures_of,
)
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    SectionTable,
)
from dangjian_desktop.queries.study_hours import in_committee, study_minutes
from dangjian_desktop.storage.rulebook import rules_on

#: Activities that the card names; the page 出勤 has them all.
MOST_ACTIVITIES = 8


def attendance_of(person_id: int, on: date) -> SectionContent:
    """Return the figures of the year up to a day, and the last activities."""
    first = date(on.year, 1, 1)
    found = PersonActivitiesQuery(person_id, first, on, on).fetch()
    if not found:
        return SectionContent()
    rules = AttendanceRulesQuery(on).fetch()
    tally = Tally.of((row.mark, row.made_up_on is not None) for row in found if row.is_due)
    told = figures_of(tally, rules)
    counts = [("迟到", told.late), ("请假", told.excused), ("缺席", told.absent)]
    counts += [("公出", told.on_business), ("当班", told.on_shift), ("补课", told.made_up)]
    more = [f"{word} {count}" for word, count in [*counts, ("未登记", told.not_recorded)] if count]
    year = "、".join([f"应到 {told.due}", f"实到 {told.came}", *more])
    rate = percent(told.rate) if told.rate is not None else "未登记"
    minutes = study_minutes(first, on, [person_id]).get(person_id)
    hours = yearly_hours(rules_on(on).values_of("training.yearly"))
    needed = hours.needed(in_committee=person_id in in_committee(on))
    studied = "未登记" if minutes is None else hours_text(minutes)
    return SectionContent(
        (
            SectionLine(f"{on.year}年", year),
            SectionLine("出勤率", rate),
            SectionLine("学时", f"{studied}（全年要求 {needed.normalize():f}）"),
        ),
        (
            SectionTable(
                ("日期", "活动", "考勤"),
                tuple(_line(row) for row in found[:MOST_ACTIVITIES]),
                "最近的活动",
            ),
        ),
    )


def _line(row: PersonActivityRow) -> tuple[str, str, str]:
    mark = PRINTED[row.mark] if row.mark is not None else "未登记"
    if row.made_up_on is not None:
        mark = f"{mark}，已补课"
    return row.held_on.isoformat(), row.name, mark if row.is_due else f"列席，{mark}"


ATTENDANCE = CardSection(
    key="attendance",
    title="考勤",
    reads=PersonActivitiesQuery.reads | {Topic.POST},
    fetch=attendance_of,
    empty="今年还没有应到的活动。",
    order=60,
    is_printed=False,
    is_open=False,
)
