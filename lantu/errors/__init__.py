"""Every error raised on purpose. Codes live for ever; a code is never reused.

A message has three parts, all in Chinese because users read them: what was seen, what is allowed, what to do.
"""

from lantu.errors.checking import *
from lantu.errors.message import LantuError, PlaceError
from lantu.errors.reading import *
from lantu.errors.standards import *
from lantu.errors.tracking import *
from lantu.errors.writing import *

__all__ = ["LantuError", "PlaceError"]
