"""Errors of evidence, E657 and E658, each in three parts that a user reads."""

from __future__ import annotations

from lantu.errors import LantuError


class EvidenceRefused(LantuError):
    """A file is not taken as evidence."""

    code = "E657"
    seen = "文件“{name}”没有收下：{why}"
    allowed = "可传 PDF、图片（PNG、JPG）、不带宏的 Word、Excel、PPT、OFD、文本，每个最大 {largest} MB"
    remedy = "请另存为以上格式后再传"


class EvidenceNotStored(LantuError):
    """The disk did not take a file."""

    code = "E658"
    seen = "文件“{name}”没有存下来：{why}"
    allowed = "文件完整写入磁盘后才会登记"
    remedy = "请稍后再传；如果反复出现，请管理员检查服务器磁盘空间"
