"""Documents, and the stretches of them that everything else points at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .errors import InvalidRecord

MentionForm = Literal["name", "alias", "deictic"]
EntityType = Literal["Organization", "Person", "Place"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, in code points, end exclusive.

    >>> Span("a.txt", 0, 3, "松江市").end
    3
    """

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Raise InvalidRecord where the offsets and the quote cannot belong together."""
        if self.start < 0 or self.end - self.start != len(self.quote) or not self.quote:
            raise InvalidRecord(
                f"span {self.start}:{self.end} of {self.document} does not fit its quote {self.quote!r}"
            )


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text, with what is known of where it comes from.

    `id` is the name under which the file was imported: the same name again replaces the document.
    """

    id: str
    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    language: str = "zh"
    publisher: str | None = None
    home: str | None = None
    date: str | None = None
    title: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of this document's text from `start` to `end` (code points).

        >>> Document("d", "d", "松江市收到口罩", "").span(0, 3).quote
        '松江市'
        """
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Article:
    """A stretch of a document with its own title, byline and publisher: the scope of abbreviations and of 我市."""

    id: str
    document: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    home: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names, abbreviates or points at a local entity."""

    entity: str
    span: Span
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one document knows it.

    `id` is unique within the document. `kind` is finer than `type`: NGO, foundation, association, company, government,
    hospital, university, media, party, embassy, team, international for organisations; country, region, city, other
    for places. `division` is the country or Chinese division that the name states or the document implies (云岭省,
    松江市): two bodies of different divisions are never the same.
    """

    id: str
    document: str
    type: EntityType
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    deictics: tuple[str, ...] = ()
    division: str | None = None
