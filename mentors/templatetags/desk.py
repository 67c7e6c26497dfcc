"""The rows of a list of the desk, put together here: drawn by a template they cost more than all queries."""

import datetime as dt
from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from common import clock
from common.templatetags.page import icon
from mentors.passing_forms import ManyForm
from mentors.queries.desk import Line

register = template.Library()
WEEK = dt.timedelta(days=7)


@register.simple_tag
def desk_rows(lines: Iterable[Line], form: str = "") -> SafeString:
    """Rows of a c-sheet; with the id of its form they can be picked, as with c-pick."""
    select, told = escape(gettext("Select")), escape(gettext("told by phone"))
    return mark_safe("\n".join(_row(line, form, select, told) for line in lines))


@register.simple_tag
def follow_up_form() -> ManyForm:
    """What is to be done and when, for picked rows; a week from today unless somebody says otherwise."""
    return ManyForm(initial={"due_on": clock.today() + WEEK}, auto_id=False)


def _row(line: Line, form: str, select: str, told: str) -> str:
    """Every word goes through `escape`; `sign` and `icon` are ours."""
    name = escape(line.name)
    shown = f'<a href="{escape(line.href)}"><bdi>{name}</bdi></a>' if line.href else f"<bdi>{name}</bdi>"
    cells = "".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in line.cells)
    pick = _pick(line, form, f"{select}: {name}") if form else ""
    more = f'<a href="{escape(line.told)}">{told}<span class="sr-only">: {name}</span></a>' if line.told else ""
    return f'<tr>{pick}<th scope="row">{shown}</th>{cells}<td>{_state(line)} {_phone(line.phone)} {more}</td></tr>'


def _pick(line: Line, form: str, label: str) -> str:
    box = f'<input type="checkbox" name="picked" value="{escape(line.public_id)}" form="{escape(form)}">'
    return f'<td class="pick-cell"><label class="pick">{box}<span class="sr-only">{label}</span></label></td>'


def _state(line: Line) -> str:
    if not line.state:
        return ""
    word = f'<span class="kern-label">{escape(line.state)}</span>'
    return f'<span class="kern-badge kern-badge--{line.look}">{line.sign}{word}</span>'


def _phone(phone) -> str:
    if not phone:
        return ""
    shown = f"{icon('phone')}<span>{escape(phone.as_national)}</span>"
    return f'<a class="chip" dir="ltr" href="tel:{escape(phone.as_e164)}">{shown}</a>'
