"""The back ends by name: only the one asked for is loaded, and what is missing is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kerege.base.findings import Finding, FindingsError
from kerege.documents.reading import read_document
from kerege.reader.backends import BACKENDS, make_extractor
from kerege.reader.rules import RulesExtractor


def refused(name: str, **given: str) -> Finding:
    with pytest.raises(FindingsError) as caught:
        make_extractor(name, **given)
    (found,) = caught.value.findings
    assert found.remedy
    return found


def test_rules_are_the_default() -> None:
    one = make_extractor()
    assert isinstance(one, RulesExtractor)
    document = read_document(b"Kazakhstan exported 70 Mt of crude in 2023.", name="a.txt")
    assert [c.extractor for c in one.read(document).candidates] == [one.name]


@pytest.mark.parametrize("name", ["", "gpt", "Rules", "rules ", "../rules", "x" * 500])
def test_an_unknown_back_end_is_told(name: str) -> None:
    found = refused(name)
    assert found.code == "unknown-backend"
    assert all(known in found.expected for known in BACKENDS)
    assert len(str(found)) < 500


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "no address and no model"),
        ({"url": "http://me:pass@h/v1"}, "no model"),
        ({"model": "m"}, "no address"),
    ],
)
def test_a_model_needs_address_and_name(given: dict[str, str], missing: str) -> None:
    found = refused("llm", **given)
    assert (found.code, found.found) == ("no-model", missing)
    assert "pass@" not in str(found)


@pytest.mark.parametrize(("name", "package"), [("natasha", "natasha"), ("llm", "httpx"), ("llm", "pydantic")])
def test_a_package_that_is_missing_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    loaded = ("kerege.reader.llm", "kerege.reader.natasha")
    for module in [m for m in sys.modules if m.startswith(loaded)]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    found = refused(name, url="http://127.0.0.1:1/v1", model="m")
    assert found.code == "not-installed"
    assert package in found.found
    assert f"kerege[{name}]" in found.remedy


def test_only_what_is_asked_for_is_loaded() -> None:
    code = (
        "import sys\nfrom kerege.reader.backends import make_extractor\nmake_extractor('rules')\n"
        "print([m for m in ('httpx', 'pydantic', 'natasha', 'socket', 'ssl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
