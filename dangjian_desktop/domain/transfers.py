"""组织关系: how long a letter is valid, who must be contacted by when, and what 失联 comes to.

Source: 《中国共产党党员教育管理工作条例》 (2019), chapter 5, and the 中组部 on letters
(2004); the numbers stand in ``transfers.*``. Everything here is a fact for people who decide:
nobody's state is changed by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Fault, Sentence
from dangjian_desktop.domain.rule_values import value_of, whole_value, word_of
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.vocabulary import AwayKind

_YEAR = 12
#: Where the contacts of floating members stand; a local rule with a switch.
FLOATING_RULE = "transfers.floating"


class TransferState(StrEnum):
    """How a letter stands on a day; reckoned, never stored."""

    WAITING = "transfer_waiting"
    EXPIRING = "transfer_expiring"
    EXPIRED = "transfer_expired"
    RECEIVED = "transfer_received"
    WITHDRAWN = "transfer_withdrawn"


TRANSFER_STATE_WORDS: Mapping[TransferState, str] = {
    TransferState.WAITING: "待接收",
    TransferState.EXPIRING: "快到期",
    TransferState.EXPIRED: "过期未接收",
    TransferState.RECEIVED: "已接收",
    TransferState.WITHDRAWN: "已收回",
}
#: States in which nothing has come of a letter yet.
OPEN_STATES = frozenset({TransferState.WAITING, TransferState.EXPIRING, TransferState.EXPIRED})


@dataclass(frozen=True, slots=True)
class LetterRule:
    """Validity of a letter: usually so many days, at most so many months."""

    usual_days: int
    most_months: int

    def usual_until(self, issued_on: date) -> date:
        """Return the usual last day of a letter."""
        return issued_on + timedelta(days=self.usual_days)

    def latest_until(self, issued_on: date) -> date:
        """Return the last day that a letter may name."""
        return add_months(issued_on, self.most_months)

    def fault(self, issued_on: date, valid_until: date) -> Fault | None:
        """Return what is wrong with the last day of a letter."""
        if valid_until < issued_on:
            return Fault(
                "transfer.until_early", valid_until.isoformat(), hint=issued_on.isoformat()
            )
        latest = self.latest_until(issued_on)
        if valid_until > latest:
            return Fault("transfer.until_late", valid_until.isoformat(), hint=latest.isoformat())
        return None


def letter_rule(values: Mapping[str, Any]) -> LetterRule:
    """Read the values of ``transfers.letter``."""
    return LetterRule(
        whole_value(values, "usual_days", lowest=1), whole_value(values, "most_months", lowest=1)
    )


@dataclass(frozen=True, slots=True)
class PapersRule:
    """Up to so many months away need no paper, up to so many a 证明信; longer ones a transfer."""

    none_months: int
    certificate_months: int


def papers_rule(values: Mapping[str, Any]) -> PapersRule:
    """Read the values of ``transfers.papers``."""
    return PapersRule(whole_value(values, "none_months"), whole_value(values, "certificate_months"))


@dataclass(frozen=True, slots=True)
class AbroadRule:
    """Months from one contact to the next, and years of study after which 党籍 generally stops."""

    contact_months: int
    study_years: int


def abroad_rule(values: Mapping[str, Any]) -> AbroadRule:
    """Read the values of ``transfers.abroad``."""
    return AbroadRule(
        whole_value(values, "contact_months", lowest=1),
        whole_value(values, "study_years", lowest=1),
    )


def floating_months(values: Mapping[str, Any]) -> int | None:
    """Read ``transfers.floating``: months from contact to contact; None while it is off."""
    months = whole_value(values, "contact_months", lowest=1)
    return months if value_of(values, "is_on") is True else None


@dataclass(frozen=True, slots=True)
class OutOfContactRule:
    """Months until 党籍 may be stopped, and years after that until 除名 is to be talked over."""

    stop_months: int
    removal_years: int

    def may_stop_on(self, since: date) -> date:
        """Return the first day on which somebody last heard of on a day may be stopped."""
        return add_months(since, self.stop_months)

    def removal_on(self, stopped_on: date) -> date:
        """Return the day from which somebody stopped on a day counts as having left."""
        return add_months(stopped_on, _YEAR * self.removal_years)


def out_of_contact_rule(values: Mapping[str, Any]) -> OutOfContactRule:
    """Read the values of ``transfers.out_of_contact``."""
    return OutOfContactRule(
        whole_value(values, "stop_months", lowest=1),
        whole_value(values, "removal_years", lowest=1),
    )


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who decides on stopping, on giving back, and on 除名."""

    stop: str
    restore: str
    removal: str


def deciders(values: Mapping[str, Any]) -> Deciders:
    """Read the values of ``transfers.decisions``."""
    return Deciders(*(word_of(values, key) for key in ("stop", "restore", "removal")))


@dataclass(frozen=True, slots=True)
class Reminders:
    """Days before the end of a letter, and before a contact, from which they are amber."""

    letter_days: int
    contact_days: int


def transfer_reminders(values: Mapping[str, Any]) -> Reminders:
    """Read the values of ``transfers.reminders``."""
    return Reminders(whole_value(values, "letter_days"), whole_value(values, "contact_days"))


