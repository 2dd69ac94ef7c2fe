"""Terms, 公示, 主题党日, the days of 发展党员, and shifts."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.calculator_answers.answer import (
    Answer,
    Given,
    InputFaultError,
    NeedsInputError,
    doubts,
    sources,
    told_day,
)
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.development import (
    activist_dates,
    admission_dates,
    confirmation_approval_by,
    may_apply_from,
    talk_by,
    timers,
)
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import (
    whole_value,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.shifts import REST, crew_of, shift_on, shift_pattern
from dangjian_desktop.domain.terms import is_urgent, term_of, term_rule
from dangjian_desktop.domain.work_calendar import WorkCalendar, themed_day, work_calendar


def answer_term(given: Given, rules: RuleSet) -> Answer:
    """End of a term, reminder, and how far the election may be moved."""
    rule = term_rule(rules.values_of("terms.branch"))
    years = int(given["years"] or rule.usual_years)
    term = term_of(given["elected"], years, rule)
    left = term.days_left(given["on"])
    warnings = list(doubts(rules, "terms.branch"))
    if given["on"] < given["elected"]:
        warnings.append(Sentence("选举的日子还没有到。请核对。"))
    elif left < 0:
        warnings.append(Sentence("任期已满。换届推迟要经上级批准，一般不超过一年。"))
    elif is_urgent(term, given["on"], rules.values_of("terms.alerts")):
        warnings.append(Sentence("离届满只有 {left} 天。", left=left))
    if years not in (rule.usual_years,):
        warnings.append(Sentence("五年只用于村、社区党支部和企业党委，企业的党支部一般是三年。"))
    when = (
        Sentence("还有 {left} 天", left=left)
        if left >= 0
        else Sentence("已过 {left} 天", left=-left)
    )
    return Answer(
        {
            "expires": term.expires.isoformat(),
            "remind": term.remind.isoformat(),
            "earliest": term.earliest.isoformat(),
            "latest": term.latest.isoformat(),
            "days_left": left,
        },
        Sentence(
            "{expires} 届满，{when}；上级一般在 {remind} 提醒换届。",
            expires=term.expires.isoformat(),
            when=when,
            remind=term.remind.isoformat(),
        ),
        **sources(rules, "terms.branch"),
        cautions=tuple(warnings),
        hints=(
            Sentence(
                "经上级批准，最早 {earliest}、最晚 {latest} 换届。",
                earliest=term.earliest.isoformat(),
                latest=term.latest.isoformat(),
            ),
        ),
    )


def answer_publicity(given: Given, rules: RuleSet) -> Answer:
    """Last day of a 公示 counted in working days."""
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    count = given["working_days"]
    if count is None:
        count = whole_value(rules.values_of("publicity.development"), "working_days", lowest=1)
    ends = calendar.after_working_days(given["posted"], count)
    return Answer(
        {"ends": ends.isoformat(), "working_days": count},
        Sentence(
            "公示到 {ends}为止（从张贴的第二天起 {count} 个工作日）。",
            ends=told_day(ends),
            count=count,
        ),
        **sources(rules, "publicity.development", "holidays.work_calendar"),
        cautions=(
            *doubts(rules, "publicity.development", "holidays.work_calendar"),
            *_calendar_warnings(calendar, given["posted"], ends),
        ),
    )


def answer_themed_day(given: Given, rules: RuleSet) -> Answer:
    """Day of 主题党日 in a month."""
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    month: date = given["month"]
    found = themed_day(month.year, month.month, given["day"], calendar)
    fixed = min(given["day"], (add_months(month, 1) - month).days)
    planned = month.replace(day=fixed)
    moved = (found - planned).days
    warnings = list(_calendar_warnings(calendar, planned, found))
    if moved > whole_value(rules.values_of("meetings.themed_day"), "most_days_moved"):
        warnings.append(Sentence("顺延了 {moved} 天，超过一周。请另定日子。", moved=moved))
    if (found.year, found.month) != (month.year, month.month):
        warnings.append(Sentence("顺延到了下个月。请在本月另定日子。"))
    why = Sentence("（{planned} 是休息日，顺延）", planned=planned.isoformat()) if moved else ""
    return Answer(
        {"on": found.isoformat(), "moved_days": moved},
        Sentence(
            "{year}年{month}月的主题党日是 {found}{why}。",
            year=month.year,
            month=month.month,
            found=told_day(found),
            why=why,
        ),
        **sources(rules, "meetings.themed_day", "holidays.work_calendar"),
        cautions=(*doubts(rules, "meetings.themed_day"), *warnings),
    )


def _calendar_warnings(calendar: WorkCalendar, first: date, last: date) -> tuple[Sentence, ...]:
    years = calendar.unconfirmed_years(first, last)
    if not years:
        return ()
    told = tuple(Sentence("{year}年", year=year) for year in years)
    known = (
        Sentence("只确认到{last_year}年", last_year=calendar.last_year)
        if calendar.last_year
        else Word("一年也没有确认")
    )
    return (
        Sentence(
            "{told}的放假安排没有收录（{known}），只按周末算。请核对国务院办公厅的通知。",
            told=told,
            known=known,
        ),
    )


def answer_development(given: Given, rules: RuleSet) -> Answer:
    """Days that follow from one event on the way into the Party."""
    since: date = given["on"]
    rule = timers(rules.values_of("development.timers"))
    name = "development.timers"
    notes: tuple[Sentence, ...] = ()
    values: dict[str, Any]
    match given["event"]:
        case "birth":
            first = may_apply_from(since, rule)
            values = {"apply_from": first.isoformat()}
            sentence = Sentence(
                "满 {age} 周岁是 {first}，从这天起可以申请入党。",
                age=rule.least_age,
                first=first.isoformat(),
            )
        case "application":
            by = talk_by(since, rule)
            values = {"talk_by": by.isoformat()}
            sentence = Sentence(
                "收到申请后 {talk} 个月内派人谈话，最晚 {by}。", talk=rule.talk, by=by.isoformat()
            )
        case "activist":
            dates = activist_dates(since, rule)
            reviews = [day.isoformat() for day in dates.reviews]
            first = dates.candidate_from
            values = {"reviews": reviews, "candidate_from": first.isoformat()}
            sentence = Sentence(
                "{reviews} 考察；列为发展对象不早于 {first}。",
                reviews=tuple(reviews),
                first=first.isoformat(),
            )
            notes = (Sentence("以党委备案同意的日期为准；考察每半年一次，以后照此类推。"),)
        case "political_review":
            name = "development.political_review"
            months = whole_value(rules.values_of(name), "months", lowest=1)
            by = add_months(since, months)
            values = {"valid_until": by.isoformat()}
            sentence = Sentence(
                "政治审查的结论到 {by} 为止有效（{months} 个月）。",
                by=by.isoformat(),
                months=months,
            )
        case "pre_review":
            name = "development.local_timers"
            months = whole_value(rules.values_of(name), "pre_review_months", lowest=1)
            by = add_months(since, months)
            values = {"meeting_by": by.isoformat()}
            sentence = Sentence(
                "预审合格后 {months} 个月内召开支部大会，最晚 {by}。",
                months=months,
                by=by.isoformat(),
            )
        case "confirmation":
            by = confirmation_approval_by(since, rule)
            values = {"approval_by": by.isoformat()}
            sentence = Sentence("党委审批转正不晚于 {by}。", by=by.isoformat())
            notes = (Sentence("党龄从预备期满转正之日算起。"),)
        case _:
            admitted = admission_dates(since, rule)
            values = {
                "approval_by": admitted.approval_by.isoformat(),
                "approval_latest": admitted.approval_latest.isoformat(),
                "probation_ends": admitted.probation_ends.isoformat(),
                "extended_from": admitted.extended_from.isoformat(),
                "extended_to": admitted.extended_to.isoformat(),
            }
            sentence = Sentence(
                "预备期到 {probation_ends} 满，转正不早于这天；党委审批不晚于 {approval_by}。",
                probation_ends=values["probation_ends"],
                approval_by=values["approval_by"],
            )
            notes = (
                Sentence(
                    "审批有特殊情况的，最晚 {approval_latest}。",
                    approval_latest=values["approval_latest"],
                ),
                Sentence(
                    "延长预备期的，到 {extended_from} 至 {extended_to} 之间，只能延长一次。",
                    extended_from=values["extended_from"],
                    extended_to=values["extended_to"],
                ),
                Sentence("入党时间、预备期、党费都从支部大会通过之日算起。"),
            )
    return Answer(
        {"event": given["event"], **values},
        sentence,
        **sources(rules, name),
        cautions=doubts(rules, name),
        hints=notes,
    )


def answer_shift(given: Given, rules: RuleSet) -> Answer:
    """Shift of a crew on a day."""
    pattern = shift_pattern(given["pattern"], rules.values_of("shifts.patterns"))
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    offset, crew = given["offset"], ""
    if isinstance(offset, str):
        crew = offset
        offset = _offset_of(pattern, crew)
    else:
        crew = crew_of(pattern, offset)
    if given["anchor"] is None and not pattern.follows_calendar:
        raise NeedsInputError("anchor")
    on: date = given["on"]
    shift = shift_on(pattern, given["anchor"] or on, offset, on, calendar)
    hours = pattern.hours.get(shift)
    times = "" if hours is None else f"{hours[0]:%H:%M}–{hours[1]:%H:%M}"
    if times.endswith("00:00"):
        times = times[:-5] + "24:00"
    used = ["shifts.patterns"]
    warnings = list(doubts(rules, "shifts.patterns"))
    if pattern.follows_calendar:
        used.append("holidays.work_calendar")
        warnings += _calendar_warnings(calendar, on, on)
    if pattern.follows_calendar:
        who: Sentence | Word = Word("常白班")
    elif crew:
        who = Sentence("{crew}班", crew=crew)
    else:
        who = Sentence("错开 {offset} 天的班组", offset=offset)
    told = Sentence("{day}，{who}休息。", day=told_day(on), who=who)
    if shift != REST:
        told = Sentence(
            "{day}，{who}是{shift}班，{times}。",
            day=told_day(on),
            who=who,
            shift=shift,
            times=times,
        )
    return Answer(
        {"shift": shift, "hours": times or None, "crew": crew or None, "on": on.isoformat()},
        told,
        **sources(rules, *used),
        cautions=tuple(warnings),
        hints=(Sentence("{pattern}；钟点各矿不同，可在规则里改。", pattern=pattern.title),),
    )


def _offset_of(pattern: Any, crew: str) -> int:
    for offset in pattern.offsets:
        if crew_of(pattern, offset) == crew:
            return int(offset)
    names = "、".join(crew_of(pattern, offset) for offset in pattern.offsets)
    raise InputFaultError(
        "offset",
        "这种轮班没有{crew}班，只有{names}。请核对。",
        crew=crew,
        names=names,
    )
