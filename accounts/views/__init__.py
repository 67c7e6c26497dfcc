"""Pages of this room."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

question = require_http_methods(["GET", "HEAD", "POST"])


def open_question(view):
    """For pages with one form that people see before they are signed in; never kept by any cache."""
    return login_not_required(never_cache(question(view)))
