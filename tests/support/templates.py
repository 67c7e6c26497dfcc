"""An undefined variable in one of our templates fails the test, in `{{ }}`, `{% if %}` and `{% for %}` alike.

Django prints nothing for a misspelt name and takes it for false. Here every miss is noted and the test fails at its
end. `{{ name|default:"" }}` says on purpose that a name may be missing.
"""

import contextvars
from functools import wraps

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Variable, VariableDoesNotExist

_LENIENT_FILTERS = {"default", "default_if_none"}
_lenient = contextvars.ContextVar("lenient", default=False)
_asked_softly = contextvars.ContextVar("asked_softly", default=False)
misses: list[str] = []


def _template_of(context):
    template = getattr(getattr(context, "render_context", None), "template", None)
    return getattr(getattr(template, "origin", None), "name", "") or ""


def _is_ours(path: str) -> bool:
    return path.startswith(str(settings.BASE_DIR)) and "site-packages" not in path


def _watch_expression(original):
    @wraps(original)
    def resolve(self, context, ignore_failures=False):
        lenient = _lenient.set(any(function.__name__ in _LENIENT_FILTERS for function, _args in self.filters))
        softly = _asked_softly.set(ignore_failures)
        try:
            return original(self, context, ignore_failures)
        finally:
            _asked_softly.reset(softly)
            _lenient.reset(lenient)

    return resolve


def _watch_variable(original):
    @wraps(original)
    def resolve(self, context):
        try:
            return original(self, context)
        except VariableDoesNotExist as missing:
            path = _template_of(context)
            # `{% if programme.contact.phone %}` may meet a programme without contact; a misspelt name may not.
            through_nothing = _asked_softly.get() and len(missing.params) > 1 and missing.params[1] is None
            if _is_ours(path) and not _lenient.get() and not through_nothing:
                misses.append(f"{path}: {self.var}")
            raise

    return resolve


@pytest.fixture(autouse=True)
def no_undefined_template_variable():
    """Fails the test that rendered a template of ours with a name nobody gave."""
    misses.clear()
    yield
    found = sorted(set(misses))
    misses.clear()
    if found:
        pytest.fail("undefined template variables:\n" + "\n".join(found), pytrace=False)


def pytest_configure(config):
    FilterExpression.resolve = _watch_expression(FilterExpression.resolve)
    Variable.resolve = _watch_variable(Variable.resolve)
