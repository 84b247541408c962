"""What a journalist does, in a real browser: in both languages, with the mouse, and with the keyboard alone without scripts."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import expect

from hands import Hands


def test_from_a_name_to_the_sentence(hands: Hands) -> None:
    """Two characters find a town; its profile leads to what it received, and that to the sentence in the document."""
    page = hands.page
    hands.go("/")
    hands.write(hands.field("home.search"), "绍兴")
    hands.use(hands.button("nav.search"))
    hands.use(page.locator("main").get_by_role("link", name="绍兴市", exact=True))
    expect(page).to_have_title("绍兴市 – aidgraph")
    profile = page.url
    hands.use(page.locator("#received-table").locator("xpath=..").get_by_role("link", name=hands.say("flow.open", n=1)))
    quoted = page.locator("blockquote mark").first
    words = quoted.inner_text()
    expect(quoted).to_be_in_viewport()
    flow = page.url
    hands.use(page.locator("figcaption a").first)
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert "".join(page.locator("mark.chosen").all_inner_texts()).replace("\n", "") == words.replace("\n", "")
    page.go_back()
    assert page.url == flow
    page.go_back()
    assert page.url == profile
    page.go_forward()
    assert page.url == flow


def test_from_two_names_to_the_sentence(hands: Hands) -> None:
    """Two names give the way between them with a quote, which leads to its place in the document."""
    page = hands.page
    hands.go("/")
    hands.write(hands.field("path.source"), "绍兴市")
    hands.write(hands.field("path.target"), "考纳斯市")
    hands.use(hands.button("path.ask"))
    expect(page.locator(".way > li").first).to_contain_text(hands.say("edge.SISTER_CITY"))
    hop = page.locator(".way > li").first
    words = hop.locator("mark").inner_text()
    hands.use(hop.locator("figcaption a"))
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert "".join(page.locator("mark.chosen").all_inner_texts()).replace("\n", "") == words.replace("\n", "")


def test_from_a_filter_to_a_table_to_take_along(hands: Hands, tmp_path: Path) -> None:
    """Filters give who helped whom; the address keeps them, and the table can be taken along as it stands."""
    page = hands.page
    hands.go("/helped")
    hands.choose(hands.field("helped.by"), "donor")
    hands.write(hands.field("flow.goods"), "口罩")
    hands.use(hands.button("filter.apply"))
    rows = page.locator("table").first.locator("tbody tr")
    expect(rows.first).to_be_visible()
    shown = rows.all_inner_texts()
    assert "by=donor" in page.url and all("口罩" in x for x in shown)
    with page.expect_download() as taken:
        hands.use(hands.link("export.csv"))
    taken.value.save_as(tmp_path / "helped.csv")
    with (tmp_path / "helped.csv").open(encoding="utf-8-sig", newline="") as file:
        donors = [r["donors"].split("; ") for r in csv.DictReader(file)]
    told = [x.split("\t")[0].split(hands.say("text.and")) for x in shown]
    assert donors == [[""] if names == [hands.say("text.not_stated")] else names for names in told]
    page.reload()
    assert rows.all_inner_texts() == shown


def test_a_name_that_several_bear(hands: Hands) -> None:
    """A name that several bear leads to a choice, and the choice to the answer."""
    hands.go("/path")
    hands.write(hands.field("path.source"), "红十字会")
    hands.write(hands.field("path.target"), "绍兴市")
    hands.use(hands.button("path.ask"))
    expect(hands.page.locator("h1")).to_have_text(hands.say("problem.title"))
    hands.use(hands.page.locator("main").get_by_role("link", name="绍兴市红十字会"))
    expect(hands.page.locator("h1")).to_have_text(hands.say("path.title"))
    expect(hands.page.get_by_role("status")).to_be_visible()


def test_the_other_language(hands: Hands) -> None:
    """The other language shows the same page, and stays when one goes on."""
    page, other = hands.page, {"zh": "en", "en": "zh"}[hands.say.language]
    hands.go("/helped?by=month")
    rows = page.locator("tbody tr").count()
    hands.use(page.locator(f".languages a[lang={other}]"))
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert page.locator("tbody tr").count() == rows and "by=month" in page.url
    hands.use(page.locator("nav a[href^='/documents']"))
    expect(page.locator("html")).to_have_attribute("lang", other)


def test_over_the_head_of_the_page(hands: Hands) -> None:
    """The first Tab offers to skip the head of the page; what comes next lies in the content."""
    page = hands.page
    hands.go("/search?text=绍兴")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_expand_take_back_and_take_along(hands: Hands, tmp_path: Path) -> None:
    """A neighbour is expanded and hidden; going back undoes each step; the drawing is taken along."""
    page = hands.page
    hands.go("/search?text=绍兴市")
    hands.use(page.locator("main").get_by_role("link", name="绍兴市", exact=True))
    hands.use(hands.link("entity.network"))
    expect(page.locator("h1")).to_contain_text(hands.say("nav.network"))
    rows = page.locator("div[aria-labelledby=nodes] tbody tr")
    before = rows.all_inner_texts()
    hands.use(hands.link("network.expand_one", name="考纳斯市"))
    expect(page.get_by_role("link", name=hands.say("network.expand_one", name="考纳斯市"))).to_have_count(0)
    expanded = rows.all_inner_texts()
    assert len(expanded) > len(before) > 1
    hands.use(hands.link("network.hide_one", name="考纳斯市"))
    expect(rows).to_have_count(len(expanded) - 1)
    page.go_back()
    expect(rows).to_have_count(len(expanded))
    page.go_back()
    expect(rows).to_have_count(len(before))
    picture = page.locator(".drawing img")
    assert picture.evaluate("e => e.complete && e.naturalWidth") > 100
    with page.expect_download() as taken:
        hands.use(hands.link("network.take"))
    taken.value.save_as(tmp_path / "network.svg")
    assert "绍兴市" in (tmp_path / "network.svg").read_text(encoding="utf-8")
