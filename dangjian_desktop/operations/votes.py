"""What can be done with votes: put to the vote, counted, read out ballot by ballot, voted anew.

A result is never written: `queries.votes` reads it off these rows. That an admission was passed
changes nobody's stage; who does that is asked for it elsewhere.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.attendance import IN_ROOM
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vote_counts import (
    ABOUT_ONE_PERSON,
    REGIME_WORDS,
    Counts,
    VotersInRoom,
    ballot_faults,
    candidate_faults,
    count_faults,
)
from dangjian_desktop.domain.votes import Basis, Regime, joint_vote_fault
from dangjian_desktop.operations.activities import (
    held_values,
    open_activity,
    refuse_future,
    standing_activity,
)
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import refuse_long, trimmed
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.electorate import Electorate, ElectorateQuery
from dangjian_desktop.queries.stroke_order import in_stroke_order
from dangjian_desktop.queries.votes import ActivityVotesQuery, VoteRow
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionStep,
    AgendaItem,
    Ballot,
    Candidate,
    TermElection,
    Vote,
    WrittenOpinion,
)

#: Columns of a vote that `change_vote` may set.
CHANGEABLE = frozenset("title agenda_item is_secret seats basis tellers note".split())
_TEXTS = frozenset({"title", "tellers", "note"})
#: The least seats of an election, and the most that one ballot paper is made for.
FEWEST_SEATS, MOST_SEATS = 1, 60


@operation("新增表决")
def add_vote(
    writer: Writer,
    *,
    activity_id: int,
    regime: Regime,
    title: str,
    person_ids: Sequence[int] = (),
    agenda_item_id: int | None = None,
    is_secret: bool = False,
    seats: int | None = None,
    candidate_ids: Sequence[int] = (),
    candidate_names: Sequence[str] = (),
) -> int:
    """Put something to the vote at an activity; return the row id.

    Args:
        writer: Writes.
        activity_id: The meeting.
        regime: By which rules; one that its kind knows.
        title: What is voted on.
        person_ids: Of whom an admission or disposal is about: exactly one.
        agenda_item_id: The matter on the agenda, where there is one.
        is_secret: Whether by ballot; an election always is.
        seats: 应选名额 of an election.
        candidate_ids: Candidates of the roster, in the order of the ballot paper.
        candidate_names: Further candidates who are not on the roster.

    Raises:
        RefusedError: When the meeting is no more, cancelled, or does not vote so, several people
            are put to one vote, or an election has no seats.
    """
    return write_vote(
        writer,
        activity_id=activity_id,
        regime=regime,
        title=title,
        person_id=_person_of(regime, person_ids),
        agenda_item_id=agenda_item_id,
        is_secret=is_secret,
        seats=seats,
        candidate_ids=candidate_ids,
        candidate_names=candidate_names,
    )


def write_vote(
    writer: Writer,
    *,
    activity_id: int,
    regime: Regime,
    title: str,
    person_id: int | None = None,
    agenda_item_id: int | None = None,
    is_secret: bool = False,
    seats: int | None = None,
    candidate_ids: Sequence[int] = (),
    candidate_names: Sequence[str] = (),
    note: str = "",
) -> int:
    """Put something to the vote as part of a larger operation; see `add_vote`."""
    activity = open_activity(activity_id)
    kind = kinds_by_code().get(activity.kind)
    if kind is None or regime not in kind.regimes:
        raise RefusedError(
            "{kind}没有“{regime}”。请另选表决方式，或在活动种类里改。",
            kind=activity.kind if kind is None else kind.label,
            regime=REGIME_WORDS[regime],
        )
    votes = Vote.select().where(Vote.activity == activity_id)
    vote_id = writer.insert(
        Vote,
        activity=activity_id,
        agenda_item=_agenda_item(agenda_item_id, activity_id),
        regime=regime,
        title=_title(title),
        person=person_id,
        place=max((row.place for row in votes), default=-1) + 1,
        is_secret=is_secret or regime is Regime.ELECTION,
        seats=_seats(seats) if regime is Regime.ELECTION else None,
        note=note,
    )
    if regime is Regime.ELECTION:
        for candidate_id in candidate_ids:
            _insert_candidate(writer, vote_id, person_id=candidate_id)
        for name in candidate_names:
            _insert_candidate(writer, vote_id, name=name)
    return vote_id


@operation("修改表决")
def change_vote(writer: Writer, *, vote_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of a vote, of `CHANGEABLE`.

    Raises:
        RefusedError: When it is no more, its meeting is cancelled, or a value cannot be.
    """
    vote = _open_vote(vote_id)
    assert values.keys() <= CHANGEABLE, values.keys() - CHANGEABLE
    clean: dict[str, Any] = {
        name: value.strip() if name in _TEXTS else value for name, value in values.items()
    }
    if "title" in clean:
        clean["title"] = _title(clean["title"])
    if "agenda_item" in clean:
        clean["agenda_item"] = _agenda_item(clean["agenda_item"], vote.activity_id)
    if vote.regime is Regime.ELECTION:
        clean.pop("is_secret", None)
        if "seats" in clean:
            clean["seats"] = _seats(clean["seats"])
    else:
        clean.pop("seats", None)
    basis = clean.get("basis")
    if basis is Basis.PRESENT and vote.regime is not Regime.ELECTION:
        raise RefusedError("只有选举才有按实到会计票的做法。请按应到会计票。")
    refuse_long(clean.get("tellers", ""), Vote.tellers.max_length)
    writer.update(Vote, vote_id, **clean)