@dataclass(frozen=True, slots=True)
class TransferRules:
    """All of it, as it stands on a day.

    Attributes:
        must_months: Away for so long at a fairly fixed place, the 组织关系 must go along.
        floating_months: None where the branch has switched that rule off.
    """

    letter: LetterRule
    papers: PapersRule
    must_months: int
    abroad: AbroadRule
    floating_months: int | None
    lost: OutOfContactRule
    deciders: Deciders
    reminders: Reminders

    @classmethod
    def of(cls, rules: RuleSet) -> "TransferRules":
        """Return what the rules of a day say."""
        return cls(
            letter_rule(rules.values_of("transfers.letter")),
            papers_rule(rules.values_of("transfers.papers")),
            whole_value(rules.values_of("transfers.must"), "away_months", lowest=1),
            abroad_rule(rules.values_of("transfers.abroad")),
            floating_months(rules.values_of(FLOATING_RULE)),
            out_of_contact_rule(rules.values_of("transfers.out_of_contact")),
            deciders(rules.values_of("transfers.decisions")),
            transfer_reminders(rules.values_of("transfers.reminders")),
        )

    def state_of(
        self, on: date, valid_until: date, received_on: date | None, withdrawn_on: date | None
    ) -> TransferState:
        """Return how a letter stands on a day; what happened later is not known yet."""
        if received_on is not None and received_on <= on:
            return TransferState.RECEIVED
        if withdrawn_on is not None and withdrawn_on <= on:
            return TransferState.WITHDRAWN
        if on > valid_until:
            return TransferState.EXPIRED
        soon = timedelta(days=self.reminders.letter_days)
        return TransferState.EXPIRING if on + soon >= valid_until else TransferState.WAITING

    def contact_due_on(self, kind: AwayKind, since: date, last_contact: date | None) -> date | None:
        """Return by when somebody who is away must be reached; None where no rule says so.

        An attempt that reached nobody is no contact.
        """
        months = self.floating_months if kind is AwayKind.FLOATING else self.abroad.contact_months
        if months is None:
            return None
        return add_months(last_contact or since, months)

    def facts_of_away(
        self, kind: AwayKind, since: date, on: date, *, host_is_known: bool
    ) -> tuple[Sentence, ...]:
        """Return what the rules say of somebody who is away since a day, for people who decide."""
        told: list[Sentence] = []
        day = since.isoformat()
        if kind is AwayKind.FLOATING:
            must_on = add_months(since, self.must_months)
            if must_on <= on:
                told.append(
                    Sentence(
                        "外出已满 {months} 个月（自 {since}）：去处比较固定的应当转接组织关系，"
                        "不便转接的按流动党员管理。由党支部同本人商定。",
                        months=self.must_months,
                        since=day,
                    )
                )
            else:
                told.append(self._paper_asked(since, on))
                told.append(
                    Sentence(
                        "到 {day} 满 {months} 个月。",
                        day=must_on.isoformat(),
                        months=self.must_months,
                    )
                )
            if not host_is_known:
                told.append(Sentence("流入地党组织还没有登记。请同流入地联系，两头都要登记。"))
        elif kind is AwayKind.STUDY_ABROAD:
            ends = add_months(since, _YEAR * self.abroad.study_years)
            if ends < on:
                told.append(
                    Sentence(
                        "出国学习已超过 {years} 年（自 {since}），一般应停止党籍。{who}。",
                        years=self.abroad.study_years,
                        since=day,
                        who=self.deciders.stop,
                    )
                )
        else:
            told.append(
                Sentence("出国（境）定居的，一般应停止党籍。{who}。", who=self.deciders.stop)
            )
        return tuple(told)

    def _paper_asked(self, since: date, on: date) -> Sentence:
        if on <= add_months(since, self.papers.none_months):
            return Sentence(
                "外出不超过 {months} 个月，不用开证明。", months=self.papers.none_months
            )
        return Sentence(
            "外出超过 {none} 个月、不超过 {months} 个月，开党员证明信。",
            none=self.papers.none_months,
            months=self.papers.certificate_months,
        )

    def facts_of_lost(
        self, since: date, searched_on: date | None, on: date
    ) -> tuple[Sentence, ...]:
        """Return what the rules say of somebody who cannot be found since a day."""
        may_on = self.lost.may_stop_on(since)
        told: list[Sentence] = []
        if searched_on is None:
            told.append(Sentence("还没有登记查找。请用各种办法查找，并登记查找的日子。"))
        if on < may_on:
            told.append(
                Sentence(
                    "失去联系自 {since} 起，到 {day} 满 {months} 个月。",
                    since=since.isoformat(),
                    day=may_on.isoformat(),
                    months=self.lost.stop_months,
                )
            )
        elif searched_on is not None:
            told.append(
                Sentence(
                    "失去联系已满 {months} 个月，经查找没有联系上，可以停止党籍。{who}。",
                    months=self.lost.stop_months,
                    who=self.deciders.stop,
                )
            )
        else:
            told.append(Sentence("失去联系已满 {months} 个月。", months=self.lost.stop_months))
        return tuple(told)

    def facts_of_stopped(
        self, stopped_on: date, on: date, *, was_lost: bool
    ) -> tuple[Sentence, ...]:
        """Return what the rules say of somebody whose 党籍 was stopped on a day."""
        removal_on = self.lost.removal_on(stopped_on)
        back = Sentence("恢复党籍：{who}。", who=self.deciders.restore)
        if not was_lost:
            return (back,)
        if on < removal_on:
            return (
                back,
                Sentence(
                    "到 {day} 停止党籍满 {years} 年，届时仍没有联系的，按自行脱党研究除名。",
                    day=removal_on.isoformat(),
                    years=self.lost.removal_years,
                ),
            )
        return (
            Sentence(
                "停止党籍已满 {years} 年（自 {day}）。仍没有联系的，按自行脱党予以除名：{who}。",
                years=self.lost.removal_years,
                day=stopped_on.isoformat(),
                who=self.deciders.removal,
            ),
            back,
        )
