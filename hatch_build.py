"""Maps resources/ into a built wheel; a checkout finds it where it stands (host.paths)."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds resources/ to real wheels only: an editable install would copy 66 MB of fonts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Register the folder before hatchling collects the files."""
        if version == "standard":
            build_data["force_include"]["resources"] = "dangjian_desktop/resources"