@operation("删除表决")
def remove_vote(writer: Writer, *, vote_id: int) -> None:
    """Remove a vote with its candidates, ballots and written opinions.

    Raises:
        RefusedError: When it is no more, its meeting is cancelled, a later round follows it, or it
            belongs to a 换届.
    """
    owner = TermElection.select().where(
        (TermElection.vote == vote_id) | (TermElection.posts_vote == vote_id)
    )
    if owner.exists():
        raise RefusedError("这项表决是换届选举的一步。请在名册的“换届”里撤下。")
    write_vote_removal(writer, vote_id)


def write_vote_removal(writer: Writer, vote_id: int) -> None:
    """Remove a vote as part of a larger operation; see `remove_vote`."""
    vote = _open_vote(vote_id)
    if AdmissionStep.select().where(AdmissionStep.vote == vote_id).exists():
        raise RefusedError(
            "发展党员的步骤按这项表决登记。请先在名册的“发展党员”里改正或删除那一步。"
        )
    first = vote.first_round_id or vote.id
    later = Vote.select().where(
        (Vote.first_round == first) & (Vote.round_number > vote.round_number)
    )
    if later.exists():
        raise RefusedError("后面还有一轮投票。请先删除后面的一轮。")
    for table in (Ballot, WrittenOpinion, Candidate):
        for row in table.select().where(table.vote == vote_id):
            writer.delete(table, row.id)
    writer.delete(Vote, vote_id)


@operation("登记票数")
def record_vote_counts(
    writer: Writer,
    *,
    vote_id: int,
    counts: Counts,
    on: date,
    candidates: Mapping[int, Counts] = MappingProxyType({}),
) -> None:
    """Enter what was counted, in place of what stood there; empty counts take it away.

    Args:
        writer: Writes.
        vote_id: The vote.
        counts: In the room; of an election only the ballots.
        on: Today.
        candidates: Of an election, what each candidate got.

    Raises:
        RefusedError: When the meeting is still to come or cancelled, ballots were read out one by
            one (then only those given out are told), the numbers do not fit together, or a step of
            发展党员 rests on the vote and it would come out otherwise.
    """
    vote = _counted_vote(vote_id, on)
    _write_told(writer, vote, counts, candidates)
    if not counts.is_empty:
        _note_held(writer, vote.activity_id, on)


