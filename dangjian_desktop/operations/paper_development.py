"""What stands on the papers of 发展党员: declared forms, letters, notices, the board, file lists.

Everything comes from what was recorded; what was said of somebody is written by hand and stands on
the paper alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from dangjian_desktop.domain.admissions import MINUTES_OF_AN_HOUR, StepState
from dangjian_desktop.domain.ledger_values import number_text
from dangjian_desktop.domain.paper_forms import BLANK_DAY, PaperSubject
from dangjian_desktop.domain.vocabulary import HelperRole, Stage, StepOutcome, printed
from dangjian_desktop.operations.paper_forms import Told, boxes_of, chosen_form, letter_of
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.paper_people import day_told, person_facts, rows_of_people
from dangjian_desktop.operations.printout import BLANK, Printout, Rows, day_in_column
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.admissions_of import AdmissionsOfQuery
from dangjian_desktop.queries.development import (
    AdmissionDetail,
    AdmissionQuery,
    AdmissionRow,
    DevelopmentQuery,
    HelperRow,
    PaperRow,
    PublicityRow,
    RecordedStep,
    step_book_on,
)
from dangjian_desktop.queries.votes import ActivityVotesQuery, VoteRow

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import LetterText, Template

#: Steps of the rule of which papers speak by name.
_CULTIVATION, _PROBATION = "cultivation", "probation"
_ADMISSION, _CONFIRMATION = "admission_meeting", "confirmation_meeting"
_TRAINING = "training"
_MEETING = ("meeting_place", "chair", "recorder", "verdict")
_COUNTS = "due present issued returned invalid yes no abstain written".split()
_PUBLICITY = (
    "day_publicity_posted",
    "day_publicity_ends",
    "day_publicity_closed",
    "count_publicity_days",
    "publicity_days",
    "publicity_place",
    "publicity_result",
)
#: So many missing papers are named on a line of the board.
_NAMED = 3
_LISTS = ("contacts", "introducers", "activist_reviews", "probation_reviews")


# Declared forms ------------------------------------------------------------------------------


def development_form_content(
    printout: Printout, _paper: object
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return a form of boxes about the people chosen, or an empty one.

    Raises:
        RefusedError: When no form was chosen, or nobody who is on the way in.
    """
    from dangjian_desktop.printing.forms.development import DEVELOPMENT_FORM as TEMPLATE

    form = chosen_form(printout, PaperSubject.DEVELOPMENT)
    return boxes_of(TEMPLATE, form, _told(printout, form.about))


def development_letter_content(printout: Printout) -> Rows:
    """Return a letter about the people chosen, one for each branch.

    Raises:
        RefusedError: When no form was chosen, or nobody who is on the way in.
    """
    return _letters(printout), {}


def development_notice_content(printout: Printout) -> Rows:
    """Return the 公示 about the people chosen, one for each branch.

    Raises:
        RefusedError: When no form was chosen, or nobody who is on the way in.
    """
    return _letters(printout), {"mark": ""}


def _letters(printout: Printout) -> list["LetterText"]:
    form = chosen_form(printout, PaperSubject.DEVELOPMENT)
    told = sorted(_told(printout, form.about), key=_branch)
    return [letter_of(form, list(part), printout) for _name, part in groupby(told, key=_branch)]


def _branch(one: Told) -> str:
    return one.facts["branch"]


def _told(printout: Printout, about: str) -> list[Told]:
    """Return what is known of those chosen; `about`: the step whose meeting and 公示 are told."""
    if BLANK in printout.sections:
        return [_blank(printout)]
    return [_facts(detail, printout, about) for detail in _cases(printout)]


