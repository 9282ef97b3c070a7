"""Settings. What a county sets stands in the environment (docs/web.md); numbers of the security rules in accounts/security.yaml."""

from __future__ import annotations

import os
from datetime import timedelta

import dj_database_url
from csp.constants import NONE, SELF

from lantu_web.accounts.security import security
from lantu_web.data_folder import DATABASE, data_folder, secret_key
from lantu_web.rooms import rooms

DATA = data_folder()
SECRET_KEY = secret_key()
DEBUG = False
HTTPS = os.environ.get("LANTU_HTTPS") == "1"
ALLOWED_HOSTS = os.environ.get("LANTU_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("LANTU_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "rules",
    *rooms(),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lantu_web.submissions.middleware.NotTooLarge",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lantu_web.accounts.middleware.IdleTimeOut",
    "lantu_web.accounts.middleware.PasswordDue",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lantu_web.frame.middleware.WholeWords",
    "lantu_web.frame.middleware.AsOf",
    "lantu_web.record.middleware.ShownPlan",
    "lantu_web.frame.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "lantu_web.urls"
WSGI_APPLICATION = "lantu_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lantu_web.frame.context.frame",
            ],
            "builtins": ["lantu_web.frame.templatetags.components", "django.contrib.humanize.templatetags.humanize"],
        },
    }
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / DATABASE,
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        # Taking the write lock when a transaction begins is what keeps writers of the log chain one after another.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;",
    },
}
DATABASES = {
    "default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)
    if "DATABASE_URL" in os.environ
    else _SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "lantu_web.accounts.passwords.NotLikeOneself"},
    {"NAME": "lantu_web.accounts.passwords.NotCommon"},
    {"NAME": "lantu_web.accounts.passwords.LongAndMixed"},
    {"NAME": "lantu_web.accounts.passwords.NotUsedBefore"},
]
PASSWORD_HASHERS = [
    "lantu_web.accounts.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "board:overview"

AXES_FAILURE_LIMIT = security().failures_before_lock
AXES_COOLOFF_TIME = timedelta(minutes=security().lock_minutes)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "lantu_web.accounts.lockout.locked_out"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = [
    "axes.W006"
]  # an account is locked wherever the tries come from: that is what the standard asks

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "lantu_session"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lantu_web.frame.views.csrf_failed"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("LANTU_BEHIND_PROXY") == "1" else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
EVIDENCE = DATA / "evidence"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if os.environ.get("LANTU_MAIL_HOST") else (
    "django.core.mail.backends.dummy.EmailBackend"
)  # fmt: skip
EMAIL_HOST = os.environ.get("LANTU_MAIL_HOST", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = (os.environ.get("LANTU_MAIL_SECURITY") == how for how in ("ssl", "starttls"))
EMAIL_PORT = int(os.environ.get("LANTU_MAIL_PORT", "465" if EMAIL_USE_SSL else "587" if EMAIL_USE_TLS else "25"))
EMAIL_HOST_USER = os.environ.get("LANTU_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LANTU_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("LANTU_MAIL_FROM", "lantu@localhost")
LANTU_WEBHOOK_HOSTS = tuple(host for host in os.environ.get("LANTU_WEBHOOK_HOSTS", "").split(",") if host)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "waitress.queue": {
            "level": "ERROR"
        },  # that requests wait their turn is nothing to tell whoever started the server
    },
}
