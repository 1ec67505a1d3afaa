from typing import Any

from django.contrib.messages.constants import ERROR, SUCCESS, WARNING

from barza.desk import database, environment

ENVIRONMENT = environment.read()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.hosts
ORIGIN = ENVIRONMENT.origin
HTTPS = ORIGIN.startswith("https://")
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "barza.desk.core",
    "barza.desk.audit",
    "barza.desk.people",
    "barza.desk.policy",
    "barza.desk.accounts",
    "barza.desk.duty",
    "barza.desk.conduct",
    "barza.desk.channels",
    "barza.desk.cases",
    "barza.desk.inbox",
    "barza.desk.drills",
    "barza.desk.web",
    "allauth",  # after ours: our templates take the place of allauth's
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "barza.desk.core.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "barza.desk.people.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "barza.desk.accounts.middleware.SecondFactorMiddleware",
    "barza.desk.duty.middleware.DeviceMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "barza.desk.urls"
ASGI_APPLICATION = "barza.desk.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": database.settings_of(ENVIRONMENT.database_url, ENVIRONMENT.pool)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Employee"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "employee_no", "email", "name_en")},
    },
    {"NAME": "barza.desk.people.passphrases.PredictableValidator"},
]
ACCOUNT_ADAPTER = "barza.desk.people.adapters.SignIn"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # TLS ends at a proxy in front of us
SOCIALACCOUNT_ADAPTER = "barza.desk.people.sso.adapter.Staff"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
"""Seconds that an invitation to choose a passphrase lasts."""
MFA_ADAPTER = "barza.desk.people.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "barza.desk.people.forms.CodeForm",
    "reauthenticate": "barza.desk.people.forms.CodeAgainForm",
    "add_webauthn": "barza.desk.people.forms.AddKeyForm",
    "edit_webauthn": "barza.desk.people.forms.EditKeyForm",
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LOCALE_PATHS = [ENVIRONMENT.package / "desk" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Muscat"

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = ENVIRONMENT.home / "media"

MAIL = ENVIRONMENT.mail
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_USE_TLS = MAIL.tls
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
DEFAULT_FROM_EMAIL = MAIL.sender

PUSH_SERVICES = ENVIRONMENT.push_services
"""Hosts of push services that may be called beside those of ``duty/data/push_services.toml``."""
LDAP = ENVIRONMENT.ldap
OIDC = ENVIRONMENT.oidc

POLICY_VERSION = "2011"
"""The version of the policy that acts cite: the institution's own text, as published."""

MESSAGE_TAGS = {SUCCESS: "good", WARNING: "warn", ERROR: "refusal"}

UNDO_SECONDS = 10
LEASE_MINUTES = 30

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