def _cases(printout: Printout) -> list[AdmissionDetail]:
    """Return the cases chosen, of people the latest one.

    Raises:
        RefusedError: When there is none.
    """
    wanted = [] if printout.case_id is None else [printout.case_id]
    for person_id in () if wanted else printout.person_ids:
        wanted += AdmissionsOfQuery(person_id, printout.on).fetch()[:1]
    found = [AdmissionQuery(case_id, printout.on).fetch() for case_id in wanted]
    details = [one for one in found if one is not None]
    if not details and printout.case_id is None and not printout.person_ids:
        raise RefusedError("还没有选人。请先选一名递交了入党申请书的人；没有时先在发展党员里登记。")
    if not details:
        raise RefusedError("所选的人没有登记入党的事。请先在发展党员里登记递交入党申请书。")
    return details


def _blank(printout: Printout) -> Told:
    """Return a form in which everything is still to be written."""
    keys = [*_MEETING, *(f"count_{one}" for one in _COUNTS), *_PUBLICITY]
    keys += ["contacts", "introducers", "training_days", "training_hours"]
    keys += ["day_step", "day_training_since", "day_probation_ends", "count_extension_months"]
    for step in step_book_on(printout.on).steps:
        keys += [f"day_{step.code}", f"day_submitted_{step.code}", f"number_{step.code}"]
    facts = {**person_facts(None, printout.on), **dict.fromkeys(keys, "")}
    lists: dict[str, Sequence[Mapping[str, str]]] = dict.fromkeys(_LISTS, ())
    return Told("", facts, lists)


def _facts(detail: AdmissionDetail, printout: Printout, about: str) -> Told:
    row, on = detail.row, printout.on
    person = next(iter(rows_of_people([row.person_id], on)), None)
    blank = _blank(printout)
    facts = {**blank.facts, **person_facts(person, on)}
    facts["name"] = row.name
    latest = {one.step: one for one in detail.recorded}
    for standing in row.standing.steps:
        facts[f"day_{standing.rule.code}"] = day_told(standing.done_on)
    for code, one in latest.items():
        # What is over was handed up before, even where nobody recorded when: never today.
        facts[f"day_submitted_{code}"] = day_told(one.submitted_on) or BLANK_DAY
        facts[f"number_{code}"] = one.number
    facts["day_step"] = facts.get(f"day_{about}", "")
    facts |= _probation(detail)
    if _TRAINING in latest:
        facts |= _training(latest[_TRAINING])
    if about in latest:
        facts |= _meeting(latest[about])
    facts |= _publicity(detail, about)
    contacts = _helpers(detail.helpers, HelperRole.CONTACT, printout)
    introducers = _helpers(detail.helpers, HelperRole.INTRODUCER, printout)
    facts["contacts"] = _names(contacts)
    facts["introducers"] = _names(introducers)
    return Told(
        row.name,
        facts,
        {
            "contacts": contacts,
            "introducers": introducers,
            "activist_reviews": _reviews(detail, _CULTIVATION),
            "probation_reviews": _reviews(detail, _PROBATION),
        },
    )


def _probation(detail: AdmissionDetail) -> dict[str, str]:
    """Return the end of the 预备期 and by how much it was extended, where that is known."""
    extended = [one.months for one in detail.recorded if one.outcome is StepOutcome.EXTENDED]
    meeting = detail.row.standing.step(_CONFIRMATION)
    return {
        "day_probation_ends": "" if meeting is None else day_told(meeting.earliest),
        "count_extension_months": _number(extended[-1]) if extended else "",
    }


def _training(step: RecordedStep) -> dict[str, str]:
    minutes = step.training_minutes
    hours = "" if minutes is None else number_text(Decimal(minutes) / MINUTES_OF_AN_HOUR)
    return {
        "day_training_since": day_told(step.since),
        "training_days": "" if step.training_days is None else f"{step.training_days} 天",
        "training_hours": f"{hours} 学时" if hours else "",
    }


def _meeting(step: RecordedStep) -> dict[str, str]:
    """Return where a step was decided and how the vote went; what was not recorded is left out."""
    activity = None if step.activity_id is None else ActivityQuery(step.activity_id).fetch()
    if activity is None:
        return {}
    told = {
        "meeting_place": activity.place,
        "chair": activity.chair_name,
        "recorder": activity.recorder_name,
    }
    votes = ActivityVotesQuery(activity.activity_id).fetch()
    if votes is None or step.vote_id is None:
        return told
    return told | _vote(votes.vote(step.vote_id))


