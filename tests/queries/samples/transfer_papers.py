"""Samples of the papers of 组织关系."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import AwayKind, TransferDirection, TransferPaper
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.transfer_papers import (
    AwayPersonQuery,
    OpenLetterQuery,
    TransferLetterQuery,
)
from dangjian_desktop.storage.models import (
    AwaySpell,
    Contact,
    OutOfContactSpell,
    Person,
    Transfer,
)
from tests import make

ON = date(2026, 11, 21)
ISSUED = date(2025, 12, 1)

#: Which letter and whose is known once it is written.
SAMPLES: dict[type[Any], list[Any]] = {
    OpenLetterQuery: [],
    AwayPersonQuery: [],
    TransferLetterQuery: [],
}


def fill(*, branch: int, **_ids: int) -> None:
    """A letter to another branch of the file; somebody away, out of contact and searched for."""
    person = Person.get(Person.name == "李四").id  # who has left: nobody else's sample

    def write(writer: Any) -> int:
        spell = {"person": person, "since": ISSUED}
        writer.insert(AwaySpell, kind=AwayKind.FLOATING, **spell)
        writer.insert(OutOfContactSpell, **spell)
        writer.insert(Contact, person=person, contacted_on=ISSUED, was_reached=False)
        letter: int = writer.insert(
            Transfer,
            person=person,
            direction=TransferDirection.OUT,
            paper=TransferPaper.LETTER,
            branch=branch,
            other_branch=branch,
            issued_on=ISSUED,
            valid_until=date(2026, 3, 1),
            received_on=date(2026, 1, 1),
        )
        return letter

    letter = make.done(Operation("布景", "letter", write))
    SAMPLES[OpenLetterQuery][:] = [OpenLetterQuery(person)]
    SAMPLES[AwayPersonQuery][:] = [AwayPersonQuery(person, ON)]
    SAMPLES[TransferLetterQuery][:] = [TransferLetterQuery(letter)]