def _write_told(
    writer: Writer, vote: Any, counts: Counts, candidates: Mapping[int, Counts]
) -> None:
    """Check what was counted of a vote and write it."""
    vote_id = vote.id
    if vote.regime is not Regime.ELECTION:
        faults = counts_refused(vote_id, counts)
        _raise_first([fault.said for fault in faults])
        _write_counts(writer, vote_id, counts)
    else:
        is_read_out = Ballot.select().where(Ballot.vote == vote_id).exists()
        if is_read_out and (candidates or counts != Counts(issued=counts.issued)):
            raise RefusedError("这次选举是逐张唱票的。请先清除唱票，再按总数登记。")
        told = election_refused(vote_id, counts, candidates)
        _raise_first([said for _key, said in told])
        _write_counts(writer, vote_id, counts)
        for candidate_id, got in candidates.items():
            writer.update(Candidate, candidate_id, yes=got.yes, no=got.no, abstain=got.abstain)


def counts_refused(vote_id: int, counts: Counts) -> list[Any]:
    """Return everything that cannot be about counts of a vote, each at its field."""
    vote = _open_vote(vote_id)
    return count_faults(counts, voters=_room(vote), is_secret=vote.is_secret)


def election_refused(
    vote_id: int, counts: Counts, candidates: Mapping[int, Counts]
) -> list[tuple[str | int, Sentence]]:
    """Return everything that cannot be about counts of an election, by field or candidate."""
    vote = _open_vote(vote_id)
    room = _room(vote)
    found: list[tuple[str | int, Sentence]] = [
        (fault.key, fault.said) for fault in ballot_faults(counts, voters=room)
    ]
    own = {row.id for row in Candidate.select().where(Candidate.vote == vote_id)}
    assert candidates.keys() <= own
    if candidates and not found:
        valid = counts.valid if counts.valid is not None else room.count
        wrong = candidate_faults(candidates, valid=valid, seats=vote.seats or 0)
        found += [(key, said) for key, several in wrong.items() for said in several]
    return found


@operation("登记选票")
def add_ballot(
    writer: Writer,
    *,
    vote_id: int,
    marks: Collection[int],
    on: date,
    written_in: Sequence[str] = (),
) -> int:
    """Enter one ballot as it is read out; return its number.

    One that marks more names than seats is kept, and is void by itself.

    Args:
        writer: Writes.
        vote_id: The election.
        marks: Candidates marked yes.
        on: Today.
        written_in: Names that the voter wrote in; a new one becomes a candidate of the tally.

    Raises:
        RefusedError: When this is no election, its meeting is still to come or cancelled, totals
            were entered, a name is not on the paper, or more ballots would come back than people
            with a vote are there.
    """
    vote = _counted_vote(vote_id, on)
    candidates = _candidates_of(vote)
    if any(row.yes is not None for row in candidates):
        raise RefusedError("这次选举已按总数登记。请先清除票数，再逐张唱票。")
    known = {row.id for row in candidates}
    strange = set(marks) - known
    if strange:
        raise RefusedError("选票上有不在候选人里的人。请重新打开唱票再录。")
    wanted = set(marks)
    for name in written_in:
        same = [row.id for row in candidates if row.name == name.strip()]
        wanted.add(
            same[0] if same else _insert_candidate(writer, vote_id, name=name, is_written_in=True)
        )
    numbers = [row.number for row in Ballot.select().where(Ballot.vote == vote_id)]
    _refuse_ballots(vote, len(numbers) + 1)
    number = max(numbers, default=0) + 1
    writer.insert(Ballot, vote=vote_id, number=number, marks=json.dumps(sorted(wanted)))
    _note_held(writer, vote.activity_id, on)
    return number


@operation("删除选票")
def remove_ballot(writer: Writer, *, ballot_id: int) -> None:
    """Take away a ballot that was read wrongly, with names that it alone had written in.

    Raises:
        RefusedError: When it is no more or the meeting is cancelled.
    """
    ballot = standing_row(Ballot, ballot_id, RefusedError("这张选票已经不在了，不必再删。"))
    _open_vote(ballot.vote_id)
    writer.delete(Ballot, ballot_id)
    _drop_unmarked(writer, ballot.vote_id)


@operation("清除唱票")
def remove_ballots(writer: Writer, *, vote_id: int) -> int:
    """Take away all ballots that were read out, to count anew; return how many.

    Raises:
        RefusedError: When there are none or the meeting is cancelled.
    """
    _open_vote(vote_id)
    found = list(Ballot.select().where(Ballot.vote == vote_id))
    if not found:
        raise RefusedError("还没有唱票，不必清除。")
    for row in found:
        writer.delete(Ballot, row.id)
    _drop_unmarked(writer, vote_id)
    return len(found)


