"""The title (标题) of a document."""

from __future__ import annotations

import re

from lantu.source.text import SourceText

_KIND = r"(?:规划|计划|纲要|报告|方案|措施|办法|意见|决定)(?:纲要)?(?:[（(][^）)]{1,14}[）)])?"
_TITLE = re.compile(rf"[^。，；：“”]{{0,60}}{_KIND}")
_LABEL = re.compile(r"标\s*题\s*[：:]\s*")
_ISSUES = re.compile(r"关于印发(.+?)的通\s*知")
_QUOTED = re.compile(rf"《([^》]{{4,60}}{_KIND})》[^。]{{0,24}}(?:印发|已经|业经|同意|批准|审议|以下简称)")
_OPENS = re.compile(r"([^，。《》]{6,60}?(?:规划|计划)(?:纲要)?)(?=根据|是(?!否)|，依据|依据)")
_GOES_ON = re.compile(r"[和及与第二（(]")
_NAMES_NO_BODY = re.compile(r"现在|根据|按照|为|本")
_FAR = 60
_LINES = 3


def read_title(text: SourceText) -> str | None:
    """Return the title: the first short lines that name a plan or report, else the one named in 《》 as issued, else None.

    >>> read_title(SourceText.of_words("某县国民经济和社会发展第十四个五年规划\\n和2035年远景目标纲要\\n第一章 总则"))
    '某县国民经济和社会发展第十四个五年规划和2035年远景目标纲要'
    """
    lines = [_plain(text.words[b.start : b.end]) for b in text.blocks[:_FAR] if b.table is None]
    for index, line in enumerate(lines):
        if len(line) > 60 or line.startswith("《") or lines[max(0, index - 1)].endswith("《"):
            continue
        for used in range(_LINES, 0, -1):
            joined = "".join(lines[index : index + used])
            if _is_title(joined) and all(
                _GOES_ON.match(more) or len(more) <= 2 for more in lines[index + 1 : index + used]
            ):
                issued = _ISSUES.search(joined)
                return issued[1].strip("《》") if issued else joined
    opens = _OPENS.match(lines[0]) if lines else None
    quoted = opens or _QUOTED.search(text.words[:4000])
    return re.sub(r"\s", "", quoted[1]) if quoted else None


def _plain(line: str) -> str:
    return re.sub(r"\s|[·*＊]+$", "", _LABEL.sub("", line).split("——")[0])


def _is_title(words: str) -> bool:
    return bool(_TITLE.fullmatch(words)) and not _NAMES_NO_BODY.match(words) and "关于" not in words[:8]
