"""Data flows one way: documents → annotations → tables → figures."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "analysis"
LAYERS = [
    {"corpus", "annotations", "resampling"},
    {"language"},
    {"mentions"},
    {"quotes"},
    {"sentiment"},
    {"analyse", "files", "columns", "tables"},
    {"store", "rows", "progress"},
    {"processes", "spool", "run_record"},
    {"linked_tables"},
    {"annotate"},
    {"figures", "evidence", "places"},
    {"workbench", "evaluation", "commands"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def layer(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{a.name}" for a in node.names]
        yield from (
            n.split(".")[1] for n in names if n.startswith("analysis.") and n != "analysis.__version__"
        )


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_stage_imports_only_earlier_stages(path):
    if path == PACKAGE / "__init__.py":
        assert not list(imported(path))
        return
    assert layer(path) in RANK, f"{layer(path)} has no place in the order of layers"
    later = {name for name in imported(path) if RANK[name] > RANK[layer(path)]}
    assert not later, f"{path.name} imports the later stage {sorted(later)}"


def test_nothing_outside_the_package_is_imported_by_it():
    sources = "\n".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py"))
    assert "from training" not in sources
    assert "import training" not in sources
