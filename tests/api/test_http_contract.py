"""Requests made from the API's own description: no answer is outside it, none is a defect."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from aidgraph.api import Settings, create_app
from aidgraph.api.keys import hashed
from aidgraph.api.running import take_port

KEY = "aidgraph_contract"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def url(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the example documents, on a port of its own."""
    db = shutil.copy(read_once, tmp_path_factory.mktemp("contract") / "aid.db")
    app = create_app(db, Settings(keys=(hashed(KEY),)))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="on"))
    with take_port("127.0.0.1", 0) as port:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [port]})
        thread.start()
        while not server.started:
            sleep(0.02)
        yield f"http://127.0.0.1:{port.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_operation(url: str, mode: GenerationMode) -> None:
    """Whatever is asked, as described or not, the answer is one that the description has, and no defect."""
    schema = schemathesis.openapi.from_url(f"{url}/openapi.json")
    operations = [o.ok() for o in schema.get_all_operations() if o.ok().path != "/v1/check"]
    assert len(operations) > 25
    for operation in operations:
        if mode is GenerationMode.POSITIVE or operation.query or operation.body:  # else nothing can be wrong
            _ask(operation, mode)


def _ask(operation: Any, mode: GenerationMode) -> None:
    @seed(1)
    @settings(
        max_examples=4, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode))
        case.call_and_validate(headers={"Authorization": f"Bearer {KEY}"}, checks=CHECKS)

    ask()
