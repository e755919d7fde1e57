"""A ledger that several people use at once, on both databases: nothing lost, decided unseen, or half done."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from kerege.base.findings import FindingsError
from kerege.evidence import (
    import_book,
    make_book,
    open_candidates,
    open_ledger,
    review,
    store_reading,
    view_ledger,
)
from kerege.evidence import texttables as tables
from kerege.evidence.reviews import load_reviews
from kerege.evidence.schema import claim_listings, claims, imports, info, metadata
from kerege.evidence.standing import standings
from kerege.evidence.transactions import read
from kerege.evidence.works import load_works

WORKERS = 4


def together(work, count=WORKERS):
    """Run ``work(0)``, ``work(1)``, ... in threads that start at the same moment; return the results."""
    start = threading.Barrier(count)

    def run(number: int):
        start.wait()
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def check_whole(place: str) -> tuple[int, int]:
    """Check that all in a ledger belongs together; return the numbers of readings and of reviews."""
    with open_ledger(place, wait_seconds=30) as ledger:
        view = view_ledger(ledger)
        open_candidates(ledger)
        with read(ledger) as connection:
            works, made = load_works(connection), load_reviews(connection)
            count = sa.select(sa.func.count())
            empty = ~sa.exists().where(claim_listings.c.import_id == imports.c.id)
            assert connection.execute(count.select_from(imports).where(empty)).scalar_one() == 0
            unread = ~sa.exists().where(tables.readings.c.document == tables.documents.c.id)
            assert connection.execute(count.select_from(tables.documents).where(unread)).scalar_one() == 0
            wordings = connection.execute(count.select_from(claims)).scalar_one()
        proposed = [name for work in works.values() for reading in work.readings for name in reading.proposed]
        assert set(proposed) == {name for work in works.values() for name in work.candidates}
        made_claims = {r.claim for r in made if r.accepts}
        assert made_claims == set(view.book.claims) == set(view.book.quotes)
        assert wordings == len(made_claims)
        accepted = [
            s.claim for w in works.values() for s in standings(w).values() if s.standing == "accepted"
        ]
        assert sorted(accepted) == sorted(made_claims)
        return sum(len(w.readings) for w in works.values()), len(made)


def test_many_open_an_empty_database_at_once_and_the_tables_are_made_once(place):
    def work(_number: int) -> None:
        open_ledger(place).close()

    together(work, 8)
    with open_ledger(place) as ledger, ledger.engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(info)).scalar_one() == 1
        assert set(sa.inspect(connection).get_table_names()) - {"sqlite_sequence"} == set(metadata.tables)


def test_two_people_who_review_at_once_lose_nothing(place, read_text):
    text = " ".join(f"Ada{i} ships {i} Mt." for i in range(1, 25))
    document, found = read_text(text)
    open_ledger(place).close()

    def work(number: int) -> int:
        with open_ledger(place, wait_seconds=60) as ledger:
            store_reading(ledger, document, found, f"person {number}")
            done = 0
            for one in found[number::WORKERS]:
                done += bool(review(ledger, one.id, "accept", author=f"person {number}").claim)
            return done

    assert sum(together(work)) == len(found)
    assert check_whole(place) == (1, len(found))


def test_only_one_of_those_who_accept_the_same_candidate_does(place, read_text):
    text = " ".join(f"Ada{i} ships {i} Mt." for i in range(1, 9))
    document, found = read_text(text)
    with open_ledger(place) as ledger:
        store_reading(ledger, document, found, "A")

    def work(number: int) -> list[str]:
        told = []
        with open_ledger(place, wait_seconds=60) as ledger:
            for one in found:
                try:
                    review(ledger, one.id, "accept", author=f"person {number}")
                    told.append("accepted")
                except FindingsError as problem:
                    (finding,) = problem.findings
                    assert finding.message.startswith("decided by person ")
                    told.append(finding.code)
        return told

    outcomes = [code for codes in together(work) for code in codes]
    assert outcomes.count("accepted") == len(found)
    assert outcomes.count("already-decided") == (WORKERS - 1) * len(found)
    assert check_whole(place) == (1, len(found))


def test_imports_and_readings_at_once_are_all_there(place, read_text, claim, source):
    open_ledger(place).close()

    def work(number: int) -> None:
        with open_ledger(place, wait_seconds=60) as ledger:
            for turn in range(4):
                name = f"c{number}-{turn}"
                import_book(ledger, make_book([claim(name)], [source("s1")]), "A")
                store_reading(ledger, *read_text(f"Ada ships {turn}{number} Mt.", f"{name}.txt"), "A")

    together(work)
    with open_ledger(place) as ledger:
        assert len(view_ledger(ledger).book.claims) == len(open_candidates(ledger)) == 4 * WORKERS


WORKER = textwrap.dedent("""
    import sys, time
    import sqlalchemy as sa
    sys.path.append(sys.argv[4])
    from kerege.documents.document import Document, Sentence
    from kerege.evidence import open_ledger, review, store_reading
    from kerege.reader.candidates import Candidate

    ledger = open_ledger(sys.argv[1], wait_seconds=30)
    first, until, stop = int(sys.argv[2]), int(sys.argv[3]), sys.argv[5]

    if stop:
        @sa.event.listens_for(ledger.engine, "after_cursor_execute")
        def halt(connection, cursor, statement, parameters, context, executemany):
            if statement.startswith("INSERT INTO " + stop + " "):
                print("inside", flush=True)
                time.sleep(600)

    for number in range(first, until):
        sentences = [f"Ada{k} ships {number}{k} Mt." for k in range(3)]
        text, at, found = " ".join(sentences), 0, []
        digest = format(number, "064x")
        for k, words in enumerate(sentences):
            start = text.index(f"{number}{k} Mt", at)
            found.append(Candidate(
                f"{number}.txt", digest, start, start + len(f"{number}{k} Mt"), f"{number}{k} Mt", at,
                at + len(words), "quantity", float(f"{number}{k}"), unit="Mt", measure="flow", subject="Ada",
                extractor="rules 1"))
            at += len(words) + 1
        document = Document(f"{number}.txt", digest, "text", text, (), (Sentence(0, len(text), 0, "en"),))
        store_reading(ledger, document, found, "A")
        review(ledger, found[0].id, "accept", author="A")
        review(ledger, found[1].id, "correct", changes={"value": 1.0}, author="A", reason="b")
        review(ledger, found[2].id, "reject", author="A", reason="c")
        print(number, flush=True)
