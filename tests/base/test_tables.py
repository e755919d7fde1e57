import sys
from datetime import date
from pathlib import Path
from typing import ClassVar

import dataframely as dy
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerege.base import tables
from kerege.base.columns import choice, day, describe, ident, idents, number, text, truth
from kerege.base.findings import Severity
from kerege.base.table_rows import ROW
from kerege.base.tables import read_full, read_table


class Pipes(dy.Schema):
    rules_in_words: ClassVar[dict[str, str]] = {"order": "`low` is not above `high`"}

    id = ident("name of the pipe", key=True)
    of = ident("actor", key=True, required=False)
    goods = idents("what it carries", star=True)
    via = idents("territories", required=False)
    low = number("least flow", unit="kt/day", required=False, hard=(0.0, 500.0), expected=(1.0, 200.0))
    high = number("greatest flow", unit="kt/day", required=False)
    kind = choice("how it is built", ["steel", "rail"], required=False)
    since = day("first day", required=False)
    until = day("last day", end=True, required=False)
    open = truth("whether it runs", required=False)
    count = dy.Int64(nullable=True, description="number of strings")
    note = text("anything else", required=False)

    @dy.rule()
    def order(cls) -> pl.Expr:  # noqa: N805
        return pl.col("low") <= pl.col("high")


HEADER = "id,of,goods,via,low,high,kind,since,until,open,count,note"
GOOD = "cpc,KZ,crude;gas,RU;KZ,10,20.5,steel,2023,2023-04,true,2,fine"


def read(tmp_path: Path, content: str | bytes):
    path = tmp_path / "pipes.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, Pipes, "pipes.csv")


def row(**cells: str) -> str:
    values = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | cells
    return f"{HEADER}\n" + ",".join(values.values()) + "\n"


def only(findings, code: str):
    assert [f.code for f in findings] == [code], findings
    found = findings[0]
    assert found.file == "pipes.csv"
    assert found.severity is Severity.ERROR
    assert found.remedy
    return found


def test_a_good_row_has_the_declared_types(tmp_path):
    good, findings = read(tmp_path, f"{HEADER}\n{GOOD}\n")
    assert findings == []
    assert good.to_dicts() == [
        {
            "id": "cpc", "of": "KZ", "goods": ["crude", "gas"], "via": ["RU", "KZ"], "low": 10.0,
            "high": 20.5, "kind": "steel", "since": date(2023, 1, 1), "until": date(2023, 5, 1), "open": True,
            "count": 2, "note": "fine", ROW: 2,
        }
    ]  # fmt: skip


def test_blank_cells_are_empty_text_empty_list_or_null(tmp_path):
    good, findings = read(tmp_path, f"{HEADER}\ncpc,,*,,,,,,,,,\n")
    assert findings == []
    first = good.row(0, named=True)
    assert (first["of"], first["note"], first["via"], first["goods"]) == ("", "", [], ["*"])
    assert all(first[name] is None for name in ("low", "high", "kind", "since", "until", "open", "count"))


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_left_out(tmp_path):
    good, findings = read(tmp_path, "goods,id\ncrude,cpc\n")
    assert findings == []
    assert good["id"].to_list() == ["cpc"]
    assert good.columns == [*Pipes.columns(), ROW]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + f"{HEADER}\n{GOOD}\n".encode(),
        f"{HEADER}\r\n{GOOD}\r\n".encode(),
        f"{HEADER}\r{GOOD}\r".encode(),
        f" {HEADER.replace(',', ' , ')}\n\n\n{GOOD}".encode(),
    ],
    ids=["bom", "crlf", "cr", "spaces and blank lines"],
)
def test_harmless_forms_of_a_file_are_read(tmp_path, content):
    good, findings = read(tmp_path, content)
    assert findings == []
    assert good["id"].to_list() == ["cpc"]


