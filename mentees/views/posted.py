"""What a form is fed with."""


def posted(request):
    """The posted data, also when it is empty; None on a look."""
    return request.POST if request.method == "POST" else None
