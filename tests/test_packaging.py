"""What is shipped: the wheel, the source distribution, the packages list, the dependencies."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOLDERS = {name: Path(folder) for name, folder in PROJECT["tool"]["setuptools"]["package-dir"].items()}
GENERATED = ignore_patterns("__pycache__", "*.pyc", ".DS_Store", "*.egg-info")


def shipped_files() -> set[str]:
    """Every file on disk in the mapped folders, under the name that the wheel must give it."""
    return {
        f"{package.replace('.', '/')}/{path.relative_to(ROOT / folder).as_posix()}"
        for package, folder in FOLDERS.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    }


def modules() -> Iterator[tuple[str, Path]]:
    """Every module's dotted name with its file."""
    for name in sorted(shipped_files()):
        if name.endswith(".py"):
            package = max((p for p in FOLDERS if name.startswith(p.replace(".", "/") + "/")), key=len)
            inner = name.removeprefix(package.replace(".", "/") + "/")
            dotted = name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            yield dotted, ROOT / FOLDERS[package] / inner


@pytest.fixture(scope="module")
def source_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the distributions are made of, without anything that an earlier build left behind."""
    tree = tmp_path_factory.mktemp("source") / "aidgraph"
    tree.mkdir()
    for folder in FOLDERS.values():
        copytree(ROOT / folder, tree / folder, ignore=GENERATED)
    for page in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (tree / page).write_bytes((ROOT / page).read_bytes())
    return tree


@pytest.fixture(scope="module")
def sdist(source_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    return build(source_tree, tmp_path_factory.mktemp("sdist"), "--sdist")


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel that is built from the source distribution."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (tree,) = unpacked.iterdir()
    path = build(tree, tmp_path_factory.mktemp("wheel"), "--wheel")
    with zipfile.ZipFile(path) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def build(tree: Path, out: Path, kind: str) -> Path:
    command = [sys.executable, "-m", "build", kind, "--no-isolation", "--outdir", str(out), str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.iterdir()
    return made


def test_one_top_level_name(wheel: set[str]) -> None:
    """Installing aidgraph takes no other import name than aidgraph."""
    assert {n.split("/")[0] for n in wheel if ".dist-info/" not in n} == {"aidgraph"}


def test_wheel_from_sdist_is_complete(wheel: set[str]) -> None:
    """The wheel built from the source distribution holds every module and data file on disk, and nothing else."""
    assert {n for n in wheel if ".dist-info/" not in n} == shipped_files()


def test_licences_are_shipped(wheel: set[str]) -> None:
    """The licence, the notice, and those of the tagger's weights lie in the wheel."""
    shipped = {n.partition(".dist-info/licenses/")[2] for n in wheel}
    assert {"LICENSE", "NOTICE", "ingest/tagger/lac/LICENSE", "ingest/tagger/lac/NOTICE"} <= shipped


def test_packages_list_equals_disk() -> None:
    """The packages that pyproject.toml lists are the folders with modules, each with an __init__.py."""
    on_disk = {d.rpartition(".")[0] if p.name != "__init__.py" else d for d, p in modules()}
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(on_disk)
    assert [p for d, p in modules() if not (p.parent / "__init__.py").exists()] == []


# Which part of the package may import which others. `client` is the root package itself and its command line.
ALLOWED = {
    "graph": {"graph"},
    "ingest": {"ingest", "graph"},
    "queries": {"queries", "graph"},
    "api": {"api", "queries", "ingest", "graph"},
    "client": {"client", "api", "queries", "ingest", "graph"},
}


def part(dotted: str) -> str:
    """The part of the package that a module belongs to.

    >>> part("aidgraph.graph.store.sqlite"), part("aidgraph.cli.main")
    ('graph', 'client')
    """
    second = dotted.split(".")[1] if "." in dotted else ""
    return second if second in ALLOWED else "client"


def imported(dotted: str, path: Path) -> Iterator[tuple[str, bool]]:
    """The modules that a module imports from anywhere, as absolute names, with whether the import was relative."""
    package = dotted.split(".") if path.name == "__init__.py" else dotted.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or "", False
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1])
            if node.module:
                yield f"{base}.{node.module}", True
            else:
                yield from ((f"{base}.{alias.name}", True) for alias in node.names)


@pytest.mark.parametrize(("dotted", "path"), [pytest.param(*m, id=m[0]) for m in modules()])
def test_imports_go_one_way(dotted: str, path: Path) -> None:
    """A module imports only from its own part and the parts below it, and relatively except in the client."""
    for target, relative in imported(dotted, path):
        if target.split(".")[0] != "aidgraph":
            continue
        assert part(target) in ALLOWED[part(dotted)], f"{dotted} imports {target}"
        assert relative or part(dotted) == "client", f"{dotted} imports {target} by its absolute name"


def test_import_is_light() -> None:
    """Importing aidgraph loads no heavy library, so that a script that only asks for help starts at once."""
    heavy = ("spacy", "numpy", "pandas", "fastapi", "neo4j", "rich", "typer", "yaml", "sqlite3")
    code = f"import sys, aidgraph; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Imports that need no declaration of their own or are declared under an extra that their command asks for.
OPTIONAL = {"pandas"}
LOADED = {"python-multipart"}  # by fastapi, where a form is sent
MAKERS = re.compile(r"\.(make_\w+|convert)$")  # programs that made the data: run by hand, from a checkout with [dev]


def test_dependencies_are_the_imports() -> None:
    """What pyproject.toml declares is what the package imports: nothing is missing, nothing is carried along."""
    names = {t.split(".")[0] for d, p in modules() if not MAKERS.search(d) for t, _ in imported(d, p)}
    outside = names - set(sys.stdlib_module_names) - {"aidgraph"} - OPTIONAL
    distributions = packages_distributions()
    needed = {normal(distributions[n][0]) for n in outside}
    declared = {normal(re.split(r"[<>=\[ ]", d)[0]) for d in PROJECT["project"]["dependencies"]}
    assert needed == declared - LOADED


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
