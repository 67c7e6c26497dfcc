"""Navigation of the signed-in person."""


def navigation(request):
    return {}
