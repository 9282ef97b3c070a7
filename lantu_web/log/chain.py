"""The hash of a line of the log: SHA-256 of the hash before it and the line in canonical JSON."""

from __future__ import annotations

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from lantu_web.log.models import LogEntry


def hash_of(entry: LogEntry) -> str:
    """Return SHA-256(previous hash, newline, canonical JSON of the line) in hex digits.

    Canonical: keys sorted, no white space, characters as they are, the time in UTC to the microsecond.
    """
    line = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "who": entry.who,
        "action": entry.action,
        "about": entry.about,
        "name": entry.name,
        "before": entry.before,
        "after": entry.after,
    }
    return sha256(f"{entry.previous}\n{canonical(line)}".encode()).hexdigest()


def canonical(value: Any) -> str:
    """Return a value as canonical JSON.

    >>> canonical({"b": None, "a": ["甲", 1]})
    '{"a":["甲",1],"b":null}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
