"""Errors of writing an output: E120-E129."""

from __future__ import annotations

from lantu.errors.message import LantuError


class OutputIsInput(LantuError):
    """An output would overwrite the document being read."""

    code = "E120"
    seen = "输出“{name}”就是要读的文件"
    allowed = "输出文件必须与要读的文件不同"
    remedy = "请换一个输出文件名"


class OutputRefused(LantuError):
    """An output file cannot be written."""

    code = "E121"
    seen = "写不了“{name}”：{why}"
    allowed = "输出文件要写在已有的、允许写入的文件夹里，磁盘要有空间"
    remedy = "请换一个文件夹或清理磁盘后再试；原有的同名文件没有改动"


class OutputTwice(LantuError):
    """Two outputs of one run go to the same place."""

    code = "E122"
    seen = "有两个输出都写到“{name}”"
    allowed = "一次运行的每个输出要有自己的文件，标准输出（-）只能给一个"
    remedy = "请给其中一个换一个文件名"