@operation("新增候选人")
def add_candidate(
    writer: Writer, *, vote_id: int, person_id: int | None = None, name: str = ""
) -> int:
    """Put somebody on the ballot paper, last; return the row id.

    Raises:
        RefusedError: When this is no election, counting has begun, or the name stands there.
    """
    vote = _open_vote(vote_id)
    _refuse_counted(vote)
    return _insert_candidate(writer, vote_id, person_id=person_id, name=name)


@operation("删除候选人")
def remove_candidate(writer: Writer, *, candidate_id: int) -> None:
    """Take somebody off the ballot paper.

    Raises:
        RefusedError: When counting has begun.
    """
    candidate = _candidate(candidate_id)
    _refuse_counted(_open_vote(candidate.vote_id))
    writer.delete(Candidate, candidate_id)


@operation("调整候选人顺序")
def move_candidate(writer: Writer, *, candidate_id: int, by: int) -> None:
    """Move a candidate up (by -1) or down (by 1) on the ballot paper.

    Raises:
        RefusedError: When the candidate stands at the end already.
    """
    candidate = _candidate(candidate_id)
    order = [row.id for row in _candidates_of(_open_vote(candidate.vote_id))]
    old = order.index(candidate_id)
    new = old + by
    if not 0 <= new < len(order):
        raise RefusedError("已经在最前或最后，不必再移。")
    order.insert(new, order.pop(old))
    for place, row_id in enumerate(order):
        writer.update(Candidate, row_id, place=place)


@operation("候选人按姓氏笔画排列")
def move_candidates_in_stroke_order(writer: Writer, *, vote_id: int) -> None:
    """Put the candidates of a ballot paper in the order of strokes of their names.

    Raises:
        RefusedError: When they stand so already.
    """
    listed = _candidates_of(_open_vote(vote_id))
    wanted = in_stroke_order((row.id, row.name) for row in listed)
    if wanted == [row.id for row in listed]:
        raise RefusedError("候选人已经按姓氏笔画排列，不必再排。")
    for place, row_id in enumerate(wanted):
        writer.update(Candidate, row_id, place=place)


@operation("增加一轮投票")
def add_vote_round(writer: Writer, *, vote_id: int) -> int:
    """Vote once more: among those tied at the last seat, or among the rest for open seats.

    Args:
        writer: Writes.
        vote_id: The last round so far.

    Returns:
        The row id of the new round; its seats are those that are still open.

    Raises:
        RefusedError: When nothing was decided yet, no seat is open, or a round follows already.
    """
    vote = _open_vote(vote_id)
    row = _judged(vote)
    if vote.regime is not Regime.ELECTION:
        raise RefusedError("只有选举才有另一轮投票。请另外新增一项表决。")
    if row.later_round is not None:
        raise RefusedError("后面已经有一轮投票，不必再加。")
    if row.outcome is None:
        raise RefusedError("这一轮还没有计票。请先计票，再增加一轮。")
    if not row.open_seats:
        raise RefusedError("名额已经选满，不必再投票。")
    winners = {one.candidate_id for one in row.elected}
    among = row.tied or tuple(
        one for one in row.candidates if one.candidate_id not in winners and not one.is_written_in
    )
    new_id = writer.insert(
        Vote,
        activity=vote.activity_id,
        agenda_item=vote.agenda_item_id,
        regime=vote.regime,
        title=vote.title,
        place=vote.place,
        is_secret=True,
        seats=row.open_seats,
        round_number=vote.round_number + 1,
        first_round=vote.first_round_id or vote.id,
        basis=vote.basis,
        tellers=vote.tellers,
    )
    for one in among:
        _insert_candidate(writer, new_id, person_id=one.person_id, name=one.name)
    return new_id


