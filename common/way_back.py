"""Where a reader can come back to: never an address that only takes a POST."""

from urllib.parse import urlsplit

from django.utils.http import url_has_allowed_host_and_scheme

HOME = "/"


def page_of(request) -> str:
    """The page the reader is on, as an address a GET answers.

    An answer to a POST stands on the page its form was on (the browser's `Referer`, if it is one of ours); else home.
    A view whose form is over by its answer says so with `lead_home`.
    """
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return HOME if hasattr(request, "leads_home") else page_before(request) or HOME


def lead_home(request) -> None:
    """The page this answer came from is no more: an invitation that is used up."""
    request.leads_home = True


def page_before(request) -> str:
    """Path and query of our own page this request came from; empty when the browser does not say."""
    whence = request.headers.get("Referer", "")
    if not leads_inside(request, whence):
        return ""
    address = urlsplit(whence)
    return (address.path or HOME) + (f"?{address.query}" if address.query else "")


def leads_inside(request, url: str) -> bool:
    """True for an address of this house, without a change from https to http."""
    return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