def _vote(vote: VoteRow | None) -> dict[str, str]:
    if vote is None:
        return {}
    counts, quorum = vote.counts, vote.quorum
    numbers = {
        "due": quorum.expected,
        "present": quorum.present,
        "issued": counts.issued,
        "returned": counts.returned,
        "invalid": counts.invalid,
        "yes": vote.yes,
        "no": counts.no,
        "abstain": counts.abstain,
        "written": vote.written_yes,
    }
    told = {f"count_{key}": _number(value) for key, value in numbers.items()}
    return told | {"verdict": "" if vote.yes is None else str(vote.verdict)}


def _publicity(detail: AdmissionDetail, about: str) -> dict[str, str]:
    """Return the latest 公示 of a step; before it is put up its days by the rule alone."""
    found = [one for one in detail.publicities if one.step == about and not one.is_over]
    step = detail.book.step(about)
    if not found:
        is_asked = step is not None and step.has_publicity
        return {"count_publicity_days": str(detail.book.publicity_days)} if is_asked else {}
    one = found[-1]
    return {
        "day_publicity_posted": day_told(one.posted_on),
        "day_publicity_ends": day_told(one.ends_on),
        "day_publicity_closed": day_told(one.closed_on),
        "count_publicity_days": str(one.working_days),
        "publicity_days": f"{one.working_days} 个工作日",
        "publicity_place": one.place,
        "publicity_result": _objections(one),
    }


def _objections(one: PublicityRow) -> str:
    return {None: "", True: "有", False: "没有"}[one.objections]


def _helpers(
    helpers: Iterable[HelperRow], role: HelperRole, printout: Printout
) -> list[dict[str, str]]:
    """Return who helps or helped in a role, in the order in which they began."""
    found = [one for one in helpers if one.role is role]
    known = {
        row.person_id: row for row in rows_of_people([one.person_id for one in found], printout.on)
    }
    return [
        {
            **person_facts(known.get(one.person_id), printout.on),
            "name": one.name,
            "since": day_in_column(one.since),
            "until": day_in_column(one.until),
        }
        for one in found
    ]


def _names(helpers: Sequence[Mapping[str, str]]) -> str:
    return "、".join(one["name"] for one in helpers if not one["until"])


def _reviews(detail: AdmissionDetail, step: str) -> list[dict[str, str]]:
    """Return the 考察 that are due or were made while a step lasts, by day."""
    made = {one.reviewed_on: one for one in detail.reviews}
    rows = []
    for due in detail.review_dues:
        own = None if due.done_on is None else made.pop(due.done_on, None)
        if due.step == step:
            rows.append(
                {
                    "due": due.due_on.isoformat(),
                    "day": day_in_column(due.done_on),
                    "reviewer": "" if own is None else own.reviewer,
                    "filed_at": "" if own is None else own.filed_at,
                }
            )
    admitted = detail.row.standing.step(_ADMISSION)
    begun = None if admitted is None else admitted.done_on
    for day, own in made.items():
        if (begun is not None and day >= begun) is (step == _PROBATION):
            told = {"reviewer": own.reviewer, "filed_at": own.filed_at}
            rows.append({"due": "", "day": day.isoformat(), **told})
    return sorted(rows, key=lambda one: one["day"] or one["due"])


# Lists ---------------------------------------------------------------------------------------


def development_board_content(printout: Printout) -> Rows:
    """Return everybody on the way in of a place, each with what is next and what stands against."""
    rows = DevelopmentQuery(printout.on, printout.organisation_id).fetch()
    counts = Counter(row.stage for row in rows if row.stage is not None)
    return [_board_line(number, row) for number, row in enumerate(rows, start=1)], {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "counts": "　".join(f"{printed(one)} {counts[one]} 人" for one in Stage if counts[one]),
    }


