#!/usr/bin/env bash
# A CAS server of a test's own, Debian's django-cas-server: loopback only, in a folder that is given. One process, which the test
# ends by its id.
#
#   cas-server.sh PORT FOLDER NAME…    one account for each name; all have the password below
#
# Says "ready" on a line of its own once it answers at http://127.0.0.1:PORT/cas. The test starts it; ./dev test installs it.
set -euo pipefail

port=$1 folder=$2
shift 2
# Debian's own: its Django is no other Python's.
python=/usr/bin/python3

cat >"$folder/casconf.py" <<TEXT
SECRET_KEY = "for-tests-only"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "casurls"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages", "cas_server"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]},
}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "$folder/cas.db"}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_URL = "/static/"
USE_TZ = True
# Otherwise it asks on the network whether there is a newer one.
CAS_NEW_VERSION_HTML_WARNING = CAS_NEW_VERSION_EMAIL_WARNING = False
TEXT

cat >"$folder/casurls.py" <<'TEXT'
from django.urls import include, path

urlpatterns = [path("cas/", include("cas_server.urls", namespace="cas_server"))]
TEXT

cat >"$folder/serve.py" <<'TEXT'
import sys
from wsgiref.simple_server import make_server

import django

django.setup()
from cas_server.models import ServicePattern
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

call_command("migrate", verbosity=0)
ServicePattern.objects.create(name="caika", pattern=r"^http://127\.0\.0\.1:[0-9]+/accounts/outside", restrict_users=False)
for name in sys.argv[2:]:
    get_user_model().objects.create_user(name, password="a-password-for-tests-only")
with make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application()) as server:
    print("ready", flush=True)
    server.serve_forever()
TEXT

export PYTHONPATH=$folder PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=casconf
exec "$python" "$folder/serve.py" "$port" "$@" 2>"$folder/log"
