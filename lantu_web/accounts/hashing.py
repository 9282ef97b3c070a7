"""How passwords are hashed: Argon2id with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, two passes, one lane).

Django's own ask for 100 MiB a sign-in, which an old office machine does not have for ten people at nine o'clock.
"""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id that an old machine can bear."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
