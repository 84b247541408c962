"""Laws that hold whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aidgraph.ingest.reference import resolve
from marked import parts_of, read

_FORMS = [
    "[[L:襄阳市]]", "[[L:襄阳]]", "[[L!:我市]]", "[[L!:该市]]", "[[L:约旦]]", "[[L!:中约]]", "[[L!:约]]", "[[O!:市外办]]", "[[O:红十字会]]",
    "[[O:湖北省红十字会]]", "[[O!:省红十字会]]", "[[O!:该会]]", "[[O!:本会]]", "[[O:晨星慈善基金会]]", "[[O:晨星基金会]]", "[[O!:基金会]]",
    "[[O:基金会约旦办公室]]", "[[P:阿里·哈桑]]", "[[P:哈桑]]", "[[P!:林会长]]", "[[P:林志强]]", "(简称“晨会”)", "双方", "两市", "我们", "、", "与", "，", "。",
    "“", "”", "说", "\n", "\n====\n", "[[O:驻约旦使馆]]", "[[O!:使馆]]", "[[O!:县教育局]]", "[[O:谷城县粮库]]", "其会长",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(_FORMS), min_size=1, max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_entities_are_whole(text: str) -> None:
    """Ids are e1, e2, … in order of first appearance, each is used, and every name that stands for one is of its type."""
    reference, parts = read(text)
    assert [e.id for e in reference.entities] == [f"e{n}" for n in range(1, len(reference.entities) + 1)]
    first: dict[str, int] = {}
    for part in parts:
        for name in part.names:
            for entity in part.entity_of.get((name.start, name.end), ()):
                first.setdefault(entity, len(first))
    assert set(first) == {e.id for e in reference.entities}
    assert all(e.name and e.name not in e.aliases for e in reference.entities)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_entities(text: str) -> None:
    """Reading is a pure function."""
    assert read(text)[0].entities == read(text)[0].entities


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_one_form_of_a_full_name_is_one_entity(text: str) -> None:
    """A full name stands for one entity wherever the document has it."""
    _, parts = read(text)
    for form in ("湖北省红十字会", "阿里·哈桑", "襄阳市", "晨星慈善基金会"):
        stands = {
            part.entity_of.get((n.start, n.end))
            for part in parts
            for n in part.names
            if part.section.view.text[n.start : n.end] == form
        }
        assert len(stands) <= 1


def test_nothing_to_read() -> None:
    """An empty document has an empty reference."""
    assert resolve("", "empty.txt", []).entities == ()
    assert resolve("口罩", "a.txt", [parts_of("口罩")]).entities == ()
