"""The 台账体检: every check run over everything that is recorded.

ID and telephone numbers never stand in the facts of a finding, so its sentence may be printed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dangjian_desktop.domain.checks import Check, Found, Who, digest, fingerprint
from dangjian_desktop.domain.fact_kinds import FACT_KINDS, PersonTest, getter, word_of
from dangjian_desktop.domain.mending import mend_of
from dangjian_desktop.domain.organisation_rules import (
    ORGANISATION_KINDS,
    OrganisationTester,
    ready_testers,
)
from dangjian_desktop.domain.person_record import Book, PersonRecord
from dangjian_desktop.domain.progress import Progress
from dangjian_desktop.domain.spell_kinds import SPELL_TESTS
from dangjian_desktop.domain.vocabulary import Stage

#: People between two reports of progress.
REPORT_EVERY = 1000


class Finding(NamedTuple):
    """One finding.

    Attributes:
        facts: What the sentence names; seen: fingerprint of what it rests on.
        can_mend: Whether the check's mend is certain for this record.
    """

    check: Check
    person_id: int | None
    organisation_id: int | None
    facts: Mapping[str, str]
    seen: str
    can_mend: bool = False


CrowdTest = Callable[[Book], Iterator[tuple[PersonRecord, Found]]]

PERSON_KINDS: Mapping[str, Callable[..., PersonTest]] = {**FACT_KINDS, **SPELL_TESTS}


def _shared(*, keys: Sequence[str], is_secret: bool = False) -> CrowdTest:
    """The same values with more than one person; whoever has an empty one is passed over.

    Args:
        is_secret: Whether the values may not be told (numbers).
    """
    reads = [getter(key) for key in keys]
    words = "、".join(word_of(key) for key in keys)

    def test(book: Book) -> Iterator[tuple[PersonRecord, Found]]:
        alike: dict[tuple[Any, ...], list[PersonRecord]] = defaultdict(list)
        for record in book.people:
            values = tuple(read(record) for read in reads)
            if all(value not in (None, "") for value in values):
                alike[values].append(record)
        for values, records in alike.items():
            if len(records) < 2:
                continue
            for record in records:
                others = [other for other in records if other is not record]
                told = "、".join(_named(other, book) for other in others)
                uids = ",".join(sorted(other.uid for other in others))
                facts = {"field": words, "others": told, "count": str(len(records))}
                seen = digest(repr(values)) if is_secret else repr(values)
                yield record, Found(facts, (digest(seen + uids),))

    return test


CROWD_KINDS: Mapping[str, Callable[..., CrowdTest]] = {"shared": _shared}
#: The whole small vocabulary of tests.
KINDS = frozenset(PERSON_KINDS) | frozenset(CROWD_KINDS) | frozenset(ORGANISATION_KINDS)


# Running them ----------------------------------------------------------------------------------


def made_ready(check: Check) -> None:
    """Prove that a check can be made.

    Raises:
        KeyError: When there is no such kind of test, field or word.
        TypeError: When a value is not one of the test's, or one is missing.
        ValueError: When a term is none that there is.
    """
    frozenset(map(Stage, check.stages))
    if check.kind in ORGANISATION_KINDS:
        OrganisationTester.of(check)
    elif check.kind in CROWD_KINDS:
        CROWD_KINDS[check.kind](**check.parameters)
    else:
        PERSON_KINDS[check.kind](**check.parameters)


def findings(checks: Iterable[Check], book: Book, progress: Progress) -> Iterator[Finding]:
    """Yield everything that the checks that are on find, people first."""
    on = [check for check in checks if check.is_on]
    yield from _of_people([c for c in on if c.kind in PERSON_KINDS], book, progress)
    for check in on:
        if check.kind in CROWD_KINDS:
            progress(f"正在检查：{check.title}", _SHARE_OF_PEOPLE)
            for record, found in CROWD_KINDS[check.kind](**check.parameters)(book):
                if record.who(book.on) is check.who:
                    yield _finding(check, record, found, book)
    testers = ready_testers(on)
    progress("正在检查组织", _SHARE_OF_PEOPLE)
    for tester in testers:
        for organisation in book.organisations.values():
            for found in tester.found(organisation, book.on):
                facts = {"name": organisation.name, **found.facts}
                yield Finding(
                    tester.check,
                    found.person_id,
                    organisation.organisation_id,
                    facts,
                    fingerprint(found.seen),
                )


_SHARE_OF_PEOPLE = 0.9


def _of_people(checks: Sequence[Check], book: Book, progress: Progress) -> Iterator[Finding]:
    """Ask of each person only what is asked of somebody at that stage."""
    tests = [(check, PERSON_KINDS[check.kind](**check.parameters)) for check in checks]
    asked: dict[tuple[Who, Stage | None], list[tuple[Check, PersonTest]]] = {}
    for number, record in enumerate(book.people):
        if number % REPORT_EVERY == 0:
            done = number / len(book.people)
            progress("正在检查人员", done * _SHARE_OF_PEOPLE)
        of = record.who(book.on), record.stage
        if of not in asked:
            asked[of] = [
                (check, test)
                for check, test in tests
                if check.who is of[0] and (not check.stages or of[1] in check.stages)
            ]
        for check, test in asked[of]:
            found = test(record, book)
            if found is not None:
                yield _finding(check, record, found, book)


def _finding(check: Check, record: PersonRecord, found: Found, book: Book) -> Finding:
    can_mend = bool(check.mend) and mend_of(check.mend, record, book.branches, book.on) is not None
    facts = {"name": record.facts.name, **found.facts}
    return Finding(check, record.person_id, None, facts, fingerprint(found.seen), can_mend)


def _named(record: PersonRecord, book: Book) -> str:
    branch = book.names.get(record.branch_id or 0)
    if branch is None:
        branch = "已减少" if record.departures else "未编入支部"
    return f"{record.facts.name}（{branch}）"
