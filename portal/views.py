"""First pages."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import clock
from portal.home import parts_for, welcome


@login_not_required
@require_safe
def home(request):
    """`/`: what this is and where to go, signed out; what is next for me, signed in."""
    if not request.user.is_authenticated:
        return render(request, "portal/welcome.html", welcome())
    return render(request, "portal/home.html", {"parts": parts_for(request.user), "today": clock.today()})
