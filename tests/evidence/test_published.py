from pathlib import Path

import pytest

from kerege.base.findings import Severity
from kerege.evidence import Kind, list_conflicts, read_facts
from kerege.evidence.published import infer_kind, source_id

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "facts"
HEADER = (
    "id,topic,subject,measure,object,value,low,high,unit,period_start,period_end,source_publisher,source_title,"
    "source_date,source_url,language,speaker,note\n"
)
ROW = "F-1,crude,CPC,capacity,,67,,,Mt/yr,2023,2023,KMG,Report,2021,https://x.example,en,KMG,\n"


@pytest.mark.parametrize(
    ("measure", "remark", "kind"),
    [
        ("crude production", "", Kind.MEASURED),
        ("planned transit", "", Kind.PLAN),
        ("grain_export_plan", "", Kind.PLAN),
        ("production target", "", Kind.PLAN),
        ("requested ceiling", "", Kind.PLAN),
        ("expected flow loss", "", Kind.FORECAST),
        ("transit_volume_forecast", "Derived from two rows", Kind.FORECAST),
        ("actual against plan", "", Kind.MEASURED),
        ("plant output", "", Kind.MEASURED),
        ("crude production", "derived: a minus b", Kind.ESTIMATE),
        ("expected loss", "Assumed as in 2022", Kind.ASSUMPTION),
    ],
)
def test_the_kind_is_inferred_from_measure_and_note(measure, remark, kind):
    assert infer_kind(measure, remark) is kind


def test_a_fact_file_becomes_claims_and_sources(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text(HEADER + ROW + ROW.replace("F-1", "F-2"))
    book, findings = read_facts(path)
    assert findings == []
    assert list(book.claims) == ["F-1", "F-2"]
    (source,) = book.sources.values()
    assert source.id == book.claims["F-2"].source
    assert (source.publisher, source.date, source.url) == ("KMG", "2021", "https://x.example")
    assert book.printed["F-1"][5] == "67"


def test_source_ids_are_stable_and_differ_by_any_column():
    first = source_id("KazMunayGas Annual Report", "T", "2021", "u", "en")
    assert first == source_id("KazMunayGas Annual Report", "T", "2021", "u", "en")
    assert first.startswith("kazmunaygas-annual-repor-")
    assert first != source_id("KazMunayGas Annual Report", "T", "2021", "u", "ru")
    assert source_id("Казинформ", "", "", "", "").startswith("unnamed-")


def test_a_misspelt_column_is_an_error_and_another_table_a_warning(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text(HEADER.replace("measure", "mesure") + ROW)
    assert [f.code for f in read_facts(path)[1]] == ["unknown-column", "missing-column"]
    path.write_text("block,item,value_Mt,status\na,b,1,c\n")
    (found,) = read_facts(path)[1]
    assert (found.code, found.severity) == ("other-table", Severity.WARNING)


def test_an_id_used_in_two_files_is_an_error(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(HEADER + ROW)
    _, findings = read_facts(tmp_path)
    assert [f.code for f in findings] == ["duplicate-claim"]


def test_no_file_is_a_finding(tmp_path):
    assert [f.code for f in read_facts(tmp_path / "no.csv")[1]] == ["missing-file"]


needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the evidence folder ../shared/facts is not beside this checkout"
)


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("folder", ["energy", "ties"])
def test_the_published_facts_read_without_error(folder):
    book, findings = read_facts(SHARED / folder)
    assert [f for f in findings if f.severity is Severity.ERROR] == []
    skipped = {f.file for f in findings if f.code == "other-table"}
    rows = 0
    for path in sorted((SHARED / folder).glob("*.csv")):
        if path.name not in skipped:
            _, own = read_facts(path)
            assert not any(f.severity is Severity.ERROR for f in own)
            rows += sum(c.file == path.name for c in book.claims.values())
    assert rows == len(book.claims) > 500


@pytest.mark.shared
@needs_shared
def test_known_conflicts_of_the_published_facts_are_found():
    book, _ = read_facts(SHARED / "energy")
    found = {(c.subject, c.object): c for c in list_conflicts(book)}
    germany = found["Atyrau-Samara-Druzhba", "Germany (Adamowo, PCK Schwedt)"]
    assert (germany.low, germany.high) == (0.5, 0.993)  # both in crude_routes.csv for 2023
    exports = found["Russia", "Kazakhstan"]
    assert exports.claims == ("ELC-011", "ELC-012")
