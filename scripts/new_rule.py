"""Writes the skeleton of a rule and its page of cases: `make new-rule CODE=A099 NAME=growth_without_base`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = ROOT / "lantu" / "checking" / "rules"
CASES = ROOT / "tests" / "checking" / "cases"
RULE = '''"""{code}: TODO what is wrong, in one line."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="{code}",
    title="TODO 问题的名称，不写改法",
    message="TODO 一句话，用规划自己的数：{{number}}。",
    remedy="TODO 请……。",
    severity=Severity.WARNING,
    category="TODO",  # one of lantu.checking.rule.Category
    basis="TODO 算术，或标准及其条款",
    fails="TODO 会报的话，要指出的字放在⟦ ⟧里。",
    passes="TODO 很像、但不该报的话。",
)
def {name}(plan: Plan) -> Iterator[Hit]:
    """TODO why it matters.

    False alarm: TODO when it is one.
    """
    for quantity in plan.quantities:
        yield Hit((quantity.place,), {{"number": quantity.value}})
'''
CASE = """# {code}

TODO: in prose, what the cases show. Each fence is a plan; what the rule must flag stands in ⟦ ⟧, nothing is marked where it must be silent.

```
TODO
```
"""


def main(code: str, name: str) -> int:
    """Write both files; refuse a code that was ever used."""
    if not re.fullmatch(r"[A-Z]\d{3}", code) or not re.fullmatch(r"[a-z][a-z0-9_]+", name):
        print(
            "用法：make new-rule CODE=A099 NAME=growth_without_base（一个大写字母加三位数字；名称用小写英文和下划线）"
        )
        return 2
    if used := sorted(RULES.glob(f"{code.lower()}_*.py")):
        print(f"编号 {code} 已被 {used[0].name} 使用；编号不重复使用。")
        return 1
    rule, case = RULES / f"{code.lower()}_{name}.py", CASES / f"{code}.md"
    rule.write_text(RULE.format(code=code, name=name), encoding="utf-8")
    case.parent.mkdir(exist_ok=True)
    case.write_text(CASE.format(code=code), encoding="utf-8")
    print(f"已写出 {rule.relative_to(ROOT)} 和 {case.relative_to(ROOT)}；填好 TODO 后运行 make test。")
    return 0


if __name__ == "__main__":
    sys.exit(main(*[*sys.argv[1:], "", ""][:2]))
