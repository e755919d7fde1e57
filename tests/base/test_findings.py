import pytest

from kerege.base.findings import (
    Finding,
    FindingsError,
    Severity,
    error,
    note,
    raise_errors,
    shorten,
    warning,
)


def test_text_of_a_finding_names_place_both_sides_and_remedy():
    found = error(
        "bad-id", "not an id", file="links.csv", row=7, expected="a-b", found="'a b'", remedy="rename"
    )
    assert str(found) == (
        "error: links.csv:7: not an id\n  expected: a-b\n  found: 'a b'\n  do: rename  [bad-id]"
    )


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ({"file": "a.csv", "row": 3, "subject": "cpc"}, "a.csv:3"),
        ({"file": "a.csv"}, "a.csv"),
        ({"subject": "cpc"}, "cpc"),
        ({}, ""),
    ],
)
def test_place_prefers_the_file(where, place):
    assert note("x", "m", **where).place == place


def test_a_finding_without_place_has_no_empty_prefix():
    assert str(warning("x", "message")) == "warning: message  [x]"


def test_as_dict_is_plain():
    plain = error("x", "m", row=2).as_dict()
    assert plain["severity"] == "error"
    assert type(plain["severity"]) is str
    assert plain["row"] == 2


def test_raise_errors_returns_warnings_and_raises_with_all_findings():
    mild = [warning("w", "one"), note("n", "two")]
    assert raise_errors("reading", mild) == tuple(mild)
    with pytest.raises(FindingsError) as caught:
        raise_errors("reading", [*mild, error("e", "three")])
    assert [f.code for f in caught.value.findings] == ["w", "n", "e"]
    assert str(caught.value).startswith("reading: 1 error(s)\n")
    assert "two" in str(caught.value)


def test_findings_sort_by_code_first():
    assert sorted([Finding("b", Severity.NOTE, ""), Finding("a", Severity.ERROR, "")])[0].code == "a"


def test_shorten_keeps_the_limit():
    assert shorten("abc") == "'abc'"
    long = shorten("x" * 100, 20)
    assert len(long) == 20
    assert long.endswith("…")
