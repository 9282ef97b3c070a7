"""The commands as they are called: in a process of their own, with the data in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_CODE = "import sys; from lantu.__main__ import main; sys.exit(main(sys.argv[1:]))"
_NOT_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "LANTU_DATA")


def lantu(data: Path | None, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command on the data of a folder; None does not say which. `folder` is where it is called from."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    said = {"LANTU_DATA": str(data)} if data else {}
    return subprocess.run(
        [sys.executable, "-c", _CODE, *arguments], env={**environment, **said}, cwd=folder, capture_output=True, text=True
    )  # fmt: skip
