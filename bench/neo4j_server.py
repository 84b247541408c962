"""A Neo4j Community server for tests and benchmarks, put together from Maven Central without Docker or an installation.

    python bench/neo4j_server.py run       start one on a free port of this machine, print its address, stop at Ctrl-C
    python bench/neo4j_server.py pin       write the checksums of the jars anew, after another version in neo4j/pom.xml

Needs Java 17 or 21 and Maven. The jars are kept under build/neo4j and checked against neo4j/jars.sha256 before each start.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import neo4j

HERE = Path(__file__).parent / "neo4j"
LIB = HERE.parents[1] / "build" / "neo4j" / "lib"
SUMS = HERE / "jars.sha256"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
PASSWORD = "only-for-tests"
STARTS_WITHIN = 120.0  # seconds; a first start takes about 20 on two cores
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_JAVA = [*(f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in _OPENED), "-Djol.skipHotspotSAAttach=true"]
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
dbms.usage_report.enabled=false
dbms.cypher.min_replan_interval=1h
"""


class Unavailable(Exception):
    """No server can be started here; the message says why."""


class Server:
    """A server with a home folder of its own; a context manager. After `kill`, `start` goes on with the same data."""

    def __init__(self, home: Path, heap: str = "512m", options: tuple[str, ...] = ()) -> None:
        """Put the server together in `home`, which is made; raises Unavailable."""
        self.lib = jars()
        self.home, self.heap, self.options, self.port = home, heap, options, _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        for folder in ("conf", "data", "logs", "run", "plugins", "import", "lib"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(_CONF.format(port=self.port), encoding="utf-8")
        self._admin("dbms", "set-initial-password", PASSWORD)

    @property
    def address(self) -> str:
        """What `open_store` and `--db` take."""
        return f"bolt://neo4j:{PASSWORD}@127.0.0.1:{self.port}/neo4j"

    def driver(self) -> neo4j.Driver:
        """A driver of the server's own database."""
        import neo4j

        return neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", PASSWORD))

    def wipe(self) -> None:
        """Take everything out of the database but constraints, indexes and their version."""
        with self.driver() as driver, driver.session(database="neo4j") as session:
            session.run("MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
            session.run("MATCH (s:Store) SET s = {id: s.id, version: s.version}").consume()

    def start(self) -> None:
        """Start the server and wait until it answers; raises Unavailable with the end of its log."""
        options = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        entry = "org.neo4j.server.CommunityEntryPoint"
        memory = [f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:+UseSerialGC", *self.options]
        with (self.home / "server.log").open("ab") as log:
            command = ["java", *memory, *_JAVA, "-cp", f"{self.lib}/*", entry, *options]
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        """Stop the server in order."""
        if self._process:
            self._process.terminate()
            self._process.wait(60)
            self._process = None

    def kill(self) -> None:
        """Kill the server as a power failure would (SIGKILL)."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _wait(self) -> None:
        from neo4j.exceptions import DriverError, Neo4jError

        end = time.monotonic() + STARTS_WITHIN
        with self.driver() as driver:
            while True:
                try:
                    with driver.session(database="neo4j") as session:
                        session.run("RETURN 1").consume()
                    return
                except (DriverError, Neo4jError) as error:
                    ended = self._process is None or self._process.poll() is not None
                    if ended or time.monotonic() > end:
                        log = (self.home / "server.log").read_text(encoding="utf-8", errors="replace")
                        raise Unavailable(f"Neo4j does not start: {error}\n{log[-2000:]}") from error
                    time.sleep(0.3)

    def _admin(self, *arguments: str) -> None:
        command = ["java", "-Xmx128m", *_JAVA, "-cp", f"{self.lib}/*", "org.neo4j.cli.AdminTool", *arguments]
        folders = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(command, env=dict(os.environ) | folders, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Unavailable(f"neo4j-admin {arguments[0]}: {done.stderr or done.stdout}")


def jars() -> Path:
    """The folder of the server's jars, fetched if they are not there; raises Unavailable where they are not those pinned."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            raise Unavailable(f"{tool} is not there; Neo4j needs Java 17 or 21, and Maven to fetch it")
    pinned = SUMS.read_text(encoding="utf-8")
    if not LIB.is_dir() or sums(LIB) != pinned:
        fetch()
    if sums(LIB) != pinned:
        raise Unavailable(f"the jars in {LIB} are not those of {SUMS}; remove the folder, then try again")
    return LIB


def fetch() -> None:
    """Fetch the jars from Maven Central into LIB; raises Unavailable."""
    shutil.rmtree(LIB, ignore_errors=True)
    LIB.mkdir(parents=True)
    command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), PLUGIN, "-DincludeScope=runtime"]
    done = subprocess.run([*command, f"-DoutputDirectory={LIB}"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unavailable(f"Maven cannot fetch Neo4j: {done.stdout[-1000:]}")


def sums(folder: Path) -> str:
    """The SHA-256 of every jar, in the form that `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in sorted(folder.glob("*.jar")))


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def main() -> None:
    """See the module."""
    if sys.argv[1:] == ["pin"]:
        fetch()
        SUMS.write_text(sums(LIB), encoding="utf-8")
        print(f"{len(list(LIB.glob('*.jar')))} jars pinned in {SUMS}")
        return
    if sys.argv[1:] != ["run"]:
        sys.exit(__doc__)
    try:
        with tempfile.TemporaryDirectory() as home, Server(Path(home)) as server:
            print(server.address, flush=True)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        pass
    except Unavailable as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
