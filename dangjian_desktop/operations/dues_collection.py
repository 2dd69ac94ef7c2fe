"""Money of a whole sheet of 党费: what branches collect on a day, and what was ticked wrongly.

One tick and a hundred ticks are one operation each, so that one undo takes them back.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from dangjian_desktop.domain.dues_entries import PaymentEntry
from dangjian_desktop.operations.dues import record_payments, void_payment
from dangjian_desktop.operations.runner import RefusedError, Writer, operation


@operation("登记收缴党费")
def record_collection(
    writer: Writer,
    *,
    entries: Mapping[int, Sequence[PaymentEntry]],
    paid_on: date,
    on: date,
) -> tuple[int, ...]:
    """Record what people handed over, branch by branch; return the payments' ids.

    Args:
        writer: Writes.
        entries: What each hands over, by the branch that takes it.
        paid_on: Day.
        on: Today.

    Raises:
        InputError: As `record_payments`.
        RefusedError: When nobody is chosen, or somebody is no more.
    """
    if not any(entries.values()):
        raise RefusedError("还没有勾选交纳党费的人。请至少勾选一人。")
    found: list[int] = []
    for organisation_id, of_branch in entries.items():
        if of_branch:
            found += record_payments(
                entries=of_branch, organisation_id=organisation_id, paid_on=paid_on, on=on
            ).body(writer)
    return tuple(found)


@operation("取消收缴党费")
def void_payments(writer: Writer, *, payment_ids: Sequence[int], reason: str, on: date) -> None:
    """Let several payments count no more; they stay, marked as void.

    Raises:
        RefusedError: When there is none, or one is no more or void already.
    """
    if not payment_ids:
        raise RefusedError("没有可以取消的收缴记录，不必取消。")
    for payment_id in payment_ids:
        void_payment(payment_id=payment_id, reason=reason, on=on).body(writer)