def test_lines_are_counted_through_cells_of_several_lines(tmp_path):
    content = f'{HEADER}\n{GOOD[:-4]}"one\ntwo\n""three"""\n\nbtc,,crude,,x,,,,,,,\n'
    good, findings = read(tmp_path, content)
    assert good[ROW].to_list() == [2]
    assert good["note"].to_list() == ['one\ntwo\n"three"']
    assert only(findings, "not-a-number").row == 6


@pytest.mark.parametrize(
    ("cells", "code", "expected", "found"),
    [
        ({"low": "ten"}, "not-a-number", "12.5", "'ten'"),
        ({"low": "1_0"}, "not-a-number", "12.5", "'1_0'"),
        ({"low": "nan"}, "not-finite", "finite", "nan"),
        ({"high": "-inf"}, "not-finite", "finite", "inf"),
        ({"high": "1e999"}, "not-finite", "finite", "1e999"),
        ({"low": "-1"}, "out-of-range", "0 to 500 kt/day", "-1.0"),
        ({"low": "501", "high": ""}, "out-of-range", "0 to 500 kt/day", "501.0"),
        ({"low": "30"}, "broken-rule", "`low` is not above `high`", "low=30.0, high=20.5"),
        ({"kind": "steal"}, "unknown-value", "steel, rail", "'steal'"),
        ({"since": "May 2023"}, "not-a-date", "2023-04-05", "'May 2023'"),
        ({"open": "yes"}, "not-a-truth-value", "true or false", "'yes'"),
        ({"count": "1.5"}, "not-a-whole-number", "whole number", "'1.5'"),
        ({"count": "9" * 30}, "not-a-whole-number", "whole number", "999"),
        ({"id": "the pipe"}, "bad-id", "no spaces", "'the pipe'"),
        ({"of": "K/Z"}, "bad-id", "no spaces", "'K/Z'"),
        ({"goods": "crude oil"}, "bad-id", "no spaces", "crude oil"),
        ({"goods": "crude;;gas"}, "bad-list", "a;b", "'crude;;gas'"),
        ({"via": "RU;RU"}, "bad-list", "once", "'RU;RU'"),
        ({"goods": ""}, "missing-cell", "a value", "a blank cell"),
        ({"id": ""}, "missing-cell", "a value", "a blank cell"),
    ],
)
def test_a_bad_cell_is_one_finding_and_its_row_is_left_out(tmp_path, cells, code, expected, found):
    good, findings = read(tmp_path, row(**cells))
    finding = only(findings, code)
    assert finding.row == 2
    assert expected in finding.expected
    assert found in finding.found
    assert good.height == 0


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [
        ("1.234,5", "point as decimal mark"),
        ('"12,5"', "write 12.5"),
        ("12 500", "without marks"),
        (">50", "low bound"),
    ],
)
def test_a_number_in_another_style_gets_a_fitting_remedy(tmp_path, cell, remedy):
    _, findings = read(tmp_path, row(low=cell if cell != "1.234,5" else '"1.234,5"'))
    assert remedy in only(findings, "not-a-number").remedy


def test_a_misspelt_word_gets_a_suggestion(tmp_path):
    _, findings = read(tmp_path, row(kind="steal"))
    assert "did you mean 'steel'?" in findings[0].remedy


def test_all_problems_of_a_row_are_reported_together(tmp_path):
    _, findings = read(tmp_path, row(id="a b", low="x", high="nan", kind="q"))
    assert sorted(f.code for f in findings) == ["bad-id", "not-a-number", "not-finite", "unknown-value"]


def test_an_unexpected_value_is_a_warning_and_stays(tmp_path):
    good, findings = read(tmp_path, row(low="0.5"))
    assert [(f.code, f.severity, f.expected, f.found) for f in findings] == [
        ("unexpected-value", Severity.WARNING, "1 to 200 kt/day", "0.5")
    ]
    assert good["low"].to_list() == [0.5]