""")


def start(place: str, first: int, until: int, stop: str = "") -> subprocess.Popen:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", WORKER, place, str(first), str(until), "", stop],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def finish(place: str) -> None:
    """Do all of the work of the worker again, from the beginning; what is there already stays as it is."""
    with start(place, 0, 4) as process:
        assert process.stdout.read().split() == [str(n) for n in range(4)]
    assert process.returncode == 0
    assert check_whole(place) == (4, 12)


killing = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a kill that cannot be caught")


@killing
@pytest.mark.parametrize(
    "table",
    ["documents", "candidate_listings", "claims", "quote_listings", "reviews"],
)
def test_a_process_killed_inside_a_change_leaves_nothing_half(place, table):
    with start(place, 0, 4, table) as process:
        assert process.stdout.readline() == "inside\n"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    readings, made = check_whole(place)
    assert (readings, made) == ((0, 0) if table in ("documents", "candidate_listings") else (1, 0))
    finish(place)


@killing
@pytest.mark.parametrize("lines", [0, 1, 3])
def test_a_process_killed_at_any_moment_leaves_nothing_half(place, lines):
    with start(place, 0, 4) as process:
        for _ in range(lines):
            process.stdout.readline()
        time.sleep(0.013 * lines)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    readings, made = check_whole(place)
    assert readings >= lines
    assert made >= 3 * lines
    finish(place)


@killing
def test_one_is_killed_while_another_waits_for_its_turn(place):
    open_ledger(place).close()
    with start(place, 0, 4, "reviews") as stuck, start(place, 2, 4) as other:
        assert stuck.stdout.readline() == "inside\n"
        stuck.send_signal(signal.SIGKILL)
        stuck.wait(timeout=30)
        assert other.stdout.read().split() == ["2", "3"]
    check_whole(place)
    finish(place)
