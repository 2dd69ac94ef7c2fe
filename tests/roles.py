"""What a role may do, as it is declared in the program's own files."""

from pathlib import Path

from dangjian_desktop.domain.rights import Right, Role
from dangjian_desktop.storage.shipped_roles import read_roles

ROLES = Path(__file__).parents[1] / "resources" / "roles"


def rights_of(role: Role) -> frozenset[Right]:
    """Return every right of a role."""
    return read_roles(ROLES).roles[role].rights
