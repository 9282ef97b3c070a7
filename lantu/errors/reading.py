"""Errors of reading a document: E101-E149."""

from __future__ import annotations

from lantu.errors.message import LantuError


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


class PlanDataRefused(ReadError):
    """The data of a plan cannot be loaded."""

    code = "E140"
    seen = "规划数据不能用：{why}"
    allowed = "可用的是 lantu read 写出的 lantu-plan/1 数据，连同它所读的原文"
    remedy = "请用 lantu read 文件 --json 输出 --text 原文 重新生成"
