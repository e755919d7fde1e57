"""A ledger on a PostgreSQL server: addresses and drivers, guards, and each failure told in words."""

import sqlite3
import time
from importlib.util import find_spec

import pytest
import sqlalchemy as sa

from kerege.base.findings import FindingsError
from kerege.evidence import (
    Verdict,
    decide,
    import_book,
    make_book,
    open_candidates,
    open_ledger,
    review,
    store_reading,
    trace,
    transactions,
    view_ledger,
)
from kerege.evidence import postgres as room
from kerege.evidence.faults import told
from kerege.evidence.postgres import server_words
from kerege.evidence.schema import metadata

server = pytest.mark.postgres


def code_of(problem: pytest.ExceptionInfo[FindingsError]) -> str:
    (found,) = problem.value.findings
    assert found.remedy
    assert "secret" not in str(problem.value)
    return found.code


@pytest.mark.parametrize(
    ("installed", "driver"),
    [
        (["psycopg2", "pg8000"], "psycopg2"),
        (["pg8000", "psycopg"], "pg8000"),
        (["psycopg"], "psycopg"),
        ([], "pg8000"),
    ],
)
def test_an_address_without_driver_takes_one_that_is_installed(monkeypatch, installed, driver):
    monkeypatch.setattr(room, "find_spec", lambda name: name in installed or None)
    url = sa.engine.make_url("postgresql://me:secret@host/base")
    assert room.with_driver(url).drivername == f"postgresql+{driver}"
    assert room.with_driver(url).password == "secret"  # noqa: S105
    named = sa.engine.make_url("postgresql+asyncpg://host/base")
    assert room.with_driver(named) == named


def test_a_missing_driver_is_told_with_the_way_out(monkeypatch):
    monkeypatch.setattr(room, "find_spec", lambda _name: None)
    monkeypatch.setattr(room, "_DRIVERS", ("nothing", "nothing"))
    with pytest.raises(FindingsError, match="pip install pg8000") as caught:
        open_ledger("postgresql://me:secret@host/base")
    assert code_of(caught) == "ledger-address"


@pytest.mark.parametrize("driver", ["pg8000", "psycopg", "psycopg2"])
@server
def test_every_installed_driver_works(postgres_server, postgres_url, driver, read_text, claim, source):
    if find_spec(driver) is None:
        pytest.skip(f"{driver} is not installed")
    base = sa.engine.make_url(postgres_url).database
    document, (one,) = read_text("Äда ships 67 Mt. Ада".replace("Äда", "Ada"))
    with open_ledger(postgres_server.url(base, driver)) as ledger:
        import_book(ledger, make_book([claim("c1", note="ärger қазақ")], [source("s1")]), "A")
        decide(ledger, Verdict.EXCLUDE, "c1", author="A", reason="because")
        store_reading(ledger, document, [one], "A")
        made = review(ledger, one.id, "accept", author="A")
        with pytest.raises(FindingsError, match="decided by A"):
            review(ledger, one.id, "reject", author="B", reason="b")
        assert trace(ledger, made.claim).sentence == "Ada ships 67 Mt."
        assert open_candidates(ledger) == ()
        assert view_ledger(ledger).book.claims["c1"].note == "ärger қазақ"


@server
@pytest.mark.parametrize("change", ["UPDATE {t} SET {c} = {c}", "DELETE FROM {t}", "TRUNCATE {t} CASCADE"])
def test_the_server_refuses_to_change_or_remove_rows(postgres_url, change):
    with open_ledger(postgres_url) as ledger:
        for table in metadata.sorted_tables:
            text = change.format(t=table.name, c=table.columns[0].name)
            with (
                pytest.raises(FindingsError) as caught,
                told("here"),
                ledger.engine.begin() as connection,
            ):
                connection.exec_driver_sql(text)
            assert caught.value.findings[0].code == "ledger-append-only"


@server
def test_a_row_that_was_changed_behind_the_guards_is_found(postgres_url, read_text):
    document, (one,) = read_text("Ada ships 67 Mt.")
    with open_ledger(postgres_url) as ledger:
        store_reading(ledger, document, [one], "A")
        with ledger.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE documents DISABLE TRIGGER ALL")
            connection.exec_driver_sql("UPDATE documents SET text = replace(text, '67', '76')")
        with pytest.raises(FindingsError, match="not what was written"):
            open_candidates(ledger)


