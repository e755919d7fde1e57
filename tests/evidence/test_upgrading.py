"""A ledger of the first version: it can be looked at as it is, and the first change adds what it lacks."""

import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from kerege.base.findings import FindingsError
from kerege.evidence import (
    Verdict,
    decide,
    export_book,
    history,
    import_book,
    make_book,
    open_candidates,
    open_ledger,
    review,
    store_reading,
    trace,
    view_ledger,
)
from kerege.evidence.schema import metadata
from kerege.evidence.texttables import TEXT_TABLES

NUMBER = "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"


def _columns(names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL" for name in names.split())


def _listings(of: str) -> str:
    return (
        "import_id INTEGER NOT NULL, version INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, "
        "PRIMARY KEY (import_id, version), FOREIGN KEY(import_id) REFERENCES imports (id), "
        f"FOREIGN KEY(version) REFERENCES {of} (version)"
    )


OLD_TABLES = {
    "ledger_info": "version INTEGER NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (version)",
    "imports": f"id {NUMBER}, {_columns('digest author at')}",
    "sources": f"version {NUMBER}, "
    + _columns("source_id digest c_publisher c_title c_date c_url c_language")
    + ", UNIQUE (source_id, digest)",
    "source_listings": _listings("sources"),
    "claims": f"version {NUMBER}, "
    + _columns("claim_id digest c_topic c_subject c_measure c_object c_value c_low c_high c_unit")
    + ", "
    + _columns("c_period_start c_period_end c_kind c_source c_speaker c_note")
    + ", UNIQUE (claim_id, digest)",
    "claim_listings": _listings("claims"),
    "decisions": f"id {NUMBER}, {_columns('at author verdict')}, version INTEGER NOT NULL, "
    + _columns("about field value reason digest")
    + ", FOREIGN KEY(version) REFERENCES claims (version)",
}


def make_first_version(path: Path) -> None:
    """Write an empty ledger as version 1 of the tables was declared."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 0x4B726731")
    for name, columns in OLD_TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({columns}) STRICT")
        for action in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {name}_no_{action.lower()} BEFORE {action} ON {name} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
    connection.execute("CREATE INDEX ix_sources_source_id ON sources (source_id)")
    connection.execute("CREATE INDEX ix_claims_claim_id ON claims (claim_id)")
    connection.execute("INSERT INTO ledger_info VALUES (1, '2024-01-01T00:00:00+00:00')")
    connection.commit()
    connection.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in OLD_TABLES}  # noqa: S608
    connection.close()
    return found


@pytest.fixture
def book(claim, source):
    return make_book([claim("c1"), claim("c2", note="ärger")], [source("s1")])


@pytest.fixture
def old(tmp_path, book) -> Path:
    """Return the path of a version-1 ledger with two claims and a decision."""
    new, path = tmp_path / "new.db", tmp_path / "old.db"
    with open_ledger(new) as ledger:
        import_book(ledger, book, "analyst")
        decide(ledger, Verdict.EXCLUDE, "c2", author="A", reason="because")
    make_first_version(path)
    connection = sqlite3.connect(path)
    connection.execute("ATTACH ? AS new", (str(new),))
    for name in OLD_TABLES:
        if name != "ledger_info":
            connection.execute(f"INSERT INTO {name} SELECT * FROM new.{name}")  # noqa: S608
    connection.commit()
    connection.close()
    return path


def test_a_look_leaves_the_file_as_it_is(old, book, tmp_path):
    before = old.read_bytes()
    with open_ledger(old) as ledger:
        view = view_ledger(ledger)
        assert (view.book, set(view.excluded)) == (book, {"c2"})
        assert len(history(ledger)) == 1
        assert open_candidates(ledger) == ()
        with pytest.raises(FindingsError, match="was not read from a text"):
            trace(ledger, "c1")
        assert len(export_book(ledger, tmp_path / "out")) == 2
    assert old.read_bytes() == before


def test_a_refused_change_leaves_the_old_rows(old, read_text):
    with open_ledger(old) as ledger, pytest.raises(FindingsError):
        review(ledger, "0" * 16, "accept", author="A")
    with open_ledger(old) as ledger:
        assert len(view_ledger(ledger).book.claims) == 2


def test_the_first_change_adds_the_tables_and_touches_no_row(old, read_text):
    before = rows(old)
    document, (one,) = read_text("Ada ships 67 Mt.")
    with open_ledger(old) as ledger:
        store_reading(ledger, document, [one], "reader")
    after = rows(old)
    assert after.pop("ledger_info")[0] == before.pop("ledger_info")[0]
    assert after == before
    with open_ledger(old) as ledger:
        review(ledger, one.id, "accept", author="A")
        assert set(view_ledger(ledger).book.claims) == {"c1", "c2", f"r-{one.id}"}
        inspector = sa.inspect(ledger.engine)
        assert set(inspector.get_table_names()) - {"sqlite_sequence"} == set(metadata.tables)


def test_an_upgraded_ledger_is_like_a_new_one(old, tmp_path, claim, source):
    with open_ledger(old) as ledger:
        import_book(ledger, make_book([claim("c3")], [source("s1")]), "A")

    def shape(path: Path) -> set[str]:
        connection = sqlite3.connect(path)
        found = connection.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall()
        columns = {t: connection.execute(f"PRAGMA table_info({t})").fetchall() for _, _, t in found}
        connection.close()
        return {str(row) for row in [*found, *columns.items()]}

    assert shape(old) == shape(tmp_path / "new.db")


def test_an_upgrade_that_fails_leaves_the_first_version(old, claim, source, monkeypatch):
    from kerege.evidence import upgrading

    def fail() -> str:
        raise sqlite3.OperationalError("database or disk is full")

    before = rows(old)
    monkeypatch.setattr(upgrading, "utc_now", fail)
    with open_ledger(old) as ledger, pytest.raises(FindingsError, match="disk is full"):
        import_book(ledger, make_book([claim("c3")], [source("s1")]), "A")
    assert rows(old) == before
    connection = sqlite3.connect(old)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert not names & {table.name for table in TEXT_TABLES}


def test_a_first_version_that_cannot_be_written_can_be_read(old, book, claim, source):
    from kerege.evidence.opening import Ledger

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"file:{old}?mode=ro", uri=True, isolation_level=None)

    ledger = Ledger(sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.NullPool), "old.db")
    assert view_ledger(ledger).book == book
    with pytest.raises(FindingsError) as caught:
        import_book(ledger, make_book([claim("new")], [source("s1")]), "A")
    assert caught.value.findings[0].code == "ledger-read-only"


@pytest.mark.postgres
def test_a_first_version_on_a_server_is_upgraded_too(postgres_url, claim, source, read_text):
    with open_ledger(postgres_url) as ledger:
        import_book(ledger, make_book([claim("c1")], [source("s1")]), "A")
        with ledger.engine.begin() as connection:
            for table in reversed(TEXT_TABLES):
                connection.execute(sa.schema.DropTable(table))
            connection.exec_driver_sql("ALTER TABLE ledger_info DISABLE TRIGGER ALL")
            connection.exec_driver_sql("UPDATE ledger_info SET version = 1")
            connection.exec_driver_sql("ALTER TABLE ledger_info ENABLE TRIGGER ALL")
    document, (one,) = read_text("Ada ships 67 Mt.")
    with open_ledger(postgres_url) as ledger:
        assert open_candidates(ledger) == ()
        store_reading(ledger, document, [one], "A")
    with open_ledger(postgres_url) as ledger:
        assert len(open_candidates(ledger)) == 1
        assert set(view_ledger(ledger).book.claims) == {"c1"}


def test_a_copy_of_a_newer_version_is_refused(old, tmp_path):
    newer = tmp_path / "newer.db"
    shutil.copy(old, newer)
    connection = sqlite3.connect(newer)
    connection.execute("INSERT INTO ledger_info VALUES (3, '2099-01-01')")
    connection.commit()
    connection.close()
    with pytest.raises(FindingsError, match="version 3") as caught:
        open_ledger(newer)
    assert caught.value.findings[0].code == "newer-ledger"
