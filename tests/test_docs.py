"""The documentation is current: generated pages, the code of the Python page, links between pages."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md"])
LINES = {"README.md": 150, "python.md": 150, "case-tables.md": 400, "backtest-results.md": 400}
LINES_ELSE = 120


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_page_of_tables_is_what_the_declarations_say() -> None:
    written = (DOCS / "case-tables.md").read_text(encoding="utf-8")
    assert written == generator().case_tables(), "run: python docs/generate.py"


@pytest.mark.parametrize("page", ["python.md", "evidence.md", "position.md"])
def test_the_code_of_a_page_runs(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    assert blocks
    exec(compile("\n".join(blocks), page, "exec"), {"__name__": page})  # noqa: S102  (our own page)
    assert capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_to_other_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [t for t in targets if "://" not in t and not t.endswith((".svg", ".png"))]
    assert [t for t in local if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pages_stay_short(page: Path) -> None:
    count = len(page.read_text(encoding="utf-8").splitlines())
    assert count <= LINES.get(page.name, LINES_ELSE)


def test_numbers_are_put_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- x: begin -->\nold\n<!-- x: end -->\nafter\n", encoding="utf-8")
    generator().put(page, "x", "new")
    assert page.read_text(encoding="utf-8") == (
        "before\n<!-- x: begin -->\n\nnew\n\n<!-- x: end -->\nafter\n"
    )


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md lacks the marks"):
        generator().put(page, "x", "new")
    assert page.read_text(encoding="utf-8") == "nothing here\n"