@server
def test_a_user_who_may_only_add_and_look_can_work(postgres_server, postgres_url, read_text):
    document, (one,) = read_text("Ada ships 67 Mt.")
    base = sa.engine.make_url(postgres_url).database
    with open_ledger(postgres_url) as ledger, ledger.engine.begin() as connection:
        for name, rights in (("writer", "SELECT, INSERT"), ("viewer", "SELECT")):
            connection.exec_driver_sql(f"CREATE ROLE {base}_{name} LOGIN")
            connection.exec_driver_sql(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {base}_{name}")
        connection.exec_driver_sql(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {base}_writer")
    with open_ledger(postgres_server.url(base, user=f"{base}_writer")) as ledger:
        store_reading(ledger, document, [one], "A")
        review(ledger, one.id, "accept", author="A")
    with open_ledger(postgres_server.url(base, user=f"{base}_viewer")) as ledger:
        assert len(view_ledger(ledger).book.claims) == 1
        with pytest.raises(FindingsError) as caught:
            store_reading(ledger, *read_text("Bob ships 5 kt."), "A")
        assert code_of(caught) == "ledger-read-only"


@server
def test_a_look_sees_one_moment(postgres_url, read_text):
    with open_ledger(postgres_url) as ledger:
        with transactions.read(ledger) as connection:
            count = sa.select(sa.func.count()).select_from(metadata.tables["documents"])
            assert connection.execute(count).scalar_one() == 0
            store_reading(ledger, *read_text("Ada ships 67 Mt."), "A")
            assert connection.execute(count).scalar_one() == 0
            with pytest.raises(sa.exc.DBAPIError):
                connection.execute(sa.insert(metadata.tables["ledger_info"]).values(version=9, created_at=""))
        with transactions.read(ledger) as connection:
            assert connection.execute(count).scalar_one() == 1


@server
def test_a_change_that_always_meets_another_ends_in_a_finding(postgres_url, monkeypatch):
    tried = []
    monkeypatch.setattr(transactions, "_pause", lambda: None)

    def clash(connection: sa.Connection) -> None:
        tried.append(1)
        connection.exec_driver_sql(
            "DO $$ BEGIN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$"
        )

    with open_ledger(postgres_url) as ledger, pytest.raises(FindingsError) as caught:
        transactions.write(ledger, clash)
    assert code_of(caught) == "ledger-locked"
    assert len(tried) == transactions.ATTEMPTS


@server
def test_a_change_that_met_another_is_done_again_on_what_that_one_left(postgres_url):
    imports, seen = metadata.tables["imports"], []
    row = {"digest": "d", "author": "A", "at": "now"}
    count = sa.select(sa.func.count()).select_from(imports)

    def change(connection: sa.Connection) -> None:
        seen.append(connection.execute(count).scalar_one())
        if len(seen) == 1:  # somebody who does not wait for a turn
            with ledger.engine.begin() as other:
                other.execute(count).scalar_one()
                other.execute(imports.insert().values(row))
        connection.execute(imports.insert().values(row))

    with open_ledger(postgres_url) as ledger:
        transactions.write(ledger, change)
        with transactions.read(ledger) as connection:
            assert connection.execute(count).scalar_one() == 2
    assert seen == [0, 1]


@server
def test_a_table_that_is_locked_for_long_ends_in_a_finding(postgres_url, claim, source):
    book = make_book([claim("c1")], [source("s1")])
    with open_ledger(postgres_url) as ledger, ledger.engine.begin() as connection:
        connection.exec_driver_sql("LOCK TABLE imports IN ACCESS EXCLUSIVE MODE")
        with open_ledger(postgres_url, wait_seconds=0.05) as other:
            with pytest.raises(FindingsError) as caught:
                import_book(other, book, "A")
            assert code_of(caught) == "ledger-locked"


@server
def test_who_does_not_get_a_turn_is_told(postgres_url, claim, source):
    book = make_book([claim("c1")], [source("s1")])
    with open_ledger(postgres_url) as ledger, ledger.engine.begin() as connection:
        assert room.has_turn(connection)
        with open_ledger(postgres_url, wait_seconds=0.1) as other:
            with pytest.raises(FindingsError, match=r"within 0\.1 seconds") as caught:
                import_book(other, book, "A")
            assert code_of(caught) == "ledger-locked"
            assert view_ledger(other).book.claims == {}


@server
def test_a_transaction_that_stands_still_does_not_keep_others_waiting(
    postgres_url, monkeypatch, claim, source
):
    monkeypatch.setattr(room, "SILENT_SECONDS", 1)
    with open_ledger(postgres_url) as silent, silent.engine.connect() as connection:
        assert room.has_turn(connection)
        with open_ledger(postgres_url, wait_seconds=20) as ledger:
            assert import_book(ledger, make_book([claim("c1")], [source("s1")]), "A").added == ("c1",)
        connection.invalidate()


@server
@pytest.mark.parametrize("pause", [0.0, 0.1])
def test_a_connection_that_broke_between_two_changes_is_made_again(postgres_url, read_text, pause):
    with open_ledger(postgres_url) as ledger:
        for turn in range(4):
            store_reading(ledger, *read_text(f"Ada ships {turn} Mt.", f"{turn}.txt"), "A")
            with open_ledger(postgres_url) as other, other.engine.connect() as connection:
                text = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                connection.exec_driver_sql(text + " AND datname = current_database()")
            time.sleep(pause)
            assert len(open_candidates(ledger)) == turn + 1


@server
def test_a_connection_that_breaks_inside_a_change_ends_in_a_finding(postgres_url):
    def change(connection: sa.Connection) -> None:
        with open_ledger(postgres_url) as other, other.engine.connect() as second:
            text = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            second.exec_driver_sql(text + " AND datname = current_database()")
        time.sleep(0.1)
        connection.execute(sa.select(sa.func.count()).select_from(metadata.tables["claims"]))

    with open_ledger(postgres_url) as ledger:
        with pytest.raises(FindingsError) as caught:
            transactions.write(ledger, change)
        assert code_of(caught) == "ledger-unreachable"
        assert view_ledger(ledger).book.claims == {}


@server
@pytest.mark.parametrize("driver", ["pg8000", "psycopg"])
@pytest.mark.parametrize(
    ("base", "user", "code"),
    [("nosuchbase", "kerege", "ledger-unreachable"), ("postgres", "nobody-here", "ledger-refused")],
)
def test_a_server_that_lets_nobody_in(postgres_server, driver, base, user, code):
    if find_spec(driver) is None:
        pytest.skip(f"{driver} is not installed")
    with pytest.raises(FindingsError) as caught:
        open_ledger(postgres_server.url(base, driver, user))
    assert code_of(caught) == code


@server
def test_a_refused_login_is_told_though_the_server_hangs_up_first(postgres_server):
    pytest.importorskip("pg8000")
    address = postgres_server.url("postgres", "pg8000", "nobody-here")
    for _ in range(60):  # about one in thirty is hung up on before the driver has said goodbye
        with pytest.raises(FindingsError) as caught:
            open_ledger(address)
        assert code_of(caught) == "ledger-refused"


def test_the_words_of_a_server_stand_behind_the_failure_of_a_driver():
    refused = {"C": "28000", "M": 'role "nobody" does not exist'}
    problem = OSError("network error")
    problem.__context__ = ValueError(refused)
    assert server_words(problem) == refused["M"]
    assert server_words(OSError("network error")) == ""


@pytest.mark.parametrize("driver", ["pg8000", "psycopg"])
def test_a_server_that_does_not_answer(driver):
    if find_spec(driver) is None:
        pytest.skip(f"{driver} is not installed")
    with pytest.raises(FindingsError) as caught:
        open_ledger(f"postgresql+{driver}://me:secret@127.0.0.1:9/base")
    assert code_of(caught) == "ledger-unreachable"


@server
def test_another_database_is_not_taken_for_a_ledger(postgres_url):
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE ledger_info (version integer)")
    engine.dispose()
    with pytest.raises(FindingsError) as caught:
        open_ledger(postgres_url)
    assert code_of(caught) == "not-a-ledger"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("could not serialize access due to concurrent update", "ledger-locked"),
        ("deadlock detected", "ledger-locked"),
        ("canceling statement due to lock timeout", "ledger-locked"),
        ("permission denied for table claims", "ledger-read-only"),
        ("could not extend file: No space left on device", "ledger-disk"),
        ('FATAL: password authentication failed for user "me"', "ledger-refused"),
        ('role "me" does not exist', "ledger-refused"),
        ('database "x" does not exist', "ledger-unreachable"),
        ('relation "ledger_info" does not exist', "not-a-ledger"),
        ("connection to server failed: Connection refused", "ledger-unreachable"),
        ("network error", "ledger-unreachable"),
        ("terminating connection due to administrator command", "ledger-unreachable"),
        ("the database system is shutting down", "ledger-unreachable"),
        ("the database system is starting up", "ledger-unreachable"),
    ],
)
def test_what_a_server_says_is_told(words, code):
    with pytest.raises(FindingsError) as caught, told("here"):
        raise sqlite3.OperationalError(words)
    assert code_of(caught) == code


@pytest.mark.parametrize("kind", [ConnectionResetError, BrokenPipeError, TimeoutError])
def test_a_connection_that_the_driver_lets_fall_is_told(kind):
    with pytest.raises(FindingsError) as caught, told("here"):
        raise kind
    assert code_of(caught) == "ledger-unreachable"


def test_the_code_of_an_error_is_found_for_every_driver():
    class PsycopgError(Exception):
        sqlstate = "40001"

    class Psycopg2Error(Exception):
        pgcode = "40P01"

    class EmptyError(Exception):
        sqlstate = None

    assert room.sql_state(PsycopgError()) == "40001"
    assert room.is_clash(Psycopg2Error())
    assert room.is_clash(Exception({"C": "23505", "M": "duplicate key"}))
    assert not room.is_clash(EmptyError())
    assert not room.is_clash(Exception("words"))
