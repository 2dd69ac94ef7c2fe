"""Counts of votes as they are entered: what cannot be, what a ballot is worth, what is told.

The thresholds are in `domain.votes`; here is whether the numbers that somebody typed fit together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.votes import Regime, is_ballot_valid, written_votes_counted

#: What is voted on person by person.
ABOUT_ONE_PERSON = frozenset({Regime.ADMISSION, Regime.DISPOSAL})
#: What a regime is called in a menu and on paper.
REGIME_WORDS: Mapping[Regime, str] = {
    Regime.ORDINARY: "一般决议",
    Regime.ADMISSION: "接收、转正表决",
    Regime.ELECTION: "选举",
    Regime.COMMITTEE: "支委会表决",
    Regime.DISPOSAL: "组织处置表决",
}

# Fields of a form of counts, by which faults are told at the field.
YES, NO, ABSTAIN = "yes", "no", "abstain"
ISSUED, RETURNED, INVALID = "issued", "returned", "invalid"
COUNT_KEYS = (YES, NO, ABSTAIN, ISSUED, RETURNED, INVALID)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the room; None where nothing was told.

    Attributes:
        issued, returned: Ballots given out and handed back; of a secret vote.
        invalid: Ballots that do not count.
    """

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    issued: int | None = None
    returned: int | None = None
    invalid: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was told."""
        told = (self.yes, self.no, self.abstain, self.issued, self.returned, self.invalid)
        return all(count is None for count in told)

    @property
    def sum(self) -> int:
        """Return all who said something, invalid ballots included."""
        return sum(count or 0 for count in (self.yes, self.no, self.abstain, self.invalid))

    @property
    def valid(self) -> int | None:
        """Return the ballots that count; None when it is not known how many came back."""
        return None if self.returned is None else self.returned - (self.invalid or 0)


@dataclass(frozen=True, slots=True)
class CountFault:
    """What is wrong with one number: the key of its field, and the sentence."""

    key: str
    said: Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """What ballots read out one by one add up to.

    Attributes:
        yes: Votes by candidate. invalid: Ballots that mark more names than there are seats.
    """

    yes: Mapping[int, int]
    returned: int
    invalid: int


@dataclass(frozen=True, slots=True)
class VotersInRoom:
    """Who may have voted in the room.

    Attributes:
        count: Those present with a vote, or, where attendance is not recorded, all who have one.
        came: Whether it is those present.
    """

    count: int
    came: bool = True


def count_faults(counts: Counts, *, voters: VotersInRoom, is_secret: bool) -> list[CountFault]:
    """Return everything that cannot be about the counts of a vote, each at its field.

    Args:
        counts: What was told.
        voters: Who may have voted in the room.
        is_secret: Whether there were ballots.

    More ballots back than were given out is no fault of the entry: that vote is void.
    """
    found = [*_too_many(counts, voters)]
    invalid, returned = counts.invalid, counts.returned
    if not is_secret or returned is None:
        spoken = counts.sum
        if spoken > voters.count and not found:
            found.append(CountFault(ABSTAIN, _more_than(voters, Word("票数合计"), spoken)))
        return found
    if invalid is not None and invalid > returned:
        found.append(
            CountFault(
                INVALID,
                Sentence(
                    "废票 {invalid} 张，比收回的 {returned} 张还多。请核对。",
                    invalid=invalid,
                    returned=returned,
                ),
            )
        )
    elif counts.yes is not None and counts.sum != returned:
        is_whole = None not in (counts.no, counts.abstain)
        if is_whole or counts.sum > returned:
            found.append(
                CountFault(
                    RETURNED,
                    Sentence(
                        "赞成、不赞成、弃权和废票合计 {sum}，"
                        "与收回的 {returned} 张对不上。请核对。",
                        sum=counts.sum,
                        returned=returned,
                    ),
                )
            )
    return found


def _too_many(counts: Counts, voters: VotersInRoom) -> Iterable[CountFault]:
    for key, word, count in (
        (YES, Word("赞成"), counts.yes),
        (NO, Word("不赞成"), counts.no),
        (ABSTAIN, Word("弃权"), counts.abstain),
        (ISSUED, Word("发出选票"), counts.issued),
    ):
        if count is not None and count > voters.count:
            yield CountFault(key, _more_than(voters, word, count))


def _more_than(voters: VotersInRoom, word: Word, count: int) -> Sentence:
    """Return the sentence that more was counted than there are voters, and which voters."""
    if voters.came:
        return Sentence(
            "{word} {count}，比到会有表决权的 {voters} 人还多。请核对。",
            word=word,
            count=count,
            voters=voters.count,
        )
    return Sentence(
        "{word} {count}，比应到会有表决权的 {voters} 人还多。请核对；到会还没有登记。",
        word=word,
        count=count,
        voters=voters.count,
    )


def ballot_faults(counts: Counts, *, voters: VotersInRoom) -> list[CountFault]:
    """Return what cannot be about the ballots of an election, before any name is counted."""
    found = [fault for fault in _too_many(counts, voters) if fault.key == ISSUED]
    if counts.returned is not None and (counts.invalid or 0) > counts.returned:
        found += count_faults(
            Counts(returned=counts.returned, invalid=counts.invalid), voters=voters, is_secret=True
        )
    return found


def candidate_faults(
    votes: Mapping[int, Counts], *, valid: int, seats: int
) -> dict[int, list[Sentence]]:
    """Return what cannot be about the votes that candidates got, by candidate.

    Args:
        votes: Yes, no and abstentions by candidate.
        valid: Ballots that count.
        seats: Names that a ballot may mark.
    """
    found: dict[int, list[Sentence]] = {}
    for key, counts in votes.items():
        if counts.sum > valid:
            found.setdefault(key, []).append(
                Sentence(
                    "合计 {sum} 票，比有效选票 {valid} 张还多。请核对。",
                    sum=counts.sum,
                    valid=valid,
                )
            )
    total = sum(counts.yes or 0 for counts in votes.values())
    if total > valid * seats and not found:
        last = list(votes)[-1]
        found[last] = [
            Sentence(
                "各人得票合计 {total}，比 {valid} 张有效选票各选 {seats} 人还多。请核对。",
                total=total,
                valid=valid,
                seats=seats,
            )
        ]
    return found


def read_ballots(ballots: Sequence[Collection[int]], seats: int) -> Read:
    """Return what ballots add up to; one that marks more names than seats is void by itself.

    Args:
        ballots: The candidates that each ballot marks; an empty one is valid and elects nobody.
        seats: Names that a ballot may mark.
    """
    yes: dict[int, int] = {}
    invalid = 0
    for marks in ballots:
        if not is_ballot_valid(len(marks), seats):
            invalid += 1
            continue
        for candidate_id in marks:
            yes[candidate_id] = yes.get(candidate_id, 0) + 1
    return Read(yes, len(ballots), invalid)


def came_in_time(handed_in: datetime, held_on: date, begins: str) -> bool:
    """Whether a written opinion came before the meeting began.

    Without an hour at which the meeting began only what came on an earlier day is known to have
    been in time.
    """
    beginning = datetime.fromisoformat(f"{held_on.isoformat()}T{begins or '00:00'}")
    return written_votes_counted([handed_in], beginning) == 1
