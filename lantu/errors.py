"""Every error raised on purpose, on one screen.

A message has three parts, all in Chinese because users read them: what was seen, what is allowed, what to do.
Codes live for ever; a code is never reused.
"""

from __future__ import annotations

from typing import ClassVar


class LantuError(Exception):
    """An error a user can act on; `str()` is the numbered message.

    >>> str(EmptyFile(name="a.txt"))
    'E101 文件“a.txt”里没有内容（0 字节）。可读的是有文字的规划文件。请确认文件已完整保存或下载，再试一次。'
    """

    code: ClassVar[str] = "E000"
    seen: ClassVar[str] = ""
    allowed: ClassVar[str] = ""
    remedy: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code} {self.seen}。{self.allowed}。{self.remedy}。".format(**facts))


class PlaceError(ValueError):
    """A place that cannot be: a programming error, not a user's."""


class ReadError(LantuError):
    """A document cannot be read."""


class EmptyFile(ReadError):
    """The file holds nothing."""

    code = "E101"
    seen = "文件“{name}”里没有内容（0 字节）"
    allowed = "可读的是有文字的规划文件"
    remedy = "请确认文件已完整保存或下载，再试一次"


class FileMissing(ReadError):
    """There is no such file."""

    code = "E102"
    seen = "找不到文件“{name}”"
    allowed = "要读的文件必须已经在这台电脑上"
    remedy = "请检查路径和文件名（含后缀）是否写对"


class NotAFile(ReadError):
    """The path is a folder."""

    code = "E103"
    seen = "“{name}”是一个文件夹"
    allowed = "一次读一个文件"
    remedy = "请指明文件夹里的某个文件"


class FileTooLarge(ReadError):
    """The file is larger than any plan."""

    code = "E104"
    seen = "文件“{name}”有 {size} MB"
    allowed = "可读的文件不超过 {most} MB"
    remedy = "请删去其中的大图片，或把文件分成几份再读"


class FileUnreadable(ReadError):
    """The system refuses to hand the file over."""

    code = "E105"
    seen = "文件“{name}”打不开：{why}"
    allowed = "要读的文件必须允许当前用户读取"
    remedy = "请检查文件权限，或复制一份再试"


class NotADocument(ReadError):
    """The content is of no format that is read."""

    code = "E106"
    seen = "文件“{name}”的内容是{what}，不是规划文件"
    allowed = "可读的格式：{formats}"
    remedy = "请用原来的软件打开，另存为 .docx 再试"


class UndecodableText(ReadError):
    """The bytes are text in none of the encodings tried."""

    code = "E107"
    seen = "文件“{name}”的文字编码认不出来（试过 {tried}）"
    allowed = "可读的编码：UTF-8、UTF-16、GB18030（含 GBK、GB2312）"
    remedy = "请用记事本打开，另存为 UTF-8 编码再试"


class NoWords(ReadError):
    """The document opens but holds no words."""

    code = "E108"
    seen = "文件“{name}”里没有文字"
    allowed = "可读的是有文字的文件"
    remedy = "如果内容是图片或扫描件，请先做文字识别（OCR）"


class DocxBroken(ReadError):
    """The Word file is damaged or incomplete."""

    code = "E110"
    seen = "Word 文件“{name}”已损坏或不完整：{why}"
    allowed = "可读的是能用 Word 或 WPS 正常打开的 .docx"
    remedy = "请重新下载，或用 Word、WPS 打开并修复后另存"


class NotWord(ReadError):
    """An office file, but no Word document."""

    code = "E111"
    seen = "文件“{name}”是 Office 文件，但不是 Word 文档（{what}）"
    allowed = "可读的是 Word 文档（.docx、.doc）"
    remedy = "请把内容另存或复制到 Word 文档再试"


class ZipBomb(ReadError):
    """A Word file that unpacks to far more than it should."""

    code = "E112"
    seen = "文件“{name}”解压后超过 {most} MB，或压缩比异常"
    allowed = "可读的 Word 文件解压后不超过 {most} MB"
    remedy = "这样的文件可能有害，请向来源核实；确实是规划的，请删去大图片后另存"


class OfficeEncrypted(ReadError):
    """The office file asks for a password."""

    code = "E113"
    seen = "文件“{name}”加了打开密码"
    allowed = "可读的是不需要密码就能打开的文件"
    remedy = "请用密码打开后，取消密码另存一份"


class DocTooOld(ReadError):
    """A binary Word file older than Word 97."""

    code = "E114"
    seen = "文件“{name}”是 Word 97 之前的格式"
    allowed = "可读的是 Word 97 及以后的 .doc 和 .docx"
    remedy = "请用 Word 或 WPS 打开后另存为 .docx"


class DocBroken(ReadError):
    """The binary Word file is damaged."""

    code = "E115"
    seen = "Word 文件“{name}”已损坏或不完整：{why}"
    allowed = "可读的是能用 Word 或 WPS 正常打开的 .doc"
    remedy = "请用 Word 或 WPS 打开后另存为 .docx 再试"


