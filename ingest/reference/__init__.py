"""Which entity each name of a document stands for, and where the document comes from.

`resolve` is asked once the names of all articles are found; `document_date` before dates are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.document import LocalEntity
from ..parts import Parts, Section
from .dates import document_date
from .frame import ArticleFrame, Frame
from .pronouns import is_pronoun
from .resolution import resolved

__all__ = ["ArticleFrame", "Frame", "Reference", "document_date", "is_pronoun", "resolve"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A document's frame and entities; `ours` and `homes` hold for each article the ids of its own body and place."""

    frame: Frame
    entities: tuple[LocalEntity, ...]
    sections: tuple[Section, ...]
    ours: tuple[str | None, ...]
    homes: tuple[str | None, ...] = ()

    def we(self, article: int) -> tuple[str, ...]:
        """The id of the body that 我们 stands for in the article of that number, () if none."""
        found = self.ours[article]
        return (found,) if found else ()

    def home(self, article: int) -> tuple[str, ...]:
        """The id of the article's home place, () if the document does not name it."""
        found = self.homes[article]
        return (found,) if found else ()

    def home_name(self, article: int) -> str | None:
        """The full official form of the article's home place."""
        return self.frame.articles[article].home

    def publisher(self, article: int) -> str | None:
        """The name of the body that the article comes from."""
        return self.frame.articles[article].publisher

    def date(self, article: int) -> str | None:
        """The article's date (ISO), else the document's."""
        return self.frame.articles[article].date

    def we_of(self, section: Section) -> str | None:
        """The id of the body that 我们 stands for in an article outside quotations, None if the article names none."""
        return next((ours for own, ours in zip(self.sections, self.ours, strict=True) if own is section), None)


def resolve(text: str, document_name: str, parts: Sequence[Parts]) -> Reference:
    """Decide the document's frame and which entity each name stands for; fills `entity_of` of every part.

    Names for pronouns (我们, 该市, 双方) and for defined short forms that the names step did not find are added to the
    parts.
    `text` is the document's source, `document_name` the name under which it is kept.
    """
    if not parts:
        return Reference(Frame(), (), (), ())
    found = resolved(document_name, parts)
    sections = tuple(part.section for part in parts)
    return Reference(found.frame, found.entities, sections, found.ours, found.homes)
