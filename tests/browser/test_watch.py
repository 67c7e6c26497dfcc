"""The browser's guards bite."""

import pytest

from tests.browser import access

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(enter):
    opened = enter(width=320).new_page()
    opened.goto("/")
    return opened


def taken(watch):
    complaints, watch.complaints[:] = " ".join(watch.complaints), []
    return complaints


def test_an_inline_script_is_a_violation(page, watch):
    page.evaluate(
        "document.body.insertAdjacentElement('beforeend', Object.assign(document.createElement('script'), {text: '1'}))"
    )
    page.wait_for_timeout(50)
    assert "CSP violation: script-src" in taken(watch)


def test_a_stranger_is_a_violation(page, watch):
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://stranger.example/x.png'}))")
    page.wait_for_timeout(50)
    assert "stranger" in taken(watch)


def test_an_error_of_the_page_is_noticed(page, watch):
    page.evaluate("setTimeout(() => nothing.there(), 0)")
    page.wait_for_timeout(50)
    assert "nothing is not defined" in taken(watch)


def test_a_missing_label_wide_content_and_a_small_target_are_found(page):
    findings = access.Findings()
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text id=x><div id=wide>wide</div>"
        "<nav id=low><a href=/ id=tiny>x</a></nav>');"
        "wide.style.width = '900px'; low.style.position = 'fixed'; tiny.style.display = 'block'"
    )
    access.check(page, "here", findings)
    access.measure(page, "here", findings)
    told = str(findings)
    assert "label" in told
    assert "scrolls sideways" in told
    assert "target too small" in told
