"""What a reviewer does in a real browser: judges and takes back, adds a document, reads it and removes it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from hands import KEY, Hands


def sign_in(hands: Hands) -> None:
    """Give a name and the key."""
    expect(hands.page.locator("h1")).to_have_text(hands.say("sign.title"))
    hands.write(hands.field("sign.author"), "李")
    hands.write(hands.field("sign.key"), KEY)
    hands.use(hands.button("sign.ask"))
    expect(hands.page.locator("h1")).not_to_have_text(hands.say("sign.title"))


def test_review_and_take_back(writing_hands: Hands) -> None:
    """Two stand side by side with their words; "the same" says what it changed, and one button takes it back."""
    hands, page = writing_hands, writing_hands.page
    hands.go("/review")
    hands.use(hands.link("sign.title"))
    sign_in(hands)
    pair = page.locator("article.pair").first
    expect(pair.locator(".beside blockquote")).to_have_count(2)
    hands.write(pair.get_by_label(hands.say("review.reason")), "同一个印章")
    hands.use(pair.get_by_role("button", name=hands.say("verdict.same"), exact=True))
    expect(page.locator("h1")).to_have_text(hands.say("done.title"))
    expect(page.locator(".difference")).to_contain_text(hands.say("fate.joined"))
    hands.use(hands.button("done.undo"))
    expect(page.locator("h1")).to_have_text(hands.say("done.undone"))
    expect(page.locator(".difference")).to_contain_text(hands.say("fate.split"))
    hands.use(hands.link("judgements.title"))
    expect(page.locator("main")).to_contain_text(hands.say("state.undone"))
    expect(page.locator("main")).to_contain_text("同一个印章")


def test_correct_a_flow(writing_hands: Hands) -> None:
    """From a flow one corrects a field; the flow then says so, with what the document has."""
    hands, page = writing_hands, writing_hands.page
    hands.go("/flows?recipient=派桑杜市")
    hands.use(page.locator("tbody tr").first.get_by_role("link").last)
    hands.use(hands.link("correct.link"))
    hands.use(hands.link("sign.title"))
    sign_in(hands)
    hands.choose(hands.field("conflict.field"), "status")
    hands.write(hands.field("correct.value"), "in_progress")
    hands.write(hands.field("correct.reason").first, "电话核实")
    hands.use(hands.button("correct.ask").first)
    expect(page.locator("h1")).to_have_text(hands.say("done.title"))
    hands.go("/flows?recipient=派桑杜市")
    expect(page.locator("tbody tr").first).to_contain_text(hands.say("sure.corrected"))


def test_upload_read_remove(writing_hands: Hands, tmp_path: Path) -> None:
    """A file is read, with how far it is; what was read is seen in its text; removed, it is gone."""
    hands, page = writing_hands, writing_hands.page
    (tmp_path / "新闻.txt").write_text("3月2日，甘肃省红十字会向意大利捐赠口罩2万只。", encoding="gb18030")
    hands.go("/upload")
    sign_in(hands)
    page.locator("#f-files").set_input_files(tmp_path / "新闻.txt")
    hands.use(hands.button("upload.ask"))
    expect(page.locator("h1")).to_have_text(hands.say("upload.progress"), timeout=20_000)
    while hands.link("upload.again").count():
        hands.use(hands.link("upload.again"))
    hands.use(hands.link("upload.see"))
    expect(page.locator("article.text mark", has_text="甘肃省红十字会").first).to_be_visible()
    hands.use(hands.link("remove.title"))
    hands.use(hands.button("remove.ask"))
    expect(page.locator(".difference")).to_contain_text(hands.say("fate.gone"))
    hands.go("/documents/新闻.txt")
    expect(page.locator("h1")).to_have_text(hands.say("problem.title"))


def test_another_site_cannot_write(browser: Browser, own_site: str, site: str) -> None:
    """A form of another site that names this one as its target changes nothing, though somebody is signed in here."""
    page = browser.new_context(base_url=own_site, locale="en-GB").new_page()
    hands = Hands(page, "en", keyboard=False)
    hands.go("/sign-in")
    sign_in(hands)
    evil = page.context.new_page()
    evil.route("**/evil", lambda route: route.fulfill(body=_evil(own_site), content_type="text/html"))
    evil.goto(f"{site}/evil")
    with evil.expect_response(f"{own_site}/remove") as answer:
        evil.locator("button").click()
    assert answer.value.status == 403
    hands.go("/documents/c.txt")
    expect(page.locator("article.text")).to_be_visible()
    page.context.close()


def _evil(target: str) -> str:
    return (
        f'<form action="{target}/remove" method="post"><input name="document" value="c.txt"><button>win</button></form>'
    )