def test_a_double_key_names_both_rows_and_drops_both(tmp_path):
    content = f"{HEADER}\n{GOOD}\nbtc,,crude,,,,,,,,,\n{GOOD}\n"
    good, findings = read(tmp_path, content)
    finding = only(findings, "duplicate-key")
    assert "rows 2 and 4" in finding.message
    assert "id='cpc', of='KZ'" in finding.message
    assert good["id"].to_list() == ["btc"]


def test_a_key_is_double_even_if_one_of_the_rows_is_bad(tmp_path):
    _, findings = read(tmp_path, f"{HEADER}\n{GOOD}\ncpc,KZ,,,,,,,,,,\n")
    assert sorted(f.code for f in findings) == ["duplicate-key", "missing-cell"]


@pytest.mark.parametrize(
    ("header", "code", "says"),
    [
        ("id,godos,goods", "unknown-column", "'godos'"),
        ("id,goods,goods", "duplicate-column", "2 times"),
        ("id,goods,", "blank-column-name", "no name"),
        ("id,note", "missing-column", "'goods' is missing"),
    ],
)
def test_a_wrong_header_is_reported(tmp_path, header, code, says):
    _, findings = read(tmp_path, f"{header}\n" + ",".join("a" for _ in header.split(",")) + "\n")
    finding = only(findings, code)
    assert says in finding.message
    assert finding.row == 1


def test_a_misspelt_column_is_reported_from_both_sides(tmp_path):
    good, findings = read(tmp_path, "id,goosd\na,b\n")
    assert [f.code for f in findings] == ["unknown-column", "missing-column"]
    assert "did you mean 'goods'?" in findings[0].remedy
    assert good.height == 0


@pytest.mark.parametrize(("line", "count"), [("a,b", 2), (GOOD + ",x", 13)])
def test_a_ragged_row_is_reported_and_the_others_are_read(tmp_path, line, count):
    good, findings = read(tmp_path, f"{HEADER}\n{line}\n{GOOD}\n")
    finding = only(findings, "ragged-row")
    assert (finding.row, finding.expected) == (2, "12 cells")
    assert finding.found.startswith(f"{count} cells")
    assert good[ROW].to_list() == [3]


def test_a_row_of_commas_is_a_warning(tmp_path):
    good, findings = read(tmp_path, f"{HEADER}\n,,,,,,,,,,,\n{GOOD}\n")
    assert [(f.code, f.row, f.severity) for f in findings] == [("blank-row", 2, Severity.WARNING)]
    assert good.height == 1


def test_a_table_without_rows_is_a_note(tmp_path):
    good, findings = read(tmp_path, HEADER)
    assert [(f.code, f.severity) for f in findings] == [("no-rows", Severity.NOTE)]
    assert good.schema["goods"] == pl.List(pl.String)


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "empty-file", "no header"),
        (b"\n\n", "empty-file", "no header"),
        (f"{HEADER}\ncaf".encode() + b"\xe9,1\n", "not-utf8", f"byte offset {len(HEADER) + 4}"),
        (HEADER.encode("utf-16"), "not-utf8", "UTF-16"),
        (f"{HEADER}\nab\x00c\n".encode(), "nul-byte", f"byte offset {len(HEADER) + 3}"),
        (bytes(range(1, 256)), "not-utf8", "byte offset 127"),
        (b"\x7fELF\x00\x01", "nul-byte", "byte offset 4"),
        (HEADER.replace(",", ";").encode(), "wrong-delimiter", "semicolons"),
        (HEADER.replace(",", "\t").encode(), "wrong-delimiter", "tabs"),
        (f'{HEADER}\ncpc,"open\nquote'.encode(), "bad-quoting", "quotation marks"),
        (f'{HEADER}\ncpc,"a"b,c'.encode(), "bad-quoting", "quotation marks"),
        (f"{HEADER}\n{'x' * 1_000_000}".encode(), "cell-too-long", "too long"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path, content, code, says):
    good, findings = read(tmp_path, content)
    finding = only(findings, code)
    assert says in finding.message
    assert good.columns == [*Pipes.columns(), ROW]
    assert good.height == 0


