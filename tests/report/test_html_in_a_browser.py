"""The page in a real Chromium, without a window: filters, links, print, colours, widths, and what axe finds.

The browser is the system's own, so that nothing is downloaded: `apt-get install chromium` (Debian), or whatever brings
`chromium`, `chromium-browser` or `google-chrome`; `CHROMIUM` names another one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from factcheck.pipeline import check_document, with_coverage
from factcheck.registry.registry import Registry
from factcheck.report.html import render
from factcheck.report.interface import RunOutcome, Show
from factcheck.report.places import NOWHERE
from factcheck.rules.interface import Held, HeldBy, Report
from factcheck.text.readers import document_from_text
from factcheck.upkeep.exchange.page import write_page
from factcheck.upkeep.exchange.plain import PlainRegistry
from factcheck.upkeep.lint.lint import lint_files
from factcheck.upkeep.lint.page import as_html

ROOT = Path(__file__).parents[2]
FILE = re.compile(r"<!-- file: (.+?) -->\n```\w+\n(.*?)```", re.DOTALL)
CALLED = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIETLY = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
REGISTRY = Registry.from_claims(
    [
        {
            "id": "nato-members",
            "claim": "NATO has 32 members.",
            "source": "https://example.org/members",
            "value": [
                {"number": 30, "from": "2020-03-27", "to": "2023-04-04"},
                {"number": 32, "from": "2024-03-07"},
            ],
        },
        {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": {"title": "An atlas"}},
        {"id": "everest", "claim": "Mount Everest is 8,849 metres high.", "source": "https://example.org/e"},
    ]
)
ARTICLE = """\
---
date: 2025-05-02
---
# A long trip

The Eiffel Tower is 324 metres tall, and Mount Everest is 8,849 metres high. Run `climb` first.

## What was seen

- NATO has 30 members.
- The Eiffel Tower is about 331.5 metres tall, if it was not moved.

| Place, in a table that is wider than a telephone | Height of it above the ground or the sea | Visited |
| --- | --- | --- |
| Eiffel Tower | 324 metres | yes |

> The meeting was on Tuesday, 18 October 2021.

