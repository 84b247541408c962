"""Questions in Chinese and English read by a grammar of patterns; the grammar stands in `ask_grammar.yaml`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from .ask_dates import take_dates

Language = Literal["zh", "en"]

_COURTESY = re.compile(
    r"^(?:请问|请|你好[,，]?|我?想知道|帮我查一下|查一下"
    r"|please |can you |could you |tell me (?=who|what|how|which|where|through))+|[?？。.!！\s]+$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\s*(?:who|whom|what|which|how|where|why|did|through|via|to|from|with|show|list|find|search|look|the|tell|please"
    r"|can|could|give|shortest|network|timeline|evidence|aid|help|by|path)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"谁|哪[些个家里]|什么|多少|怎[么样]|为何|是不是|有没有|最[多少大早晚]|^的|^(?:who|whom|what|which|how|why|where)\b",
    re.IGNORECASE,
)
"""Stands in no name: what is asked for cannot be taken for what it is asked of."""
_AROUND = re.compile(r"^(?:the |那么)|(?<=..)(?:都|曾经|曾|已经|已|共|对外|总共|一共)$", re.IGNORECASE)
_NAME = r"(?P<{}>.{{1,60}}?)"
_DATED = frozenset(
    {"flows", "helped", "pledges", "reciprocity", "intermediaries", "chains", "path", "network", "co_hosted", "timeline", "conflicts"}
)  # fmt: skip
"""Questions that can be asked of a time; a date in another one is not understood."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question was read: the name of the question of `queries` and its arguments, or None; `said` tells it."""

    text: str
    language: Language
    question: str | None
    arguments: dict[str, str]
    said: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    question: str
    form: re.Pattern[str]
    arguments: dict[str, str]


def read_question(text: str) -> Asked:
    """The question that a sentence asks, names as they are written in it.

    >>> asked = read_question("谁向松江市捐赠了防护服？")
    >>> asked.question, asked.arguments
    ('flows', {'recipient': '松江市', 'goods': '防护服'})
    >>> read_question("Why?").question is None
    True
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    language = _language(plain)
    bare = _COURTESY.sub("", _COURTESY.sub("", plain))
    rest, dates = take_dates(bare)
    rest = (
        rest.strip(" ,，")
        if language == "en"
        else re.sub(r"\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+|[,，]", "", rest)
    )
    for p in _grammar()[language]:
        found = p.form.fullmatch(rest)
        if found and not (dates and p.question not in _DATED):
            names = {k: _trimmed(v) for k, v in found.groupdict().items() if v}
            if all(map(_is_name, names.values())):
                arguments = _goods(names) | p.arguments | dates
                return Asked(text, language, p.question, arguments, told(language, p.question, arguments))
    return Asked(text, language, None, {}, told(language, None, {}))


def told(language: Language, question: str | None, arguments: dict[str, str]) -> str:
    """A reading in words.

    >>> told("en", "flows", {"recipient": "Daqing"})
    'understood as: flows, received by Daqing'
    """
    words = _words()["said"][language]
    if question is None:
        return words["none"]
    parts = [words["arguments"].get(k, f"{k} {{}}").format(v) for k, v in arguments.items()]
    return words["understood"].format(("，" if language == "zh" else ", ").join([words["questions"][question], *parts]))


def _language(text: str) -> Language:
    """That of the words that ask: an English question may hold a Chinese name."""
    return "en" if _ENGLISH.match(text) or not re.search(r"[\u4e00-\u9fff]", text) else "zh"


def _trimmed(name: str) -> str:
    return _AROUND.sub("", name.strip(" \"'“”「」『』《》"))


def _is_name(text: str) -> bool:
    return bool(text) and not _ASKS.search(text)


def _goods(names: dict[str, str]) -> dict[str, str]:
    """Goods by the name that Chinese documents have for them; words for any goods are left out."""
    if "goods" not in names:
        return names
    goods = _words()["goods"].get(names["goods"].lower(), names["goods"])
    return {k: v for k, v in (names | {"goods": goods}).items() if v}


@cache
def _grammar() -> dict[str, tuple[_Pattern, ...]]:
    source = _words()
    return {
        language: tuple(
            _Pattern(p["question"], _compiled(p["is"], source["words"][language]), p.get("with", {})) for p in patterns
        )
        for language, patterns in source["patterns"].items()
    }


def _compiled(form: str, words: dict[str, str]) -> re.Pattern[str]:
    told_ = re.sub(r"\{([a-z]+)\}", lambda m: words[m[1]], form)
    return re.compile(re.sub(r"<([a-z_]+)>", lambda m: _NAME.format(m[1]), told_), re.IGNORECASE)


@cache
def _words() -> dict[str, Any]:
    return yaml.safe_load(files(__name__.rpartition(".")[0]).joinpath("ask_grammar.yaml").read_text(encoding="utf-8"))
