"""Prints the page of every rule into docs/rules/, and their list: part of `make docs`."""

from __future__ import annotations

from pathlib import Path

from lantu.checking.registry import all_rules
from lantu.checking.shown.cards import page_of
from lantu.checking.shown.terminal import NAMES

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> dict[str, str]:
    """Return the words of each file of docs/rules/."""
    rows = "\n".join(
        f"| [{r.code}]({r.code}.md) | {NAMES[r.severity]} | {r.title} | {r.category} |" for r in all_rules()
    )
    head = "# 检查规则\n\n由 `make docs` 从规则印出；改规则，不改这里。\n\n| 编号 | 程度 | 问题 | 类别 |\n| --- | --- | --- | --- |\n"
    return {"README.md": f"{head}{rows}\n", **{f"{rule.code}.md": page_of(rule) for rule in all_rules()}}


def main() -> None:
    """Write the pages; take away those of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    for name, words in pages().items():
        (FOLDER / name).write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
