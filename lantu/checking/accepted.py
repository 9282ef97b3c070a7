"""Accepted findings (已接受的问题): a person's word, kept beside the plan, that a finding may stay, why, who says so, until when.

The file is YAML, one entry a finding:

    accepted:
      - rule: V003
        place: 地区生产总值达到200亿元
        reason: 附表按省里要求留空
        who: 规划股 王某
        until: 2026-12-31
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lantu.checking.rule import Finding
from lantu.errors import AcceptedInvalid
from lantu.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding: the rule's code, words of the plan that one of its places holds, why, who, the last day it holds."""

    rule: str
    place: str
    reason: str
    who: str
    until: date


class Stale(NamedTuple):
    """An acceptance that no longer does anything, and why."""

    acceptance: Acceptance
    why: str


class Sorting(NamedTuple):
    """Findings that stand, those a person accepted, and acceptances without effect."""

    standing: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]
    stale: tuple[Stale, ...]


def read_acceptances(path: Path) -> tuple[Acceptance, ...]:
    """Return the entries of a file of accepted findings. Raises AcceptedInvalid: it cannot be read, a key is unknown, missing or empty."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        mark = getattr(fault, "problem_mark", None)
        raise AcceptedInvalid(name=path.name, why=f"第 {mark.line + 1} 行写法不对" if mark else "读不出来") from fault
    entries = content.get("accepted") if isinstance(content, Mapping) else None
    if not isinstance(entries, list) or len(content) != 1:
        raise AcceptedInvalid(name=path.name, why="最外层应只有 accepted 一项，下面是列表")
    return tuple(_entry(path.name, number, entry) for number, entry in enumerate(entries, start=1))


def _entry(name: str, number: int, entry: Any) -> Acceptance:
    wanted = {field.name for field in fields(Acceptance)}
    given = set(entry) if isinstance(entry, Mapping) else set()
    if given != wanted:
        lacking, unknown = "、".join(sorted(wanted - given)), "、".join(sorted(map(str, given - wanted)))
        why = f"第 {number} 条" + (f"缺少 {lacking}" if lacking else "") + (f"多出 {unknown}" if unknown else "")
        raise AcceptedInvalid(name=name, why=why)
    if not isinstance(entry["until"], date):
        raise AcceptedInvalid(name=name, why=f"第 {number} 条的 until 不是 2026-12-31 这样的日期")
    texts = {key: str(entry[key] or "").strip() for key in wanted - {"until"}}
    if empty := "、".join(sorted(key for key, words in texts.items() if not words)):
        raise AcceptedInvalid(name=name, why=f"第 {number} 条的 {empty} 是空的")
    return Acceptance(until=entry["until"], **texts)


def set_aside(
    plan: Plan, findings: Iterable[Finding], acceptances: Iterable[Acceptance], today: date, ran: Iterable[str]
) -> Sorting:
    """Return the findings sorted by what a person accepted.

    Args:
        plan: the plan the findings are of.
        findings: all findings.
        acceptances: what was accepted; one past its day accepts nothing.
        today: the day it is.
        ran: codes of the rules that ran; an acceptance of another rule cannot be judged and is left alone.
    """
    known = tuple(acceptances)
    used: set[Acceptance] = set()
    standing, accepted = [], []
    for finding in findings:
        quotes = [plan.text.quote(place) for place in (*finding.places, *finding.related)]
        found = next((one for one in known if one.until >= today and _meets(one, finding, quotes)), None)
        if found is None:
            standing.append(finding)
        else:
            used.add(found)
            accepted.append((finding, found))
    codes = frozenset(ran)
    stale = [
        Stale(one, f"已于 {one.until} 到期" if one.until < today else "没有对应的问题了")
        for one in known
        if one not in used and one.rule in codes
    ]
    return Sorting(tuple(standing), tuple(accepted), tuple(stale))


def _meets(one: Acceptance, finding: Finding, quotes: list[str]) -> bool:
    return one.rule == finding.rule and any(one.place in quote or quote in one.place for quote in quotes)
