"""What is drawn on a page besides words: ruling lines (表线) and pictures, from pdfium's page objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from lantu.reading.formats.pdf.sheet import SHORT, THIN, Frame
from lantu.reading.formats.pdf.upright import Upright

_SEGMENTS = 2_000  # a path with more is a picture
_LETTER = 20.0  # points; a small shape of many segments is a letter turned into curves
_OBJECTS = 60_000  # a page with more is a map, not a table
_DEEPEST = 4  # forms within forms

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing(NamedTuple):
    """The ruling lines and pictures of a page, and how many other shapes it has."""

    rules: list[Frame]
    pictures: list[Frame]
    shapes: int


def read_drawing(page: Any, upright: Upright) -> Drawing:
    """Return what is drawn on a page. A path counts where it is a thin bar or strokes straight lines."""
    rules: list[Frame] = []
    pictures: list[Frame] = []
    shapes = 0
    for item, kind, matrix in _objects(page):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_spread(_matrix_of(item), matrix, upright))
            continue
        found = [upright.frame(*box) for box in _bars(item, matrix)]
        rules += found
        shapes += not found
    return Drawing(rules, pictures, shapes)


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Yield paths and images, those within forms too, each with the matrix of the forms around it."""
    count = min(raw.FPDFPage_CountObjects(page), _OBJECTS)
    queue = [(raw.FPDFPage_GetObject(page, index), _SAME, 0) for index in range(count)]
    for item, matrix, depth in queue:  # forms put what they hold at the queue's end
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield item, kind, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix_of(item), matrix)
            within = min(max(raw.FPDFFormObj_CountObjects(item), 0), _OBJECTS - len(queue))
            queue += ((raw.FPDFFormObj_GetObject(item, index), inner, depth + 1) for index in range(within))


def _bars(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight lines of a path as (left, bottom, right, top)."""
    segments = raw.FPDFPath_CountSegments(path)
    if not 2 <= segments <= _SEGMENTS or (segments > 12 and _small(path)):
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    own = _times(_matrix_of(path), matrix)
    for points in _outlines(path, own):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) <= THIN:
            if max(width, height) >= SHORT:
                yield box
        elif stroke.value:
            yield from _sides(points)


def _small(path: Any) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    return bool(max(right.value - left.value, top.value - bottom.value) < _LETTER)


def _sides(points: list[tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    for (x0, y0), (x1, y1) in pairwise(points):
        across, up = abs(x1 - x0), abs(y1 - y0)
        if min(across, up) <= 1.0 and max(across, up) >= SHORT:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """Yield the straight outlines of a path as lists of points; an outline with a curve in it is left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(_moved(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _spread(own: Matrix, around: Matrix, upright: Upright) -> Frame:
    """Return where an image lies: the unit square under its matrix."""
    matrix = _times(own, around)
    corners = [_moved(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return upright.frame(min(xs), min(ys), max(xs), max(ys))


def _matrix_of(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then  # noqa: E741
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
