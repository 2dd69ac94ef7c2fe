"""换届: the vote of the 党员大会, the posts of the new committee, and its taking over.

The ballots, the counting and further rounds are those of every election (`operations.votes`); from
here the vote is made of the approved candidates, and its result becomes posts.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING, GENERAL_MEETING
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.elections import POSTS, TAKE_OVER, VOTE, ElectionStepState
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, PRINTED, ActivityState, Post
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import open_activity, write_activity
from dangjian_desktop.operations.elections import raise_said, standing_election
from dangjian_desktop.operations.people import write_appointment
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.operations.votes import write_vote, write_vote_removal
from dangjian_desktop.queries.elections import ElectionDetail
from dangjian_desktop.queries.stroke_order import in_stroke_order
from dangjian_desktop.storage.lookups import lasting_spells
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    PostSpell,
    TermElection,
    TermNominee,
    TermStep,
)

#: The posts that the new committee votes on; the others are divided without a vote.
VOTED_POSTS = (Post.SECRETARY, Post.DEPUTY_SECRETARY)
_LONGEST_BASIS = 200


@operation("安排换届选举")
def add_election_vote(
    writer: Writer,
    *,
    election_id: int,
    on: date,
    held_on: date | None = None,
    begins: str = "",
    place: str = "",
    activity_id: int | None = None,
    basis: str = "",
) -> int:
    """Put the approved candidates on a ballot paper in stroke order; return the vote's row id.

    Args:
        writer: Writes.
        election_id: The election. on: Today.
        held_on: Day of a 党员大会 that is planned with it, with `begins` and `place`.
        activity_id: In its stead, one that stands in the calendar.
        basis: By what the superior allowed fewer candidates than the rule asks for.

    Raises:
        RefusedError: When seats or approved candidates are missing, too few would stand, there is a
            ballot paper, or the meeting cannot be.
    """
    detail = standing_election(election_id, on)
    if detail.rounds:
        raise RefusedError("选票已经做好，不必再做。请在会议的表决里查看候选人。")
    if detail.seats is None:
        raise RefusedError("还没有定应选名额。请先填写名额。")
    approved = detail.approved
    if not approved:
        raise RefusedError("还没有上级批准的候选人预备人选。请先登记批复。")
    unfit = next((one for one in approved if one.unfit is not None), None)
    if unfit is not None:
        raise RefusedError("{name}{why}请先更换人选。", name=unfit.name, why=unfit.unfit)
    least = detail.seats if detail.needed is None else detail.needed
    reason = trimmed(basis, _LONGEST_BASIS)
    if len(approved) < least and not (reason and len(approved) >= detail.seats):
        raise RefusedError(
            "应选 {seats} 人，上级批准的候选人 {count} 人，差额选举至少要 {least} 人。"
            "请补足人选；上级同意等额的，请写明依据。",
            seats=detail.seats,
            count=len(approved),
            least=least,
        )
    activity = _meeting(
        writer, detail, GENERAL_MEETING, "换届选举党员大会", activity_id, held_on, begins, place, on
    )
    _refuse_early(detail, activity.held_on)
    vote_id = write_vote(
        writer,
        activity_id=activity.id,
        regime=Regime.ELECTION,
        title="选举新一届支部委员会委员" if detail.has_committee else "选举支部书记",
        seats=detail.seats,
        candidate_ids=in_stroke_order((one.person_id, one.name) for one in approved),
        note=f"候选人数的依据：{reason}" if reason else "",
    )
    writer.update(TermElection, election_id, vote=vote_id)
    return vote_id


@operation("撤下换届选票")
def remove_election_vote(writer: Writer, *, election_id: int, on: date) -> None:
    """Take the ballot paper of an election back, as long as nothing was counted.

    What belongs to a meeting that was cancelled stays with it; the election is free of it.

    Raises:
        RefusedError: When there is none, something was counted, or posts rest on it.
    """
    detail = standing_election(election_id, on)
    if not detail.rounds:
        raise RefusedError("还没有选票，不必撤下。")
    first = detail.rounds[0]
    is_counted = bool(len(detail.rounds) > 1 or first.ballots or not first.counts.is_empty)
    if (is_counted or first.outcome is not None) and not _is_cancelled(first.activity_id):
        raise RefusedError("选举已经计票，选票不能撤下。请先在会议的表决里清除票数。")
    writer.update(TermElection, election_id, vote=None)
    if not _is_cancelled(first.activity_id):
        write_vote_removal(writer, first.vote_id)


@operation("安排书记选举")
def add_posts_vote(
    writer: Writer,
    *,
    election_id: int,
    posts: Mapping[int, Post],
    on: date,
    held_on: date | None = None,
    begins: str = "",
    place: str = "",
    activity_id: int | None = None,
) -> int:
    """Let the new committee vote on its 书记 and 副书记, one by one; return the 书记's vote.

    Its members are who is due at that 支委会, though they do not hold their posts yet.

    Args:
        writer: Writes.
        election_id: The election. on: Today.
        posts: Who stands for which post, by person: exactly one 书记.
        held_on, begins, place, activity_id: As in `add_election_vote`.

    Raises:
        RefusedError: When nobody is elected yet, a candidate is not of the new committee, or the
            posts do not fit.
    """
    detail = standing_election(election_id, on)
    if not detail.has_committee:
        raise RefusedError("这个党支部不设支委会，书记由党员大会直接选举，不必再选。")
    if detail.post_votes:
        raise RefusedError("书记、副书记的选举已经安排，不必再安排。")
    _refuse_not_decided(detail)
    won = {one.person_id: one for one in detail.won}
    _refuse_posts(detail, posts)
    if any(post not in VOTED_POSTS for post in posts.values()):
        raise RefusedError("支委会选举的是书记和副书记，其他委员由分工确定。请另选职务。")
    activity = _meeting(
        writer,
        detail,
        COMMITTEE_MEETING,
        "新一届支部委员会第一次会议",
        activity_id,
        held_on,
        begins,
        place,
        on,
    )
    if detail.meeting_on is not None and activity.held_on < detail.meeting_on:
        raise RefusedError(
            "新一届支委会不能早于选举大会的 {day}。请核对日期。", day=detail.meeting_on.isoformat()
        )
    _fix_due(writer, activity, [one.person_id for one in detail.won if one.person_id], on)
    votes: dict[Post, int] = {}
    for person_id, post in sorted(posts.items(), key=lambda pair: VOTED_POSTS.index(pair[1])):
        vote_id = write_vote(
            writer,
            activity_id=activity.id,
            regime=Regime.COMMITTEE,
            title=f"选举{won[person_id].name}为{PRINTED[post]}",
            person_id=person_id,
            is_secret=True,
        )
        votes.setdefault(post, vote_id)
        _note_post(writer, detail, person_id, post)
    secretary = votes[Post.SECRETARY]
    writer.update(TermElection, election_id, posts_vote=secretary)
    return secretary


@operation("撤下书记选举")
def remove_posts_vote(writer: Writer, *, election_id: int, on: date) -> None:
    """Take the votes on 书记 and 副书记 back, as long as nothing was counted.

    What belongs to a meeting that was cancelled stays with it; the election is free of it.

    Raises:
        RefusedError: When there are none, or something was counted.
    """
    detail = standing_election(election_id, on)
    if not detail.post_votes:
        raise RefusedError("还没有安排书记选举，不必撤下。")
    counted = [one for one in detail.post_votes if not one.counts.is_empty]
    if any(not _is_cancelled(one.activity_id) for one in counted):
        raise RefusedError("书记选举已经计票，不能撤下。请先在会议的表决里清除票数。")
    writer.update(TermElection, election_id, posts_vote=None)
    for one in detail.post_votes:
        if not _is_cancelled(one.activity_id):
            write_vote_removal(writer, one.vote_id)
        for nominee in detail.nominees:
            if nominee.person_id == one.person_id:
                writer.update(TermNominee, nominee.nominee_id, post=None)


@operation("新一届任职")
def apply_election_result(
    writer: Writer, *, election_id: int, posts: Mapping[int, Post], since: date, on: date
) -> None:
    """End the posts of the old committee and appoint the new one, with the day of its election.

    Args:
        writer: Writes.
        election_id: The election.
        posts: The post of everybody who was elected, by person.
        since: First day of the new committee. on: Today.

    Raises:
        RefusedError: When it was done already, nobody is elected, the posts are not voted on, or
            they do not fit who was elected.
    """
    detail = standing_election(election_id, on)
    if detail.taken_on is not None:
        raise RefusedError("新一届已经任职，不必再登记。请改正原来的任职。")
    _take_over(writer, detail, posts, since, on)


@operation("改正新一届任职")
def correct_election_result(
    writer: Writer, *, election_id: int, posts: Mapping[int, Post], since: date, on: date
) -> None:
    """Divide the posts of the new committee otherwise, or from another day on.

    Raises:
        RefusedError: As `apply_election_result`; also when the election is filed, or a post has
            ended or changed since.
    """
    detail = standing_election(election_id, on)
    _take_back(writer, detail)
    _take_over(writer, detail, posts, since, on)


@operation("撤销新一届任职")
def remove_election_result(writer: Writer, *, election_id: int, on: date) -> None:
    """Take the new posts back; the old committee holds office again.

    Raises:
        RefusedError: When nothing was taken over, the election is filed, or a post has ended or
            changed since.
    """
    detail = standing_election(election_id, on)
    _take_back(writer, detail)


def _take_over(
    writer: Writer, detail: ElectionDetail, posts: Mapping[int, Post], since: date, on: date
) -> None:
    _refuse_not_decided(detail)
    voted = detail.step(POSTS)
    if voted is not None and voted.state is not ElectionStepState.DONE:
        raise RefusedError("新一届支委会还没有选出书记。请先登记书记选举的票数。")
    _refuse_posts(detail, posts)
    seats = {one.person_id: one.name for one in detail.won if one.person_id is not None}
    for person_id, name in seats.items():
        if person_id not in posts:
            raise RefusedError("{name}当选，还没有写明职务。请选择职务。", name=name)
    for one in detail.post_votes:
        own = next((n.post for n in detail.nominees if n.person_id == one.person_id), None)
        if one.passed and own is not None and posts.get(one.person_id or 0) is not own:
            raise RefusedError(
                "{name}由支委会选为{post}，与所选职务不符。请核对。",
                name=one.person_name,
                post=Word(PRINTED[own]),
            )
    day = max(
        one.done.done_on
        for one in detail.steps
        if one.rule.code in (VOTE, POSTS) and one.done is not None
    )
    if since < day:
        raise RefusedError(
            "任职日期 {since} 早于选举的 {day}。请核对日期。",
            since=since.isoformat(),
            day=day.isoformat(),
        )
    if since > on:
        raise RefusedError("{day} 还没有到。请填已经发生的日期。", day=since.isoformat())
    elected = PartialDate.of(detail.meeting_on or since)
    until = PartialDate.of(since)
    for spell in lasting_spells(PostSpell, since, organisation=detail.organisation_id):
        if spell.post not in COMMITTEE_POSTS:
            continue
        if spell.since is not None and spell.since.first_day > since:
            raise RefusedError(
                "{day} 以后又登记过这个支部的职务。请先核对那些任职。", day=since.isoformat()
            )
        writer.update(PostSpell, spell.id, until=until)
    for person_id, post in sorted(posts.items(), key=lambda one: _POST_ORDER[one[1]]):
        write_appointment(
            writer,
            person_id=person_id,
            organisation_id=detail.organisation_id,
            post=post,
            on=since,
            elected_on=elected,
        )
    writer.insert(TermStep, election=detail.election_id, step=TAKE_OVER, done_on=since)


def _take_back(writer: Writer, detail: ElectionDetail) -> None:
    """Undo the posts that the result became: delete the new ones, let the old ones go on."""
    if detail.closed_on is not None:
        raise RefusedError("这次换届已经归档。请先撤销“换届材料归档”。")
    taken = detail.taken_on
    if taken is None:
        raise RefusedError("新一届还没有任职，不必改正。")
    day = PartialDate.of(taken)
    elected = None if detail.meeting_on is None else PartialDate.of(detail.meeting_on)
    spells = PostSpell.select().where(
        (PostSpell.organisation == detail.organisation_id)
        & PostSpell.post.in_(list(COMMITTEE_POSTS))
    )
    made, ended = [], []
    for spell in spells:
        if spell.since == day and spell.elected_on == elected:
            made.append(spell)
        elif spell.until == day:
            ended.append(spell)
    if any(spell.until is not None for spell in made):
        raise RefusedError("新一届里有职务已经结束，不能再改。请在信息卡里改正那一段。")
    for spell in made:
        writer.delete(PostSpell, spell.id)
    for spell in ended:
        writer.update(PostSpell, spell.id, until=None)
    for step in TermStep.select().where(
        (TermStep.election == detail.election_id) & (TermStep.step == TAKE_OVER)
    ):
        writer.delete(TermStep, step.id)


_POST_ORDER = {post: place for place, post in enumerate(COMMITTEE_POSTS)}


def _refuse_not_decided(detail: ElectionDetail) -> None:
    voted = detail.step(VOTE)
    if voted is None or voted.state is not ElectionStepState.DONE:
        result = detail.result
        if result is not None and result.is_void:
            raise_said(result.verdict)
        raise RefusedError("党员大会还没有选出新一届。请先登记到会和票数。")
    strange = next((one for one in detail.won if one.person_id is None), None)
    if strange is not None:
        raise RefusedError(
            "当选的{name}没有对上名册里的人。请在会议的候选人里选定本人。", name=strange.name
        )


def _refuse_posts(detail: ElectionDetail, posts: Mapping[int, Post]) -> None:
    """Refuse posts of people who were not elected, and any number of 书记 but one."""
    won = {one.person_id for one in detail.won}
    if not posts.keys() <= won:
        raise RefusedError("只有当选的人才能任职。请核对人选。")
    if any(post not in COMMITTEE_POSTS for post in posts.values()):
        raise RefusedError("这不是支部委员会的职务。请另选职务。")
    secretaries = sum(post is Post.SECRETARY for post in posts.values())
    if secretaries != 1:
        raise RefusedError("书记只能有一名，现在选了 {count} 名。请核对职务。", count=secretaries)


def _refuse_early(detail: ElectionDetail, held_on: date) -> None:
    """Refuse a meeting before the superior approved, or further from the end than a year."""
    for step in detail.steps:
        if step.done is None or step.rule.code in (VOTE, POSTS, TAKE_OVER):
            continue
        if step.rule.number < _MEETING and step.done.done_on > held_on:
            raise RefusedError(
                "选举大会 {held} 早于“{title}”的 {day}。请核对日期。",
                held=held_on.isoformat(),
                title=Word(step.title),
                day=step.done.done_on.isoformat(),
            )
    end = detail.end
    if end is not None and held_on < end.term.earliest:
        raise RefusedError(
            "选举大会 {held} 比届满早一年以上，提前换届一般不超过一年（最早 {earliest}）。请核对。",
            held=held_on.isoformat(),
            earliest=end.term.earliest.isoformat(),
        )


#: Number of the step that is the meeting itself.
_MEETING = 6


def _meeting(
    writer: Writer,
    detail: ElectionDetail,
    kind: str,
    title: str,
    activity_id: int | None,
    held_on: date | None,
    begins: str,
    place: str,
    on: date,
) -> Any:
    """Return the meeting at which it is voted: one of the calendar, or one planned with it."""
    if activity_id is not None:
        activity = open_activity(activity_id)
        if activity.kind != kind or activity.organisation_id != detail.organisation_id:
            raise RefusedError("所选会议不是本支部的这种会议。请另选会议。")
        return activity
    if held_on is None:
        raise RefusedError("没有写会议的日期。请填写。")
    made = write_activity(
        writer,
        kind=kind,
        organisation_id=detail.organisation_id,
        held_on=held_on,
        entered_on=on,
        values={"title": title, "begins": begins, "place": place},
    )
    return Activity.get_by_id(made)


def _fix_due(writer: Writer, activity: Any, people: Sequence[int], on: date) -> None:
    """Let exactly the members of the new committee be due at its first meeting."""
    listed = {
        row.person_id: row for row in Attendance.select().where(Attendance.activity == activity.id)
    }
    if any(row.mark is not None for row in listed.values()) and set(listed) != set(people):
        raise RefusedError("所选会议已按别的名单登记考勤。请另选会议。")
    for person_id, row in listed.items():
        if person_id not in people:
            writer.delete(Attendance, row.id)
    for person_id in people:
        if person_id not in listed:
            writer.insert(Attendance, activity=activity.id, person=person_id)
    writer.update(Activity, activity.id, due_fixed_on=min(on, activity.held_on))


def _is_cancelled(activity_id: int) -> bool:
    return Activity.get_by_id(activity_id).state is ActivityState.CANCELLED


def _note_post(writer: Writer, detail: ElectionDetail, person_id: int, post: Post) -> None:
    """Keep for which post somebody stands; who was written in gets a row for it."""
    own = next((one for one in detail.nominees if one.person_id == person_id), None)
    if own is not None:
        writer.update(TermNominee, own.nominee_id, post=post)
        return
    writer.insert(
        TermNominee,
        election=detail.election_id,
        person=person_id,
        place=len(detail.nominees),
        post=post,
    )
