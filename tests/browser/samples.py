"""The house with its page of samples, and work that makes a step whenever somebody asks."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from common.views import samples

TOTAL = 3
_PAGE = (
    "{% extends 'base.html' %}{% block main %}<h1>Work</h1>{% cotton progress id='work' label='Reading' says=says "
    ":done='done' :total='total' :running='running' href='/dev/work?part' %}{% endcotton %}{% endblock %}"
)
_PART = _PAGE[_PAGE.index("{% cotton progress") : _PAGE.rindex("{% endblock")]
steps: list[int] = []


@login_not_required
def work(request):
    """The page, or with `?part` the bar alone, one step further."""
    if "part" in request.GET:
        steps.append(1)
    done = len(steps)
    context = {"done": done, "total": TOTAL, "running": done < TOTAL, "says": "" if done < TOTAL else "All read"}
    context |= {"nav_layout": "public", "nav_items": []}
    source = _PART if "part" in request.GET else _PAGE
    return HttpResponse(engines["django"].from_string(source).render(context, request))


urlpatterns = [
    path("dev/look", samples.look),
    path("dev/look/question", samples.question),
    path("dev/work", work),
    path("", include("config.urls")),
]
