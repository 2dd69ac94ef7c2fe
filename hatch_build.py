"""Maps resources/ into a built wheel; a checkout finds it where it stands (host.paths)."""

import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds resources/ to real wheels only: an editable install would copy 66 MB of fonts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Register the folder before hatchling collects the files."""
        if version == "standard":
            compile_texts(Path(self.root))
            build_data["force_include"]["resources"] = "dangjian_desktop/resources"


def compile_texts(root: Path) -> None:
    """Compile i18n/dangjian_en.ts into the resources with the lrelease that PySide6 brings."""
    scripts = sysconfig.get_path("scripts")
    lrelease = shutil.which("pyside6-lrelease", path=scripts) or shutil.which("pyside6-lrelease")
    if lrelease is None:
        raise RuntimeError("pyside6-lrelease is missing: pip install PySide6-Essentials")
    compiled = root / "resources" / "translations" / "dangjian_en.qm"
    compiled.parent.mkdir(exist_ok=True)
    texts = root / "i18n" / "dangjian_en.ts"
    subprocess.run([lrelease, "-silent", str(texts), "-qm", str(compiled)], check=True)
