"""How a step of 发展党员 is told: its look, its words, its days; one place for board and pane."""

from collections.abc import Mapping
from datetime import date

from dangjian_desktop.domain.admissions import STEP_STATE_WORDS, StepStanding, StepState
from dangjian_desktop.domain.study_hours import hours_text
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.development import AdmissionDetail, AdmissionRow, RecordedStep
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

_LOOKS: Mapping[StepState, tuple[Tone, str]] = {
    StepState.DONE: (Tone.GOOD, "check"),
    StepState.NEXT: (Tone.INFO, "chevron-right"),
    StepState.WAITING: (Tone.PLAIN, "clock"),
    StepState.LATER: (Tone.PLAIN, ""),
    StepState.ELSEWHERE: (Tone.PLAIN, "check"),
}
OVERDUE = QT_TR_NOOP("已超过期限")
WITH_FAULTS = QT_TR_NOOP("已办，有要核对的")


def step_look(step: StepStanding) -> ChipLook:
    """Return the look of a step: red where it is overdue, amber where a done one has faults."""
    if step.is_overdue:
        return ChipLook(tr(OVERDUE), Tone.BAD, "triangle-alert")
    if step.state is StepState.DONE and step.faults:
        return ChipLook(tr(WITH_FAULTS), Tone.WARN, "info")
    tone, icon = _LOOKS[step.state]
    return ChipLook(tr(STEP_STATE_WORDS[step.state]), tone, icon)


def unposted_step(detail: AdmissionDetail) -> str:
    """Return the code of the latest step that was done without its 公示; "" for none."""
    posted = {one.step for one in detail.publicities if not one.is_over}
    for one in reversed(detail.row.standing.steps):
        if one.rule.has_publicity and one.state is StepState.DONE:
            return "" if one.rule.code in posted else one.rule.code
    return ""


def legend() -> tuple[ChipLook, ...]:
    """Return every look there is, for the line that explains them."""
    return (
        *(
            ChipLook(tr(STEP_STATE_WORDS[state]), tone, icon)
            for state, (tone, icon) in _LOOKS.items()
            if icon
        ),
        ChipLook(tr(OVERDUE), Tone.BAD, "triangle-alert"),
        ChipLook(tr(WITH_FAULTS), Tone.WARN, "info"),
    )


def step_name(step: StepStanding) -> str:
    """Return a step with its number."""
    return tr("第 {number} 步 {title}", number=step.rule.number, title=step.rule.title)


def days_told(step: StepStanding) -> tuple[str, ...]:
    """Return the day on which a step was done, or between which days it may be."""
    if step.done_on is not None:
        return (tr("{day} 办理", day=step.done_on.isoformat()),)
    told = []
    if step.earliest is not None:
        told.append(tr("最早 {day}", day=step.earliest.isoformat()))
    if step.latest is not None and not step.is_overdue:  # what is late is told by itself
        told.append(tr("最晚 {day}", day=step.latest.isoformat()))
    if step.outer is not None:
        told.append(tr("特殊情况 {day}", day=step.outer.isoformat()))
    return tuple(told)


def reasons_told(step: StepStanding) -> tuple[str, ...]:
    """Return in words why a step is not yet possible, and what is to be looked at."""
    return tuple(in_words(one) for one in (*step.why_not, *step.faults))


def overdue_told(step: StepStanding, on: date) -> str:
    """Return by how many days a step is late; "" for none."""
    if not step.is_overdue or step.latest is None:
        return ""
    return tr(
        "最晚 {day}，已超过 {count} 天",
        day=step.latest.isoformat(),
        count=(on - step.latest).days,
    )


def recorded_told(one: RecordedStep) -> tuple[str, ...]:
    """Return what was entered with a step beside its day, a line each."""
    told = [
        one.number and tr("文号 {number}", number=one.number),
        one.since and tr("{day} 开始", day=one.since.isoformat()),
        one.submitted_on and tr("{day} 上报", day=one.submitted_on.isoformat()),
        one.training_days and tr("培训 {count} 天", count=one.training_days),
        one.training_minutes and tr("{hours} 学时", hours=hours_text(one.training_minutes)),
    ]
    facts = tr(" · ").join(str(part) for part in told if part)
    return tuple(part for part in (facts, one.note) if part)


def attempt_told(one: RecordedStep) -> str:
    """Return a step that was tried and failed, or by how much the 预备期 was extended."""
    if one.months is not None:
        return tr(
            "{day} {outcome} {count} 个月",
            day=one.done_on.isoformat(),
            outcome=tr(PRINTED[one.outcome]),
            count=one.months,
        )
    return tr("{day} {outcome}", day=one.done_on.isoformat(), outcome=tr(PRINTED[one.outcome]))


def others_late(row: AdmissionRow) -> tuple[StepStanding, ...]:
    """Return the steps other than the next one that are overdue."""
    following = row.standing.next
    return tuple(
        step
        for step in row.standing.steps
        if step.is_overdue and (following is None or step.rule != following.rule)
    )


def step_told(step: StepStanding, on: date) -> str:
    """Return everything that is known of a step, a line each: shown on hover and read aloud."""
    lines = [step_name(step), step_look(step).text]
    if step.state is not StepState.DONE and step.rule.actor:
        lines.append(tr("由{actor}办", actor=step.rule.actor))
    lines += days_told(step)
    late = overdue_told(step, on)
    if late:
        lines.append(late)
    return "\n".join((*lines, *reasons_told(step)))


def stands_told(row: AdmissionRow, on: date) -> str:
    """Return where somebody stands, a line each: what comes next, who acts, by when, why not."""
    head = tr("{name} · {branch}", name=row.name, branch=row.branch_name)
    if row.closed_on is not None:
        return f"{head}\n{closed_told(row)}"
    step = row.standing.next
    told = [head] if step is None else [head, step_told(step, on)]
    told += [late_told(one, on) for one in others_late(row)]
    return "\n".join(told)


def late_told(step: StepStanding, on: date) -> str:
    """Return that a step is overdue, with its name."""
    return tr("{step}：{late}", step=step_name(step), late=overdue_told(step, on))


def closed_told(row: AdmissionRow) -> str:
    """Return how and when a case ended; "" while it lasts."""
    if row.closed_on is None:
        return ""
    word = tr(PRINTED[row.outcome]) if row.outcome is not None else tr("已结束")
    return tr("{day} {word}", day=row.closed_on.isoformat(), word=word)
