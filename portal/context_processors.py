"""What the frame of every page needs to know."""

from django.utils.functional import SimpleLazyObject

from portal import navigation as nav


def navigation(request):
    """Lazy: fragments and plain answers never ask for it."""
    user = request.user
    return {
        "nav_items": SimpleLazyObject(lambda: nav.items(user, request.path)),
        "nav_layout": SimpleLazyObject(lambda: nav.layout(user)),
        "nav_worry": SimpleLazyObject(lambda: nav.worry_address(user)),
    }
