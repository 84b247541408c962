"""From a document's text to articles that can be read: blocks of known kinds in a view with a map to the source."""

from __future__ import annotations

from .articles import lay_out
from .sentences import prose, sentences

__all__ = ["lay_out", "prose", "sentences"]