@operation("登记书面意见")
def add_written_opinion(
    writer: Writer,
    *,
    vote_id: int,
    person_id: int,
    handed_in_at: datetime,
    agrees: bool | None,
) -> int:
    """Keep the written opinion of an absent voter; whether it counts follows from the moment.

    Args:
        writer: Writes.
        vote_id: The vote, in a way of voting that counts written opinions.
        person_id: The voter.
        handed_in_at: When it was handed in; after the meeting began it is kept, not counted.
        agrees: None for an abstention.

    Raises:
        RefusedError: When this way of voting knows none, the person has no vote, came to the
            meeting, or handed one in already; or as `change_written_opinion`.
    """
    vote = _open_vote(vote_id)
    if vote.regime not in ABOUT_ONE_PERSON:
        raise RefusedError(
            "“{regime}”没有书面意见计票的规定，不必登记。", regime=REGIME_WORDS[vote.regime]
        )
    voter = next(
        (one for one in _electorate(vote).voters if one.person_id == person_id),
        None,
    )
    if voter is None:
        raise RefusedError("这个人在会议当天没有表决权。请另选人员。")
    if voter.mark in IN_ROOM:
        raise RefusedError("{name}到了会，要当场表决。请核对考勤。", name=voter.name)
    known = WrittenOpinion.select().where(
        (WrittenOpinion.vote == vote_id) & (WrittenOpinion.person == person_id)
    )
    if known.exists():
        raise RefusedError("{name}的书面意见已经登记。请修改原来的一条。", name=voter.name)
    return writer.insert(
        WrittenOpinion,
        vote=vote_id,
        person=person_id,
        handed_in_at=handed_in_at.isoformat(timespec="minutes"),
        agrees=agrees,
    )


@operation("修改书面意见")
def change_written_opinion(
    writer: Writer, *, opinion_id: int, handed_in_at: datetime, agrees: bool | None
) -> None:
    """Mend when a written opinion came and what it says.

    Raises:
        RefusedError: When it is no more, the meeting is cancelled, or a step of 发展党员 rests on
            the vote and it would come out otherwise.
    """
    _opinion(opinion_id)
    writer.update(
        WrittenOpinion,
        opinion_id,
        handed_in_at=handed_in_at.isoformat(timespec="minutes"),
        agrees=agrees,
    )


@operation("删除书面意见")
def remove_written_opinion(writer: Writer, *, opinion_id: int) -> None:
    """Remove a written opinion that was entered by mistake.

    Raises:
        RefusedError: As `change_written_opinion`.
    """
    _opinion(opinion_id)
    writer.delete(WrittenOpinion, opinion_id)


def _person_of(regime: Regime, person_ids: Sequence[int]) -> int | None:
    if regime not in ABOUT_ONE_PERSON:
        return None
    joint = joint_vote_fault(len(person_ids))
    if joint is not None:
        raise RefusedError(joint.template, **joint.facts)
    if not person_ids:
        raise RefusedError("“{regime}”要写明表决的是谁。请选人。", regime=REGIME_WORDS[regime])
    return int(standing_person(person_ids[0]).id)


def _open_vote(vote_id: int) -> Any:
    found = standing_row(
        Vote, vote_id, RefusedError("这项表决已经不在了，可能刚被撤销。请重新打开活动。")
    )
    open_activity(found.activity_id)
    return found


def _counted_vote(vote_id: int, on: date) -> Any:
    vote = _open_vote(vote_id)
    refuse_future(standing_activity(vote.activity_id), on)
    return vote


def _candidates_of(vote: Any) -> list[Any]:
    if vote.regime is not Regime.ELECTION:
        raise RefusedError("这项表决不是选举，没有候选人。请登记赞成、不赞成和弃权的票数。")
    found = Candidate.select().where(Candidate.vote == vote.id)
    return list(found.order_by(Candidate.place, Candidate.id))


def _candidate(candidate_id: int) -> Any:
    return standing_row(
        Candidate,
        candidate_id,
        RefusedError("这位候选人已经不在了，可能刚被撤销。请重新打开活动。"),
    )


def _opinion(opinion_id: int) -> Any:
    found = standing_row(
        WrittenOpinion,
        opinion_id,
        RefusedError("这份书面意见已经不在了，可能刚被撤销。请重新打开活动。"),
    )
    _open_vote(found.vote_id)
    return found


