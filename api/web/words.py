"""What the pages say, in the languages that there are: catalogues of messages by key."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale, negotiate_locale
from babel.numbers import format_decimal

from ...ingest.grammar.rules import base_of, sentence_of

LANGUAGES = ("zh", "en")
"""The first is shown to who accepts neither."""


_HOLE = re.compile(r"\\{(\w+)\\}")
"""A name in braces, as `re.escape` leaves it."""


class Words:
    """The messages of one language, called by key.

    >>> Words("en")("nav.search"), Words("zh")("nav.search")
    ('Search', '搜索')
    """

    def __init__(self, language: str) -> None:
        """Speak `language`, one of LANGUAGES."""
        self.language = language
        self._messages = messages(language)
        self._locale = Locale.parse(language)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The message of `key` with `values` in their places; raises KeyError for a key that no catalogue has."""
        return self._messages[key].format(**values)

    def known(self, group: str, value: str) -> str:
        """The message of a value of the model (a status, a kind), the value itself where no catalogue has it.

        >>> Words("en").known("status", "delivered"), Words("en").known("kind", "lodge")
        ('delivered', 'lodge')
        """
        return self._messages.get(f"{group}.{value}", value)

    def sentence(self, group: str, text: str) -> tuple[str, str]:
        """A sentence of the program in this language, with the language that it is in: English where it has no other.

        A sentence is known by its beginning, since some end with figures; names in braces stand for anything.

        >>> Words("zh").sentence("stopped", "no way of more than 6 hops was looked for")
        ('没有查找超过 6 步的路径', 'zh')
        >>> Words("zh").sentence("reason", "something new")
        ('something new', 'en')
        """
        for told, said in _sentences(self.language, group):
            if found := told.match(text):
                return said.format(**found.groupdict()) + text[found.end() :], self.language
        return text, "en"

    def rule(self, name: str) -> tuple[str, str]:
        """What the rule of that name reads, in one sentence, with the language that it is in; "" for no rule.

        >>> Words("zh").rule("gift-list-each")[0].endswith("每个捐方或受方各有自己的份额。")
        True
        """
        mine = _rules(self.language)
        if base_of(name) not in mine:
            return sentence_of(name), "en"
        return mine[base_of(name)] + (mine["each"] if base_of(name) != name else ""), self.language

    def number(self, value: float) -> str:
        """A figure as this language writes it.

        >>> Words("en").number(12000.0)
        '12,000'
        """
        return format_decimal(value, locale=self._locale)


@cache
def messages(language: str) -> dict[str, str]:
    """The catalogue of a language: messages by key, groups and names joined by dots."""
    text = files("aidgraph.api.web").joinpath("catalogues", f"{language}.yaml").read_text(encoding="utf-8")
    return {
        f"{group}.{name}": said for group, entries in yaml.safe_load(text).items() for name, said in entries.items()
    }


@cache
def _rules(language: str) -> dict[str, str]:
    """Sentences of rules by name; English ones stand beside the rules themselves."""
    catalogue = files("aidgraph.api.web").joinpath("catalogues", f"rules.{language}.yaml")
    return yaml.safe_load(catalogue.read_text(encoding="utf-8")) if catalogue.is_file() else {}


@cache
def _sentences(language: str, group: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The English sentences of a group as patterns, each with what this language says, the longest first."""
    english, mine = messages("en"), messages(language)
    keys = sorted((k for k in english if k.startswith(group + ".")), key=lambda k: -len(english[k]))
    return tuple((re.compile(_HOLE.sub(r"(?P<\1>.+?)", re.escape(english[k]))), mine[k]) for k in keys)


@cache
def words(language: str) -> Words:
    """The words of a language, made once."""
    return Words(language)


def language_for(asked: str | None, accepted: str) -> str:
    """The language asked for, else the first that the header `Accept-Language` names and there is.

    >>> language_for("en", "zh-CN"), language_for(None, "fr, en-GB;q=0.8, zh;q=0.5"), language_for(None, "")
    ('en', 'en', 'zh')
    """
    if asked in LANGUAGES:
        return str(asked)
    wanted = sorted(map(_weighed, accepted.split(",")), reverse=True, key=lambda x: x[0])
    found = negotiate_locale([name for weight, name in wanted if weight > 0], LANGUAGES, sep="-")
    return found or LANGUAGES[0]


def _weighed(part: str) -> tuple[float, str]:
    name, _, weight = part.partition(";")
    try:
        return float(weight.strip().removeprefix("q=") or 1), name.strip()
    except ValueError:
        return 0.0, name.strip()
