"""Amounts of ledgers on paper that others read: somebody's own stands there with consent alone.

An amount beside a name is that person's own (`ConsentKind.AMOUNT`); who is named and stands in no
roster cannot have agreed. An amount of a row that shows no name is nobody's.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangjian_desktop.domain.amounts import tells_amount
from dangjian_desktop.domain.ledger_rows import people_of
from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.wall_consents import WallConsentQuery


@dataclass(frozen=True)
class AgreedAmounts:
    """Rows without the amounts to which nobody agreed.

    Attributes:
        count: How many amounts were taken out.
        fields: Keys of their fields, of which no sum may stand there: less what is shown it would
            tell what is not.
    """

    rows: Sequence[EntryRow]
    count: int = 0
    fields: frozenset[str] = frozenset()


def agreed_amounts(rows: Sequence[EntryRow], shown: Collection[str], on: date) -> AgreedAmounts:
    """Take out of rows the amounts of people who have not agreed.

    Args:
        rows: Of one book.
        shown: Keys of what the paper shows of a row: fields, and who took a step.
        on: The day on which a consent must hold.
    """
    fields = [one for row in rows[:1] for one in row.book.fields if one.key in shown]
    agreed = WallConsentQuery(ConsentKind.AMOUNT, on).fetch()
    kept: list[EntryRow] = []
    taken: list[str] = []
    for row in rows:
        values = row.row.values
        hidden = {
            one.key for one in fields if one.key in values and tells_amount(one, values[one.key])
        }
        named = [person for key in shown for person in people_of(row.row, key)]
        if not hidden or all(one.person_id in agreed for one in named):
            kept.append(row)
            continue
        taken += hidden
        left = {key: value for key, value in values.items() if key not in hidden}
        kept.append(replace(row, row=replace(row.row, values=left)))
    return AgreedAmounts(kept, len(taken), frozenset(taken))
