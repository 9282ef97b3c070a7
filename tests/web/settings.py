"""The settings as they are, over a data folder of the tests' own; with DATABASE_URL on that database instead."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["LANTU_DATA"] = tempfile.mkdtemp(prefix="lantu-test-")

from lantu_web.settings import *  # noqa: F403
from lantu_web.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; test_sign_in tests the real one
if "DATABASE_URL" not in os.environ:
    # A file, not memory: writers wait for one another as they do at work.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["LANTU_DATA"]) / "test.sqlite3")}
