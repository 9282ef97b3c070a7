"""What the words on the public pages mean, from explained.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def explained() -> dict[str, Any]:
    """Return `statuses` and `terms`, each a plain sentence by its word, and the `licence` of the data files.

    >>> explained()["statuses"]["已完成"]
    '规划期结束，达到了目标。'
    """
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("explained.yaml").read_text(encoding="utf-8"))
    return found
