"""What 组织关系 asks of today: letters that end, members to be reached, decisions that are due.

Who is out of contact is not named here: this list hangs beside the desk as 本月工作提示.
"""

from collections.abc import Iterator
from datetime import date

from dangjian_desktop.domain.problems import Sentence, Told
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem, band_of
from dangjian_desktop.domain.transfers import TransferState
from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState, TransferDirection
from dangjian_desktop.queries.transfers import (
    AwayQuery,
    AwayRow,
    OutOfContactQuery,
    OutOfContactRow,
    TransferRow,
    TransfersQuery,
    transfer_rules_on,
)

#: Codes of the views of the page, in `TodayItem.kind`.
LETTERS, AWAY, LOST = "letters", "away", "lost"
_STATES = {
    TransferState.EXPIRED: ObligationState.OVERDUE,
    TransferState.EXPIRING: ObligationState.DUE_SOON,
    TransferState.WAITING: ObligationState.OPEN,
}


def transfers_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield letters that end or wait for us, contacts that are due, and what may be decided."""
    for letter in TransfersQuery(on, within, with_closed=False).fetch():
        item = _letter_item(letter, on)
        if item is not None:
            yield item
    for away in AwayQuery(on, within, with_marked=False).fetch():
        if away.is_overdue or away.is_due_soon:
            yield _contact_item(away, on)
    for lost in OutOfContactQuery(on, within).fetch():
        item = _lost_item(lost, on)
        if item is not None:
            yield item


def _letter_item(row: TransferRow, on: date) -> TodayItem | None:
    """Return the item of a letter: one that ends, or one that waits for us to receive it."""
    comes = row.direction is TransferDirection.IN
    is_soon = row.state is not TransferState.WAITING
    if not (is_soon or comes):
        return None
    what = (
        Told("接收转入的{person}", person=row.whom.name)
        if comes
        else Told("催办{person}的组织关系", person=row.whom.name)
    )
    band = band_of(row.valid_until, on, is_soon=True)
    assert band is not None
    return TodayItem(
        Source.TRANSFER,
        band,
        _STATES[row.state],
        what,
        row.to_name if comes else row.from_name,
        row.valid_until,
        Told("介绍信有效期到这天；接收以前由{name}负责", name=row.answers),
        Act.OPEN_TRANSFERS,
        organisation_id=row.branch_id,
        row_id=row.whom.person_id,
        kind=LETTERS,
    )


def _contact_item(row: AwayRow, on: date) -> TodayItem:
    """Return the item of a contact that is due."""
    assert row.contact_due_on is not None
    band = band_of(row.contact_due_on, on, is_soon=True)
    assert band is not None
    return TodayItem(
        Source.TRANSFER,
        band,
        ObligationState.OVERDUE if row.is_overdue else ObligationState.DUE_SOON,
        Told("联系{kind}{person}", kind=PRINTED[row.kind], person=row.whom.name),
        row.whom.branch_name,
        row.contact_due_on,
        Told("流出地党支部要同外出的党员保持联系"),
        Act.OPEN_TRANSFERS,
        organisation_id=row.whom.branch_id,
        row_id=row.whom.person_id,
        kind=AWAY,
    )


def _lost_item(row: OutOfContactRow, on: date) -> TodayItem | None:
    """Return the item of somebody out of contact: a search, or a decision by who decides."""
    rules = transfer_rules_on(on)
    if row.is_ripe and row.stopped_on is None:
        what = Told("研究失联满 {months} 个月的党员", months=rules.lost.stop_months)
        why = Sentence("经查找没有联系上；是否停止党籍，{who}", who=rules.deciders.stop)
    elif row.is_ripe:
        what = Told("研究停止党籍满 {years} 年的党员", years=rules.lost.removal_years)
        why = Sentence("仍没有联系上的，{who}", who=rules.deciders.removal)
    elif row.stopped_on is None and row.spell_id is not None and row.searched_on is None:
        what = Told("查找失联的党员")
        why = Sentence("失联的要用各种办法查找，并登记查找的日子")
    else:
        return None
    return TodayItem(
        Source.TRANSFER,
        Band.THIS_MONTH,
        ObligationState.OPEN,
        what,
        row.whom.branch_name,
        None,
        Told(why.template, **why.facts),
        Act.OPEN_TRANSFERS,
        organisation_id=row.whom.last_branch_id,
        row_id=row.whom.person_id,
        kind=LOST,
    )
