"""The larger components in a browser: usable by everybody, and lively where there is script."""

import pytest
from playwright.sync_api import expect

from tests.browser import access, samples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A device with a German voice only, which notes what it is asked to say.
VOICE = """
window.said = [];
const device = new EventTarget();
Object.assign(device, {
  getVoices: () => [{ lang: "de-DE" }],
  speak: (words) => said.push([words.lang, words.text]),
  cancel: () => said.push("silence"),
});
Object.defineProperty(window, "speechSynthesis", { value: device });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


@pytest.fixture(autouse=True)
def with_samples(settings):
    settings.ROOT_URLCONF = samples.__name__
    samples.steps.clear()


@pytest.mark.parametrize("path", ["/dev/look", "/dev/look?errors", "/dev/look/question", "/dev/work"])
@pytest.mark.parametrize(("language", "dark"), [("de", False), ("ar", True)])
def test_samples_can_be_used_by_everybody(enter, path, language, dark):
    findings = access.Findings()
    page = enter(language=language, width=320, dark=dark).new_page()
    page.goto(path)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        access.check(page, f"{path} at {width}", findings)
        access.measure(page, f"{path} at {width}", findings)
    assert not findings, str(findings)


def test_rows_are_picked_one_by_one_all_at_once_and_by_the_stretch(enter):
    page = enter().new_page()
    page.goto("/dev/look")
    rows, every = page.locator("[name=picked]"), page.locator("[data-picks-all]")
    counted = page.locator("[data-picked]")
    expect(counted).to_have_text("Ausgewählt: 0")
    every.check()
    expect(counted).to_have_text("Ausgewählt: 3")
    rows.nth(1).uncheck()
    expect(counted).to_have_text("Ausgewählt: 2")
    assert every.evaluate("box => box.indeterminate")
    every.check()
    every.uncheck()
    rows.nth(0).check()
    rows.nth(2).click(modifiers=["Shift"])
    expect(counted).to_have_text("Ausgewählt: 3")


def test_a_sheet_posts_what_is_picked_without_script(enter):
    page = enter(java_script_enabled=False).new_page()
    page.goto("/dev/look")
    expect(page.locator("[data-picks-all]")).to_be_hidden()
    page.locator("[name=picked]").nth(1).check()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Erinnern").click()
    assert "picked=b" in sent.value.post_data
    assert "do=remind" in sent.value.post_data


def test_heads_sort_and_the_address_remembers(enter):
    page = enter().new_page()
    page.goto("/dev/look?who=a")
    page.locator("#people").get_by_role("columnheader", name="Wer").get_by_role("link").click()
    page.wait_for_url("**/dev/look?who=a&sort=name")
    expect(page.locator("#people tbody th").first).to_have_text("Olena P.")
    assert page.locator("#people").get_by_role("columnheader", name="Wer").get_attribute("aria-sort") == "ascending"


def test_progress_moves_by_itself_at_once_with_news_and_says_its_end(enter):
    page = enter().new_page()
    page.goto("/dev/work")
    bar = page.locator("#work")
    expect(bar).to_contain_text("1 von 3")
    page.evaluate("document.dispatchEvent(new CustomEvent('unread', { detail: 1 }))")
    expect(bar).to_contain_text("2 von 3")
    expect(bar).to_contain_text("3 von 3")
    expect(page.locator("#live")).to_have_text("All read")
    assert bar.get_attribute("hx-get") is None


def test_a_question_is_read_aloud_in_its_language_and_stops(enter):
    window = enter(width=360)
    window.add_init_script(VOICE)
    page = window.new_page()
    page.goto("/dev/look/question")
    page.get_by_role("button", name="Vorlesen").click()
    said = page.evaluate("said")
    assert ["de", "Was machen Sie gerade?"] in said
    assert sum("Ich gehe zur Schule" in words for _language, words in (s for s in said if s != "silence")) == 1
    page.get_by_role("button", name="Nicht mehr vorlesen").click()
    assert page.evaluate("said.at(-1)") == "silence"
    expect(page.get_by_role("button", name="Vorlesen")).to_be_visible()


@pytest.mark.parametrize(("script", "language"), [(NO_VOICE, "de"), (VOICE, "ar")])
def test_without_a_voice_of_the_language_nothing_is_offered(enter, script, language):
    window = enter(width=360, language=language)
    window.add_init_script(script)
    page = window.new_page()
    page.goto("/dev/look/question")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-aloud]")).to_be_hidden()


def test_a_question_is_answered_by_keyboard(enter):
    page = enter(width=360).new_page()
    page.goto("/dev/look/question")
    page.locator("input[name=phase]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Ich mache eine Ausbildung")).to_be_checked()
