"""A store for each test."""

from __future__ import annotations

import pytest

from aidgraph.graph.store import Store
from readings import Sheet


@pytest.fixture
def aid(store: Store) -> Store:
    """A store with two documents about gifts to two places."""
    a = Sheet(
        "a.txt",
        "3月2日远帆基金会向贝加国捐赠口罩。又捐手套。4月云岭市通过远帆基金会向松江市捐款。林小雨任远帆基金会理事。",
    )
    a.body("远帆基金会").place("贝加国", "country").place("松江市").place("云岭市").person("林小雨")
    a.gift("远帆基金会", "贝加国", "口罩 2000 只", date="2020-03-02", evidence="远帆基金会向贝加国捐赠口罩")
    a.gift("远帆基金会", "贝加国", "手套 50 双", evidence="又捐手套", confidence=0.4)
    a.gift(
        "云岭市",
        "松江市",
        money="30000 CNY",
        via="远帆基金会",
        date="2020-04",
        evidence="云岭市通过远帆基金会向松江市捐款",
    )
    store.put(a.tie("AFFILIATED", "林小雨", "远帆基金会", role="理事").reading())
    b = Sheet(
        "b.txt", "远帆基金会再向贝加国捐口罩。远帆基金会承诺捐赠呼吸机。企业向松江市捐款。远帆基金会主办友城论坛。不明"
    )
    b.body("远帆基金会").place("贝加国", "country").place("松江市")
    b.gift("远帆基金会", "贝加国", "医用口罩 500 只", date="2020-05-09", evidence="远帆基金会再向贝加国捐口罩")
    b.gift("远帆基金会", "贝加国", "呼吸机 3 台", status="pledged", evidence="远帆基金会承诺捐赠呼吸机")
    b.gift("", "松江市", money="500 CNY", donor_text="企业", evidence="企业向松江市捐款")
    store.put(b.event("友城论坛", "远帆基金会").reading())
    return store
