"""Whom and what the names in a file of a ledger mean: people told apart, organisations by name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.cells import half_width, without_spaces
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.custom_reading import bare
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.ledger_names import LedgerNames
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.people_named import PeopleByIdQuery, PeopleNamedQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Person

_NAME_AND_MARK = re.compile(r"(.+?)\((.+)\)\Z")
_SUFFIX = re.compile(r"(?:党支部|支部|党总支|总支|党委|党小组|小组)\Z")
_SEPARATORS = re.compile(r"[\s/\\、\-—·>|｜]+")


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name that several people of the roster have.

    Attributes:
        people: Row id and the words that tell each apart: branch, crew, birth.
    """

    name: str
    people: tuple[tuple[int, str], ...]


class FileNames:
    """The names of one file; who is meant by a name that several have is chosen once for all.

    A mark in brackets behind a name tells namesakes apart: the branch, the 区队 or the 班组.
    """

    def __init__(
        self, on: date, within: int | None = None, chosen: Mapping[str, int] | None = None
    ) -> None:
        """Read nothing yet.

        Args:
            on: The day. within: Whose ledger it is.
            chosen: Row id of who is meant, by name.
        """
        self._on, self._within = on, within
        self._names = LedgerNames(on, within)
        self._chosen = dict(chosen or {})
        self._tree = Tree.on(on)
        self._here = None if within is None else self._tree.below(within)
        self._known: dict[str, Sequence[Named]] = {}
        self._places: dict[str, tuple[NamedOrganisation, ...]] = {}
        self.asked: dict[str, AskedName] = {}

    def people(self, name: str) -> Sequence[Named]:
        """Return whom a name means; nobody for a name that is not on the roster."""
        plain = without_spaces(name)
        if plain not in self._known:
            self._known[plain] = self._meant(plain)
        return self._known[plain]

    def organisations(self, name: str) -> Sequence[NamedOrganisation]:
        """Return which organisations a name means: of the place first, else of the whole mine.

        A short name (综采一队) and a group with its branch before it are understood.
        """
        key = _SEPARATORS.sub("", name)
        if key not in self._places:
            self._places[key] = self._called(bare(key))
        return self._places[key]

    def _meant(self, name: str) -> Sequence[Named]:
        known = list(self._names.people(name))
        if not known:
            return self._marked(name)
        if len(known) == 1:
            return known
        ids = {one.person_id for one in known}
        told = PeopleByIdQuery(tuple(key for key in ids if key), self._on).fetch()
        self.asked[name] = AskedName(name, tuple(self._options(told)))
        meant = self._chosen.get(name)
        return [one for one in known if one.person_id == meant] if meant in ids else known

    def _marked(self, name: str) -> Sequence[Named]:
        match = _NAME_AND_MARK.match(half_width(name))
        if match is None:
            return ()
        mark = bare(match[2])
        people = PeopleNamedQuery(match[1], self._on).fetch()
        crews = self._crews([one.person_id for one in people])
        return [
            Named(one.name, one.person_id)
            for one in people
            if mark
            in {
                bare(told)
                for told in (one.branch_name, one.told_by, *crews.get(one.person_id, ()))
                if told
            }
            | {_short(bare(one.branch_name))}
        ]

    def _options(self, told: Mapping[int, MentionedPerson]) -> list[tuple[int, str]]:
        crews = self._crews(list(told))
        options = []
        for key, one in sorted(told.items()):
            parts = [one.branch_name, *crews.get(key, ()), one.mark]
            words = "，".join(dict.fromkeys(part for part in parts if part))
            options.append((key, words or one.distinct_name))
        return options

    def _crews(self, person_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        found = rows(
            Person.select(Person.id, Person.section, Person.crew, Person.shift_crew).where(
                Person.id.in_(person_ids)
            )
        )
        return {key: tuple(filter(None, told)) for key, *told in found}

    def _called(self, key: str) -> tuple[NamedOrganisation, ...]:
        if not key:
            return ()
        for only_here in (True, False):
            if only_here and self._here is None:
                continue
            nodes = [
                node
                for node in self._tree.rows
                if not only_here or node.organisation_id in (self._here or ())
            ]
            for fits in (self._is_name, self._is_path, self._is_short):
                found = [node for node in nodes if fits(node, key)]
                if found:
                    return tuple(
                        NamedOrganisation(node.organisation_id, node.name) for node in found
                    )
        return ()

    def _is_name(self, node: OrganisationRow, key: str) -> bool:
        return bare(node.name) == key

    def _is_path(self, node: OrganisationRow, key: str) -> bool:
        parent = self._tree.get(node.parent_id)
        if parent is None or node.kind is not OrganisationKind.PARTY_GROUP:
            return False
        above = bare(parent.name)
        return key in (above + bare(node.name), _short(above) + bare(node.name))

    def _is_short(self, node: OrganisationRow, key: str) -> bool:
        return _short(bare(node.name)) == _short(key)


def _short(name: str) -> str:
    """Return a name of an organisation without the word for what it is."""
    return _SUFFIX.sub("", name) or name


def holder_words(tree: Tree, organisation_id: int, name: str) -> str:
    """Return how a file names whose row it is: a group with its branch before it."""
    node = tree.get(organisation_id)
    if node is None or node.kind is not OrganisationKind.PARTY_GROUP:
        return name
    parent = tree.get(node.parent_id)
    return f"{parent.name} {name}" if parent is not None else name
