"""What can happen to a ledger file: each case is one finding, and no finished work is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerege.base.findings import FindingsError
from kerege.evidence import Verdict, decide, import_book, make_book, open_ledger, view_ledger
from kerege.evidence import schema as tables
from kerege.evidence.faults import told
from kerege.evidence.opening import Ledger
from kerege.evidence.sqlitefile import WRITES, sqlite_engine


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def book(claim, source):
    return make_book([claim(f"c{i}", note="x" * 200) for i in range(200)], [source("s1")])


@pytest.fixture
def filled(path, book) -> Path:
    with open_ledger(path) as ledger:
        import_book(ledger, book, "analyst")
    return path


def code_when_opened(where: Path | str, **how: float) -> str:
    with pytest.raises(FindingsError) as caught:
        open_ledger(where, **how)
    (found,) = caught.value.findings
    assert found.remedy
    return found.code


def test_a_new_ledger_leaves_no_other_file(path):
    open_ledger(path).close()
    assert [p.name for p in path.parent.iterdir()] == ["ledger.db"]


def test_a_url_of_sqlite_is_the_same_file(filled):
    with open_ledger(f"sqlite:///{filled}") as ledger:
        assert len(view_ledger(ledger).book.claims) == 200


def test_garbage_is_not_a_ledger(path):
    path.write_bytes(b"id,topic\n" * 500)
    assert code_when_opened(path) == "not-a-ledger"


def test_an_empty_file_is_not_taken_for_a_new_ledger(path):
    path.touch()
    assert code_when_opened(path) == "ledger-empty"
    assert path.stat().st_size == 0


def test_another_database_is_not_a_ledger(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE claims (id)")
    connection.commit()
    connection.close()
    assert code_when_opened(path) == "not-a-ledger"


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9])
def test_a_cut_off_file_is_damaged(filled, share):
    content = filled.read_bytes()
    filled.write_bytes(content[: int(len(content) * share)])
    assert code_when_opened(filled) == "ledger-damaged"


def test_an_overwritten_page_is_found(filled):
    content = bytearray(filled.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    filled.write_bytes(content)
    assert code_when_opened(filled) == "ledger-damaged"


@given(st.integers(0, 40), st.binary(min_size=1, max_size=5000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_overwritten_bytes_give_a_ledger_or_a_finding(filled, tenth, noise):
    sound = filled.read_bytes()
    place = len(sound) * tenth // 40
    filled.write_bytes(sound[:place] + noise + sound[place + len(noise) :])
    try:
        with open_ledger(filled) as ledger:
            view_ledger(ledger)
    except FindingsError as problem:
        assert problem.findings[0].code.startswith(("ledger", "not-a"))  # noqa: PT017
    finally:
        filled.write_bytes(sound)


def test_a_reference_to_nothing_is_found(filled):
    connection = sqlite3.connect(filled)
    connection.execute("INSERT INTO claim_listings VALUES (77, 1, 'a', 1)")
    connection.commit()
    connection.close()
    with pytest.raises(FindingsError, match="refers to nothing"):
        open_ledger(filled)


def test_a_newer_ledger_is_refused(filled):
    connection = sqlite3.connect(filled)
    connection.execute("INSERT INTO ledger_info VALUES (99, '2099-01-01')")
    connection.commit()
    connection.close()
    with pytest.raises(FindingsError, match="version 99") as caught:
        open_ledger(filled)
    assert caught.value.findings[0].code == "newer-ledger"


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("no/such/folder/ledger.db", "ledger-unreachable"),
        ("file/ledger.db", "ledger-unreachable"),
        ("", "ledger-address"),
        ("nul\x00.db", "ledger-unreachable"),
    ],
)
def test_a_place_where_no_ledger_can_be(tmp_path, where, code):
    (tmp_path / "file").write_text("")
    assert code_when_opened(tmp_path / where) == code


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite://", "kept in a file"),
        ("nosuchbase://host/x", "cannot be used"),
        ("postgresql+nosuchdriver://me:secret@host/x", "cannot be used"),
        ("://", "cannot be used"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_without_its_password(url, says):
    with pytest.raises(FindingsError, match=says) as caught:
        open_ledger(url)
    assert caught.value.findings[0].code == "ledger-address"
    assert "secret" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    tmp_path.chmod(0o500)
    try:
        assert code_when_opened(tmp_path / "ledger.db") == "ledger-unreachable"
    finally:
        tmp_path.chmod(0o700)


def test_a_ledger_that_cannot_be_written_can_be_read(filled, book, claim, source):
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"file:{filled}?mode=ro", uri=True, isolation_level=None)

    ledger = Ledger(sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.NullPool), "ledger.db")
    assert view_ledger(ledger).book == book
    with pytest.raises(FindingsError) as caught:
        import_book(ledger, make_book([claim("new")], [source("s1")]), "analyst")
    assert caught.value.findings[0].code == "ledger-read-only"


def test_a_locked_ledger_is_told_and_the_writer_is_not_disturbed(filled, claim, source):
    more = make_book([claim("new")], [source("s1")])
    writer = sqlite_engine(filled, 1.0).connect().execution_options(**{WRITES: True})
    with writer, writer.begin(), open_ledger(filled, wait_seconds=0.05) as ledger:
        assert len(view_ledger(ledger).book.claims) == 200  # readers go on
        with pytest.raises(FindingsError) as caught:
            import_book(ledger, more, "analyst")
        assert caught.value.findings[0].code == "ledger-locked"
    with open_ledger(filled) as ledger:
        assert import_book(ledger, more, "analyst").added == ("new",)


def test_text_that_is_not_utf8_is_damage():
    with pytest.raises(FindingsError) as caught, told("here"):
        b"\x80".decode()
    assert caught.value.findings[0].code == "ledger-damaged"


def test_other_failures_of_the_database_are_told_too():
    for words, code in [
        ("database or disk is full", "ledger-disk"),
        ("no such table: claims", "not-a-ledger"),
        ("something else", "ledger-failed"),
    ]:
        with pytest.raises(FindingsError) as caught, told("here"):
            raise sqlite3.OperationalError(words)
        assert caught.value.findings[0].code == code
        assert caught.value.findings[0].found == words


KILLED = textwrap.dedent("""
    import sys, time
    from pathlib import Path
    import sqlalchemy as sa
    from kerege.evidence import import_book, open_ledger, read_claims

    ledger = open_ledger(sys.argv[1])
    book, findings = read_claims(Path(sys.argv[2]))

    @sa.event.listens_for(ledger.engine, "begin")
    def small_cache(connection):
        connection.exec_driver_sql("PRAGMA cache_size = 2")  # pages reach the file before the commit

    @sa.event.listens_for(ledger.engine, "after_cursor_execute")
    def stop(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("INSERT INTO " + sys.argv[3] + " "):
            print("inside", flush=True)
            time.sleep(600)

    import_book(ledger, book, "analyst")
""")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a kill that cannot be caught")
@pytest.mark.parametrize("table", ["imports", "sources", "claims", "claim_listings"])
def test_a_killed_import_leaves_nothing_half(filled, book, case, table):
    rows = "".join(f"n{i},t,CPC,flow,,{i},,,Mt,2023,2023,measured,s2,,{'y' * 400}\n" for i in range(1500))
    folder = case({"a.csv": rows}, "s2,TASS,,2023,,ru\n")
    before = filled.read_bytes()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", KILLED, str(filled), str(folder), table],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    if table == "claim_listings":
        assert filled.read_bytes() != before  # the file was caught half written
    with open_ledger(filled) as ledger:
        assert view_ledger(ledger).book == book
        with ledger.engine.connect() as connection:
            batches = connection.execute(sa.select(sa.func.count()).select_from(tables.imports)).scalar_one()
        assert batches == 1
    assert not filled.with_name("ledger.db-journal").exists()


def test_two_processes_that_make_the_same_ledger_agree(path, book):
    first, second = open_ledger(path), open_ledger(path)
    with first, second:
        assert import_book(first, book, "A").batch == 1
        assert import_book(second, book, "B").batch is None


def test_a_changed_letter_is_found(filled):
    content = filled.read_bytes()
    assert b"measured" in content
    filled.write_bytes(content.replace(b"measured", b"measureD", 1))
    with open_ledger(filled) as ledger, pytest.raises(FindingsError, match="not what was written") as caught:
        view_ledger(ledger)
    assert caught.value.findings[0].code == "ledger-damaged"


def test_a_changed_decision_is_found(filled):
    with open_ledger(filled) as ledger:
        decide(ledger, Verdict.EXCLUDE, "c1", author="Somebody", reason="because")
    filled.write_bytes(filled.read_bytes().replace(b"Somebody", b"Somebodx"))
    with open_ledger(filled) as ledger, pytest.raises(FindingsError, match="decision 1"):
        view_ledger(ledger)


@pytest.mark.parametrize("address", ["sqlite://", "postgresql://"])
def test_every_table_is_guarded_on_both_databases(address):
    texts: list[str] = []
    engine = sa.create_mock_engine(
        address, lambda sql, *_: texts.append(str(sql.compile(dialect=engine.dialect)))
    )
    tables.metadata.create_all(engine, checkfirst=False)
    triggers = [t for t in texts if t.startswith("CREATE TRIGGER")]
    assert len(triggers) == 2 * len(tables.metadata.tables)
    assert any("append-only" in t for t in texts)
