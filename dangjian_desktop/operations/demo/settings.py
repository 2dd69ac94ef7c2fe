"""What the demonstration's branches have set for themselves: views, a rule, findings let stand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.views import view_of
from dangjian_desktop.operations.examination import change_check, mark_findings_ignored
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.operations.views import add_view
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.queries.examination import ExaminationQuery


def write_settings(writer: Writer, plan: Mapping[str, Any]) -> None:
    """Write the views of the mine's own, what it sets otherwise, and what it lets stand."""
    on = date.fromisoformat(plan["on"])
    keys = {field.label: field.key for field in custom_fields(FieldSubject.PERSON)}
    for table in plan["view"]:
        view = view_of(table["name"], _keyed(table, keys)).value
        assert view is not None, f"no view {table}"
        add_view(name=table["name"], view=view).body(writer)
    for table in plan["check"]:
        change_check(
            check_code=table["code"], values=table["values"], note=table["note"], on=on
        ).body(writer)
    found = ExaminationQuery(on).fetch()
    for table in plan["ignored"]:
        findings = [row.finding_id for row in found if row.check.code == table["code"]]
        mark_findings_ignored(
            findings=findings[: table["count"]],
            reason=table["reason"],
            on=date.fromisoformat(table["on"]),
        ).body(writer)


def _keyed(value: Any, keys: Mapping[str, str]) -> Any:
    """Return a table of the description with the labels of own fields replaced by their keys."""
    if isinstance(value, Mapping):
        return {key: _keyed(one, keys) for key, one in value.items()}
    if isinstance(value, list):
        return [_keyed(one, keys) for one in value]
    return keys.get(value, value) if isinstance(value, str) else value