Some 41 per cent of the visitors came from abroad in 2023. Averyveryveryveryveryveryveryveryverylongwordwithoutanyend.
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CALLED)), None)
    if path is None:
        pytest.fail(f"no browser found: {__doc__}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    document = document_from_text(ARTICLE, path="trip.md", kind="markdown")
    checked = with_coverage(check_document(document, REGISTRY), REGISTRY)
    held = replace(checked, held=(Held(checked.findings[0], HeldBy.SUPPRESSION, "known"),))
    other = check_document(document_from_text("The Eiffel Tower is 330 metres tall.", path="b.txt"), REGISTRY)
    outcome = RunOutcome(Report((held, other), REGISTRY.claims), show=Show.ALL)
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(outcome), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The report in a window of its own, in which nothing was asked for and nothing was complained of."""
    window = browser.new_page(viewport=WIDE)
    said: list[str] = []
    asked: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    window.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    window.goto(address)
    yield window
    window.close()
    assert said == []
    assert set(asked) == {address}


def test_all_is_there_at_first(page: Page) -> None:
    assert page.title() == "Fact check of 2 articles: exit 1"
    kinds = page.locator(".card").evaluate_all("all => all.map(each => each.classList[each.classList.length - 1])")
    assert set(kinds) == {"contradicted", "outdated", "itself", "consistent"}
    assert page.locator(".card").count() == page.locator(".ref").count() == len(kinds)
    expect(page.locator(".hiding")).to_be_hidden()


def test_a_filter_hides_cards_and_marks_and_never_text(page: Page) -> None:
    text = page.locator("#d1 .has-cards > .text").first.inner_text
    cards, signs = page.locator(".card.contradicted"), page.locator(".ref.contradicted")
    mark = page.locator("mark.contradicted").first
    before = mark.evaluate("it => getComputedStyle(it).textDecorationLine")
    assert before == "underline"
    page.get_by_label("Contradicted").uncheck()
    assert [each.is_visible() for each in (*cards.all(), *signs.all())] == [False] * 2 * cards.count()
    assert mark.evaluate("it => getComputedStyle(it).textDecorationLine") == "none"
    assert "324 metres" in text()
    assert page.locator(".card.outdated").first.is_visible()
    expect(page.locator(".hiding")).to_be_visible()
    page.get_by_label("Contradicted").check()
    assert all(each.is_visible() for each in (*cards.all(), *signs.all()))


def test_filters_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "show-outdated":
            break
    ring = page.locator(".filter.outdated").evaluate("it => getComputedStyle(it).outlineStyle")
    assert ring == "solid"
    page.keyboard.press("Space")
    expect(page.locator(".card.outdated")).to_be_hidden()
    page.keyboard.press("Space")
    expect(page.locator(".card.outdated")).to_be_visible()


def test_the_skip_link_leads_to_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "articles"


def test_a_mark_leads_to_its_card_and_back(page: Page) -> None:
    sign = page.locator(".ref.itself")
    sign.click()
    card = page.locator(".card:target")
    assert card.get_attribute("class") == "card itself"
    expect(card).to_be_in_viewport()
    described = page.locator(f"#{sign.get_attribute('aria-describedby')}").inner_text()
    assert "18 October 2021 was a Monday" in described
    card.locator(".back").click()
    assert page.locator(".ref:target").get_attribute("id") == sign.get_attribute("id")


def test_the_index_leads_to_articles(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="b.txt").click()
    assert page.locator("article:target").get_attribute("id") == "d2"


def test_a_card_stands_beside_its_passage_or_below_it(page: Page) -> None:
    text, card = page.locator(".has-cards > .text").first, page.locator(".card").first
    beside, below = text.bounding_box(), card.bounding_box()
    assert below["x"] >= beside["x"] + beside["width"]
    assert abs(below["y"] - beside["y"]) < 20
    page.set_viewport_size(NARROW)
    beside, below = text.bounding_box(), card.bounding_box()
    assert below["y"] >= beside["y"] + beside["height"]


@pytest.mark.parametrize("width", [320, 400, 700, 1055, 1057, 1920])
def test_no_width_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious(page: Page, scheme: str, viewport: dict[str, int]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(viewport)
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    said = Axe().run(page).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in said["violations"]] == []
    assert {"color-contrast", "label", "link-name", "list", "region"} <= {one["id"] for one in said["passes"]}


def test_dark_is_dark(page: Page) -> None:
    def ground() -> str:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.emulate_media(color_scheme="light")
    light = ground()
    page.emulate_media(color_scheme="dark")
    assert ground() != light


def test_shapes_tell_kinds_apart_without_colour(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    script = "all => all.map(it => getComputedStyle(it).textDecoration.replace(/rgb[^)]*\\)/, ''))"
    shapes = {kind: page.locator(f"mark.{kind}").evaluate_all(script)[0] for kind in ("contradicted", "outdated")}
    shapes["consistent"] = page.locator('mark[class="consistent"]').evaluate_all(script)[0]
    shapes["itself"] = page.locator("mark.itself").evaluate_all(script)[0]
    assert len(set(shapes.values())) == len(shapes)
    assert page.locator(".ref.contradicted").first.inner_text().startswith("✗")


def test_print_has_everything_but_the_filters(page: Page, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    text, card = (page.locator(each).first.bounding_box() for each in (".has-cards > .text", ".card"))
    assert card["y"] >= text["y"] + text["height"]
    kept = page.locator(".card").first.evaluate("it => getComputedStyle(it).breakInside")
    assert kept == "avoid"
    assert page.locator(".card.contradicted .proof").first.bounding_box()["height"] > 0
    assert page.pdf(path=tmp_path / "report.pdf").startswith(b"%PDF")


def test_nothing_moves_for_whoever_asks_for_that(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_script_of_an_article_does_not_run(browser: Browser, tmp_path: Path) -> None:
    source = "The Eiffel Tower is 324 metres tall. <script>document.title = 'x'</script> <img src=x onerror=alert(1)>"
    checked = check_document(document_from_text(source, path="<img src=x onerror=alert(1)>.txt"), REGISTRY)
    path = tmp_path / "report.html"
    path.write_text(render(RunOutcome(Report((checked,), REGISTRY.claims))), encoding="utf-8")
    window = browser.new_page()
    window.goto(path.as_uri())
    assert window.locator("script, img").count() == 0
    assert window.title() == "Fact check of <img src=x onerror=alert(1)>.txt: exit 1"
    assert "<script>" in window.locator(".text").first.inner_text()
    window.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Opens a text as a page, of which nothing is complained."""
    said: list[str] = []
    window = browser.new_page(viewport=WIDE)
    window.on("console", lambda message: said.append(message.text))

    def open_page(text: str) -> Page:
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        window.goto(path.as_uri())
        return window

    yield open_page
    window.close()
    assert said == []


def test_the_page_of_a_registry_is_searched(opened: Callable[[str], Page]) -> None:
    claims = ({"id": "tower", "claim": "The Tower is 30 m tall."}, {"id": "gate", "claim": "The Gate is 9 m tall."})
    page = opened(write_page(PlainRegistry(claims, (("claims.yaml", 2), ("claims.yaml", 3))), "Facts"))
    assert Axe().run(page).response["violations"] == []
    page.get_by_label("Search").fill("gate")
    assert [each.is_visible() for each in page.locator("article").all()] == [False, True]
    assert page.locator("#count").inner_text() == "1 found"


def test_the_page_of_linting(opened: Callable[[str], Page], tmp_path: Path) -> None:
    claims = tmp_path / "claims.yaml"
    claims.write_text("claims:\n  - {id: a, claim: The Tower is <b>30</b> m tall.}\n", encoding="utf-8")
    page = opened(as_html(lint_files([str(claims)], date(2026, 1, 1)), NOWHERE))
    assert Axe().run(page).response["violations"] == []
    assert "missing-source" in page.locator(".card").first.inner_text()


def test_the_picture_in_the_documentation(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    picture = ROOT / "docs" / "html-report.png"
    if request.config.getoption("--update"):
        files = dict(FILE.findall((ROOT / "docs" / "html-report.md").read_text(encoding="utf-8")))
        (tmp_path / "claims.yaml").write_text(files["claims.yaml"], encoding="utf-8")
        registry = Registry.load([tmp_path / "claims.yaml"])
        document = document_from_text(files["harbour.md"], path="harbour.md", kind="markdown")
        checked = with_coverage(check_document(document, registry), registry)
        page = render(RunOutcome(Report((checked,), registry.claims), show=Show.ALL))
        path = tmp_path / "report.html"
        path.write_text(page.replace(f"{tmp_path}/", ""), encoding="utf-8")
        window = browser.new_page(viewport={"width": 1100, "height": 1125})
        window.goto(path.as_uri())
        window.screenshot(path=picture)
        window.close()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 150_000
