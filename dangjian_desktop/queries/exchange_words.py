"""What items of an exchange package say in words: titles and values, before they are accepted."""

from collections.abc import Iterable, Mapping
from typing import Any

from peewee import BooleanField

from dangjian_desktop.domain.people import FIELD_BY_KEY, Sensitivity, masked
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.storage.exchange_rows import Identities, NoIdentities, column, referred
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    Activity,
    Organisation,
    OrganisationSpell,
    Person,
)
from dangjian_desktop.storage.models.base import EnumField, Table
from dangjian_desktop.storage.shipped_exchange import shipped_exchange

#: Columns that name a row, the first that says something.
_TITLES = ("title", "name", "label", "text", "number", "code", "item", "field", "book")


class ExchangeWords:
    """Names of what rows point to: as they stand here, or as they come.

    Args:
        names: Of the plan, or none where only the package is asked.
        coming: By table and uid, the rows that come.
    """

    def __init__(
        self,
        names: Identities | NoIdentities,
        coming: Iterable[tuple[str, tuple[Any, ...], Mapping[str, Any]]],
    ) -> None:
        self._names = names
        self._coming: dict[tuple[str, Any], Mapping[str, Any]] = {
            (table, key[0]): row for table, key, row in coming
        }

    def title(self, table: str, key: tuple[Any, ...], row: Mapping[str, Any]) -> str:
        """Return what an item is called: what it belongs to, and what itself is named."""
        told = shipped_exchange().tables[table]
        parts = [
            self.value(table, name, value)
            for name, value in zip(told.key, key, strict=False)
            if value is not None
        ]
        if not told.key:
            if table in ("person", "organisation", "activity"):
                return self._name(TABLE_BY_NAME[table], key[0])
            parts += [
                self.value(table, name, row[name])
                for name in row
                if row[name] and referred(TABLE_BY_NAME[table], name) is not None
            ][:1]
            parts += [str(row[name]) for name in _TITLES if row.get(name)][:1]
        return " ".join(parts)

    def value(self, table: str, name: str, value: Any) -> str:
        """Return a stored value as it is read; ID numbers and the like masked."""
        model = TABLE_BY_NAME[table]
        if value is None or value == "":
            return ""
        other = referred(model, name)
        if other is not None:
            return self._name(other, value)
        kept = column(model, name)
        if isinstance(kept, BooleanField):
            return "是" if value else "否"
        if isinstance(kept, EnumField):
            return str(PRINTED.get(kept.kind(value), value))
        if model is Person and name in FIELD_BY_KEY:
            how = FIELD_BY_KEY[name].sensitivity
            return str(value) if how is Sensitivity.OPEN else masked(str(value), how)
        if model is Activity and name == "kind":
            return kind_label(str(value))
        return str(value)

    def _name(self, table: type[Table], uid: str) -> str:
        row_id = self._names.row_id(table, uid)
        coming = self._coming.get((table.table_name(), uid), {})
        if table is Person:
            found = _asked(row_id, Person.select(Person.name).where(Person.id == row_id))
            return str(found[0][0]) if found else str(coming.get("name", ""))
        if table is Organisation:
            spells = OrganisationSpell.select(OrganisationSpell.name)
            found = _asked(
                row_id,
                spells.where(OrganisationSpell.organisation == row_id).order_by(
                    OrganisationSpell.id.desc()
                ),
            )
            spell = self._coming.get(("organisation_spell", uid), {})
            return str(found[0][0]) if found else str(spell.get("name", ""))
        if table is Activity:
            found = _asked(
                row_id,
                Activity.select(Activity.held_on, Activity.title, Activity.kind).where(
                    Activity.id == row_id
                ),
            )
            if found:
                held_on, title, kind = found[0]
                return f"{held_on.isoformat()} {title or kind_label(kind)}"
            kind = str(coming.get("kind", ""))
            return f"{coming.get('held_on', '')} {coming.get('title') or kind_label(kind)}".strip()
        told = next((str(coming[name]) for name in _TITLES if coming.get(name)), "")
        if row_id is None:
            return told
        stored = table.get_or_none(table.id == row_id)
        return next(
            (str(getattr(stored, name)) for name in _TITLES if getattr(stored, name, "")), told
        )


def _asked(row_id: int | None, query: Any) -> list[Any]:
    """Return what is told of a row; of one that is not here nothing is asked."""
    return [] if row_id is None else list(rows(query))