def _insert_candidate(
    writer: Writer,
    vote_id: int,
    *,
    person_id: int | None = None,
    name: str = "",
    is_written_in: bool = False,
) -> int:
    candidates = _candidates_of(Vote.get_by_id(vote_id))
    known = str(standing_person(person_id).name) if person_id is not None else name.strip()
    if not known:
        raise RefusedError("候选人要写明姓名。请填写。")
    refuse_long(known, Candidate.name.max_length)
    for row in candidates:
        is_same = row.person_id == person_id if person_id is not None else row.name == known
        if is_same:
            raise RefusedError("{name}已经在候选人里，不必再加。", name=known)
    return writer.insert(
        Candidate,
        vote=vote_id,
        person=person_id,
        name=known,
        place=max((row.place for row in candidates), default=-1) + 1,
        is_written_in=is_written_in,
    )


def _refuse_counted(vote: Any) -> None:
    candidates = _candidates_of(vote)
    has_ballots = Ballot.select().where(Ballot.vote == vote.id).exists()
    if has_ballots or any(row.yes is not None for row in candidates):
        raise RefusedError("已经开始计票，候选人不能再改。请先清除票数。")


def _drop_unmarked(writer: Writer, vote_id: int) -> None:
    """Let names go that were only written in and that no ballot marks any more."""
    ballots = Ballot.select().where(Ballot.vote == vote_id)
    marked = {key for row in ballots for key in json.loads(row.marks)}
    for row in Candidate.select().where((Candidate.vote == vote_id) & Candidate.is_written_in):
        if row.id not in marked and row.yes is None:
            writer.delete(Candidate, row.id)


def _refuse_ballots(vote: Any, count: int) -> None:
    """Refuse to read out more ballots than there are voters and ballots given out."""
    if vote.issued is not None:  # then what comes back is judged by what was given out
        return
    room = _room(vote)
    if count > room.count:
        told = (
            "第 {count} 张选票：到会有表决权的只有 {most} 人。请核对考勤，或先登记发出选票的张数。"
            if room.came
            else "第 {count} 张选票：应到会有表决权的只有 {most} 人。请先登记到会或发出选票的张数。"
        )
        raise RefusedError(told, count=count, most=room.count)


def _electorate(vote: Any) -> Electorate:
    return ElectorateQuery(vote.activity_id, vote.regime).fetch()


def _room(vote: Any) -> VotersInRoom:
    """Return how many people may have voted in the room."""
    body = _electorate(vote)
    if body.present is None:
        return VotersInRoom(len(body.voters), came=False)
    return VotersInRoom(body.present)


def _judged(vote: Any) -> VoteRow:
    votes = ActivityVotesQuery(vote.activity_id).fetch()
    row = votes.vote(vote.id) if votes is not None else None
    assert row is not None, "a vote that stands is among those of its activity"
    return row


def _write_counts(writer: Writer, vote_id: int, counts: Counts) -> None:
    writer.update(
        Vote,
        vote_id,
        yes=counts.yes,
        no=counts.no,
        abstain=counts.abstain,
        issued=counts.issued,
        returned=counts.returned,
        invalid=counts.invalid,
    )


def _note_held(writer: Writer, activity_id: int, on: date) -> None:
    values = held_values(standing_activity(activity_id), on)
    if values:
        writer.update(Activity, activity_id, **values)


def _agenda_item(item_id: int | None, activity_id: int) -> int | None:
    if item_id is None:
        return None
    found = AgendaItem.get_or_none(AgendaItem.id == item_id)
    if found is None or found.activity_id != activity_id:
        raise RefusedError("这个议题不在这次会议上。请另选议题。")
    return item_id


def _title(text: str) -> str:
    title = trimmed(text, Vote.title.max_length)
    if not title:
        raise RefusedError("要写明表决什么。请填写事项。")
    return title


def _seats(count: int | None) -> int:
    if count is None or not FEWEST_SEATS <= count <= MOST_SEATS:
        raise RefusedError(
            "应选名额要在 {fewest} 到 {most} 之间。请填写。", fewest=FEWEST_SEATS, most=MOST_SEATS
        )
    return count


def _raise_first(faults: Sequence[Sentence]) -> None:
    if faults:
        raise RefusedError(faults[0].template, **faults[0].facts)