def _board_line(number: int, row: AdmissionRow) -> object:
    from dangjian_desktop.printing.forms.development import BoardLine

    standing = row.standing
    done = [one for one in standing.steps if one.state in (StepState.DONE, StepState.ELSEWHERE)]
    coming = standing.next
    told = [] if coming is None else [str(why) for why in coming.why_not]
    if standing.missing_papers:
        told.append(_missing_told([one.title for one in standing.missing_papers]))
    latest = "" if coming is None else day_in_column(coming.latest)
    return BoardLine(
        str(number),
        row.branch_name,
        row.name,
        "" if row.stage is None else printed(row.stage),
        row.applied_on.isoformat(),
        f"{done[-1].rule.number}．{done[-1].rule.title}" if done else "",
        "" if coming is None else f"{coming.rule.number}．{coming.rule.title}",
        "" if coming is None else day_in_column(coming.earliest),
        f"{latest}（已超过）" if coming is not None and coming.is_overdue else latest,
        standing.who_acts,
        "".join(told).removesuffix("。"),
    )


def _missing_told(titles: Sequence[str]) -> str:
    """Return which papers are missing; of many the first ones, for a line of the board."""
    named = "、".join(titles[:_NAMED])
    more = "等" if len(titles) > _NAMED else ""
    return f"缺 {len(titles)} 件：{named}{more}"


def development_papers_content(printout: Printout) -> Rows:
    """Return the papers that each file must hold, with those that are missing.

    Raises:
        RefusedError: When nobody was chosen who is on the way in.
    """
    from dangjian_desktop.printing.forms.development import PaperLine

    details = _cases(printout)
    lines = [
        PaperLine(
            name,
            str(number),
            paper.step.stage,
            paper.paper.title,
            "" if paper.paper_id is None else str(paper.copies),
            day_in_column(paper.received_on),
            _state(paper),
            paper.note,
        )
        for name, detail in _named(details)
        for number, paper in enumerate(detail.papers, start=1)
    ]
    missing = sum(line.state == _MISSING for line in lines)
    return lines, {"branch_name": _one_branch(details), "told": f"缺 {missing} 件"}


_MISSING = "缺"


def _state(paper: PaperRow) -> str:
    if paper.paper_id is not None:
        return "有"
    if paper.is_missing:
        return _MISSING
    return "可以没有" if paper.is_due else "还没到"


def development_contents_content(printout: Printout) -> Rows:
    """Return what is in each file, numbered, to be handed over with it.

    Raises:
        RefusedError: When nobody was chosen who is on the way in, or no paper is there.
    """
    from dangjian_desktop.printing.forms.development import PaperLine

    details = _cases(printout)
    lines = [
        PaperLine(
            name,
            str(number),
            paper.step.stage,
            paper.paper.title,
            str(paper.copies),
            day_in_column(paper.received_on),
            "",
            paper.note,
        )
        for name, detail in _named(details)
        for number, paper in enumerate(
            (one for one in detail.papers if one.paper_id is not None), start=1
        )
    ]
    if not lines:
        raise RefusedError("还没有登记收到的材料，印不出目录。请先在材料里打勾。")
    return lines, {"branch_name": _one_branch(details), "told": f"共 {len(lines)} 件"}


def _named(details: Sequence[AdmissionDetail]) -> Iterable[tuple[str, AdmissionDetail]]:
    """Return each file with whose it is; of people of one name which of them."""
    names = Counter(detail.row.name for detail in details)
    seen: Counter[str] = Counter()
    for detail in details:
        name = detail.row.name
        seen[name] += 1
        yield (f"{name}（{seen[name]}）" if names[name] > 1 else name), detail


def _one_branch(details: Sequence[AdmissionDetail]) -> str:
    """Return the branch of all of them; "" where they are of several."""
    names = {detail.row.branch_name for detail in details}
    return names.pop() if len(names) == 1 else ""


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
