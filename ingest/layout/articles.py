"""A document's paragraphs told apart: titles, headings, lists, text; and where one article ends and the next begins."""

from __future__ import annotations

from ..parts import Block, BlockKind, Section
from .continuation import is_closed
from .draft import Draft
from .folding import fold, fold_quotes
from .lines import split_lines
from .marks import Mark, is_author_line, is_body_name, is_short_title, point_style
from .paragraphs import paragraphs
from .pieces import pieces
from .squeeze import runs
from .view import View

_KIND: dict[Mark, BlockKind] = {
    "title": "title", "subtitle": "title", "runin": "heading", "entry": "item", "label": "row", "row": "row",
    "legend": "caption", "caption": "caption", "header": "header", "dateline": "dateline", "byline": "byline",
    "closing": "byline", "boilerplate": "boilerplate", "crumb": "boilerplate", "teaser": "boilerplate",
    "notice": "boilerplate",
}  # fmt: skip
_BESIDE: frozenset[BlockKind] = frozenset({"header", "caption", "boilerplate"})
_HEADING = 45
"""Characters that a heading may have."""
_KICKER = 6
"""Characters of a column's name above the title."""
_TEASED = 200
"""Characters of a paragraph that is an article again, not the first words of one."""
_LOOK_AHEAD = 3
_TITLE_ZONE = 12
"""Blocks between a title and the first text under it, at most."""


def lay_out(text: str) -> list[Section]:
    """The articles of a document, each with a view to read and its blocks; never raises, empty for an empty text.

    Every character of `text` that is not white space stands in exactly one block of one section. Captions and running
    heads that cut a sentence come behind its paragraph, so that the offsets of a view need not rise from block to block.

    >>> [(b.kind, s.view.text[b.start:b.end]) for s in lay_out("友协简讯\\n\\n　　昨天，甲市友协收到口\\n罩。") for b in s.blocks]
    [('title', '友协简讯'), ('body', '昨天，甲市友协收到口罩。')]
    """
    folded = fold(text)
    drafts = [piece for draft in paragraphs(split_lines(text, folded)) for piece in pieces(text, folded, draft)]
    starts = _article_starts(drafts)
    _name_kinds(drafts, starts)
    bounds = [*sorted(starts), len(drafts)]
    return [_section(text, folded, drafts[a:b]) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]


def _article_starts(drafts: list[Draft]) -> set[int]:
    """Places of the drafts that begin an article. When in doubt an article is not split."""
    starts = {0}
    ended = read = False  # an end sign has come; running text has come since the last title
    for i, draft in enumerate(drafts):
        if draft.mark in ("closing", "notice"):
            ended = read
        elif draft.mark == "teaser":  # titles of other stories follow
            ended = read = False
        elif i and (draft.mark == "crumb" or (read and _begins_article(drafts, i, ended=ended))):
            starts.add(i)
            ended = read = False
        elif _is_text(draft):
            ended, read = False, True
    return starts


def _begins_article(drafts: list[Draft], i: int, *, ended: bool) -> bool:
    if not _may_be_title(drafts[i]):
        return False
    return _has_title_train(drafts, i) or (ended and any(map(_is_text, drafts[i + 1 : i + 1 + _TITLE_ZONE])))


def _is_text(draft: Draft) -> bool:
    return draft.mark in ("text", "bullet", "point") and not _may_be_title(draft)


def _may_be_title(draft: Draft) -> bool:
    return (
        draft.mark in ("text", "title")
        and len(draft.ranges) == 1
        and is_short_title(draft.text)
        and not is_closed(draft.tail)
    )


def _has_title_train(drafts: list[Draft], i: int) -> bool:
    """A subtitle behind a dash, or a line of names, follows the title at `i`, maybe after a caption or running head."""
    coming = [draft for draft in drafts[i + 1 : i + 1 + _LOOK_AHEAD] if _KIND.get(draft.mark) not in _BESIDE][:1]
    return any(draft.mark == "subtitle" or (draft.mark == "text" and is_author_line(draft.text)) for draft in coming)


def _name_kinds(drafts: list[Draft], starts: set[int]) -> None:
    in_title, teased = True, False
    for i, draft in enumerate(drafts):
        if i in starts:
            in_title, teased = True, False
        draft.kind = _kind(drafts, i, in_title=in_title)
        teased = (teased or draft.mark == "teaser") and draft.length < _TEASED
        if teased:
            draft.kind = "boilerplate"
        in_title = in_title and draft.kind not in ("body", "item", "row", "heading")


def _kind(drafts: list[Draft], i: int, *, in_title: bool) -> BlockKind:
    draft = drafts[i]
    if draft.mark == "title" and not in_title:
        return "heading"
    if draft.mark in _KIND:
        return _KIND[draft.mark]
    if draft.mark in ("point", "bullet"):
        return "heading" if _is_heading(drafts, i) else "item"
    if is_closed(draft.tail) or len(draft.ranges) > 1 or not is_short_title(draft.text):
        return "body"
    return _kind_of_short(drafts, i, in_title=in_title)


def _is_heading(drafts: list[Draft], i: int) -> bool:
    """A short numbered or marked line that other text follows, not the next entry of the same list.

    Ended by a full stop it is one only under a Chinese numeral: 一、广泛动员，形成合力。
    """
    draft, text = drafts[i], drafts[i].tail
    following = drafts[i + 1] if i + 1 < len(drafts) else None
    if not following or draft.length > _HEADING or "。" in text[:-1] or text[0] in "-*+·":
        return False
    if draft.mark == "bullet":
        return not is_closed(text)
    style = point_style(text)
    same = following.mark == "point" and point_style(following.text) == style
    return not same and (not is_closed(text) or (text[-1] == "。" and "一" in style and following.mark == "text"))


def _kind_of_short(drafts: list[Draft], i: int, *, in_title: bool) -> BlockKind:
    """A short line without a sentence: the title, what goes with it, or a heading."""
    draft = drafts[i]
    if draft.text[0] == "(" and "，" in draft.text:
        return "body"
    if in_title and i and is_author_line(draft.text) and drafts[i - 1].kind == "title":
        return "byline"
    following = drafts[i + 1] if i + 1 < len(drafts) else None
    if not in_title:
        signed = following is not None and following.mark == "dateline" and is_body_name(draft.text)
        return "byline" if signed else "heading"
    if len(draft.text) <= _KICKER and following and _may_be_title(following) and not is_author_line(following.text):
        return "header"
    return "title"


def _section(source: str, folded: str, drafts: list[Draft]) -> Section:
    offsets: list[int] = []
    words: list[str] = []
    blocks: list[Block] = []
    for draft in drafts:
        start = len(offsets)
        parts: list[str] = []
        for first, end, space in runs(source, folded, draft.ranges, draft.kind):
            if space >= 0:
                offsets.append(space)
                parts.append(" ")
            offsets.extend(range(first, end))
            parts.append(folded[first:end])
        words.append(fold_quotes("".join(parts)))
        blocks.append(Block(draft.kind, start, len(offsets)))
        if draft.stop >= 0:
            offsets.append(draft.stop)
            words.append(folded[draft.stop])
    text = "".join(map(source.__getitem__, offsets))
    return Section(View(text, "".join(words), tuple(offsets)), tuple(blocks))