@pytest.mark.parametrize("code", ["not-utf8", "nul-byte", "bad-quoting", "cell-too-long"])
def test_the_line_of_an_unreadable_place_is_named(tmp_path, code):
    bad = {"not-utf8": b"\xff", "nul-byte": b"\x00", "bad-quoting": b'"a"b', "cell-too-long": b"x" * 200_000}
    content = f"{HEADER}\r\n{GOOD}\r\n".encode() + bad[code] + b"," * 11
    _, findings = read(tmp_path, content)
    assert only(findings, code).row == 3


def test_a_long_line_of_many_cells_is_ragged_not_fatal(tmp_path):
    _, findings = read(tmp_path, f"{HEADER}\n{'x,' * 500_000}\n")
    assert only(findings, "ragged-row").found.startswith("500001 cells")


def test_no_file_and_no_regular_file(tmp_path):
    _, findings = read_table(tmp_path / "pipes.csv", Pipes, "pipes.csv")
    only(findings, "missing-file")
    (tmp_path / "pipes.csv").mkdir()
    _, findings = read_table(tmp_path / "pipes.csv", Pipes, "pipes.csv")
    only(findings, "unreadable-file")
    _, findings = read_table(Path("pipes\x00.csv"), Pipes, "pipes.csv")
    assert findings[0].code in ("missing-file", "unreadable-file")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
def test_a_file_the_system_refuses_is_a_finding(tmp_path, monkeypatch):
    def refuse(_self):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "pipes.csv").write_text(HEADER)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, findings = read_table(tmp_path / "pipes.csv", Pipes, "pipes.csv")
    assert "Permission denied" in only(findings, "unreadable-file").message


def test_findings_of_one_kind_are_limited(tmp_path):
    lines = "\n".join(f"p{i},,crude,,x,,,,,,," for i in range(tables.MAX_ALIKE + 7))
    _, findings = read(tmp_path, f"{HEADER}\n{lines}\n")
    assert len(findings) == tables.MAX_ALIKE + 1
    assert findings[-1].message == "7 more findings of the kind not-a-number"


def test_read_full_keeps_printed_cells_and_all_keys(tmp_path):
    path = tmp_path / "pipes.csv"
    path.write_text(row(low="0x1", high="20.50"))
    table = read_full(path, Pipes, "pipes.csv")
    assert table.good.height == 0
    assert table.printed[2]["high"] == "20.50"
    assert table.keys == frozenset({("cpc", "KZ")})


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_arbitrary_bytes_never_raise(tmp_path, content):
    good, findings = read(tmp_path, content)
    assert good.height > 0 or findings


@given(
    st.lists(st.lists(st.text(alphabet='ab1.;"\n,- é*', max_size=6), min_size=12, max_size=12), max_size=4)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_arbitrary_cells_never_raise_and_good_rows_keep_the_schema(tmp_path, rows):
    quoted = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in cells) for cells in rows)
    good, findings = read(tmp_path, f"{HEADER}\n{quoted}\n")
    assert Pipes.is_valid(good.drop(ROW))
    assert good.height == len(rows) or findings


def test_describe_prints_the_declaration():
    lines = describe(Pipes).splitlines()
    assert lines[2] == "| `id` | id | key |  |  |  | name of the pipe |"
    assert "| `low` | number | no | kt/day | 0 to 500 | 1 to 200 | least flow |" in lines
    assert "| `goods` | list of ids `a;b` | yes |  |  |  | what it carries |" in lines
    assert "| `kind` | one of `steel`, `rail` | no |  |  |  | how it is built |" in lines
    assert "| `until` | date (last day meant) | no |  |  |  | last day |" in lines
    assert "| `count` | whole number | no |  |  |  | number of strings |" in lines
    assert lines[-1] == "* `low` is not above `high`"
    assert all(f"| `{name}` |" in describe(Pipes) for name in Pipes.columns())
