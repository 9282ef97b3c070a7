"""Every action that is logged has words."""

from __future__ import annotations

import re
from pathlib import Path

import lantu_web
from lantu_web.log.wording import action_words

ROOM = Path(lantu_web.__file__).parent


def test_every_action_in_the_code_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py") if path.parent.name != "commands"]
    actions = {found for words in sources for found in re.findall(r'action="([\w.]+)"', words)}

    assert len(actions) > 10
    assert [action for action in actions if action_words(action) == action] == []