class DepartmentsError(LantuError):
    """The file of departments cannot be used."""


class DepartmentsUnreadable(DepartmentsError):
    """The file is not YAML, or not a list of departments."""

    code = "E210"
    seen = "部门文件“{name}”读不出部门清单（{why}）"
    allowed = "文件是 YAML，最上层是 departments（每个部门一段）和可有可无的 idle"
    remedy = "请对照 lantu/standards/departments.yaml 的写法改正"


class DepartmentFieldUnknown(DepartmentsError):
    """A department has a field that is not in the schema."""

    code = "E211"
    seen = "部门文件“{name}”中“{department}”有不认识的字段“{field}”"
    allowed = "字段只有 key、name、kind、aliases、core、duties"
    remedy = "请改正字段名或删去这一行"


class DepartmentFieldMissing(DepartmentsError):
    """A department lacks a field, or the field holds no words."""

    code = "E212"
    seen = "部门文件“{name}”中“{department}”缺字段“{field}”，或它不是文字"
    allowed = "每个部门都要有 key、name、kind、aliases、core、duties，词与词之间用空格隔开"
    remedy = "请补上这个字段"


class DepartmentRepeated(DepartmentsError):
    """A key, name, alias or duty stands twice."""

    code = "E213"
    seen = "部门文件“{name}”中“{word}”重复出现（{where}）"
    allowed = "key、name 和 aliases 在全文件里各不相同，一个部门的职责词不重复"
    remedy = "请删去重复的一处"


class DepartmentKindUnknown(DepartmentsError):
    """A department is of no known kind."""

    code = "E214"
    seen = "部门文件“{name}”中“{department}”的类别是“{kind}”"
    allowed = "类别只有 {kinds}"
    remedy = "请改为其中一种"


class PdfDamaged(ReadError):
    """No reader can open the PDF, or none of its pages can be loaded."""

    code = "E130"
    seen = "文件“{name}”不是完整的 PDF：{why}"
    allowed = "可读的是能正常打开、有文字层的 PDF"
    remedy = "请重新下载或另存一份；能用阅读软件打开的，可打印成新的 PDF 再试"


class PdfEncrypted(ReadError):
    """The PDF asks for a password."""

    code = "E131"
    seen = "文件“{name}”加了打开密码，空密码打不开"
    allowed = "可读的是不需要密码就能打开的 PDF"
    remedy = "请用密码打开后另存为不加密的 PDF，或向发文单位索取未加密的文件"


class PdfWithoutText(ReadError):
    """The PDF has pages but no words: scanned images, or letters turned into curves."""

    code = "E132"
    seen = "文件“{name}”共 {pages} 页，没有文字层（{why}）"
    allowed = "可读的是文字能选中、能复制的 PDF"
    remedy = "请先做文字识别（OCR）生成有文字层的 PDF，或改用 Word 原件"


class PdfTooLong(ReadError):
    """The PDF claims more pages than any plan has."""

    code = "E133"
    seen = "文件“{name}”标明有 {pages} 页"
    allowed = "一份 PDF 最多读 {most} 页"
    remedy = "请确认文件没有损坏；确有这样长的，请分成几份再读"


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


class LibraryError(LantuError):
    """The indicator library cannot be used."""


class LibraryUnreadable(LibraryError):
    """The file holds no list of indicators."""

    code = "E201"
    seen = "指标库“{name}”读不出指标清单"
    allowed = "文件是 YAML，有 indicators，每个指标一行"
    remedy = "请对照 lantu/standards/indicator_library.yaml 的写法改正"


class LibraryField(LibraryError):
    """An entry lacks a field or has one that is not known."""

    code = "E202"
    seen = "指标库“{name}”中“{indicator}”缺字段或有不认识的字段“{field}”"
    allowed = "字段有 key、name、aliases、unit、direction、type、formula、department、frequency、range、source，与价格有关的加 price"
    remedy = "请补上或改正这个字段"


class LibraryValue(LibraryError):
    """A field holds what is not allowed there."""

    code = "E203"
    seen = "指标库“{name}”中“{indicator}”的 {field} 是“{value}”"
    allowed = "{field} 只能是：{allowed_values}"
    remedy = "请改成其中之一"


class LibraryRange(LibraryError):
    """The plausible range does not ascend."""

    code = "E204"
    seen = "指标库“{name}”中“{indicator}”的合理区间是 {value}"
    allowed = "合理区间写成 [低, 高]，低小于高"
    remedy = "请改正这两个数"


class LibraryRepeated(LibraryError):
    """A key, name or alias stands twice."""

    code = "E205"
    seen = "指标库“{name}”中“{word}”出现两次（“{first}”和“{second}”）"
    allowed = "key、名称、别名在全文件里各不相同"
    remedy = "请删去重复的一处"
