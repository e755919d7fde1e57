"""Questions to a person at a terminal: the answer, the end of the input, and Ctrl-C whenever it comes."""

from __future__ import annotations

from terminals import terminal

#: a signal goes to a thread that reads nothing: the read of the main thread is not ended by it
BESIDE = """
import os, signal, threading, time
from kerege.cli.asking import ask, prepare_answers
def tell(words):
    os.write(1, f"{words}\\n".encode())  # whole, whatever another thread tells
signal.signal(signal.SIGUSR1, lambda *_: tell("heard"))
prepare_answers()
def beside():
    time.sleep(0.5)
    signal.pthread_kill(threading.get_ident(), signal.NAME)
    tell("sent")
threading.Thread(target=beside, daemon=True).start()
try:
    tell(f"answer: {ask('why? ')!r}")
except KeyboardInterrupt:
    tell("interrupted")
"""


def test_an_interrupt_that_another_thread_takes_ends_the_question() -> None:
    with terminal(BESIDE.replace("NAME", "SIGINT")) as screen:
        screen.until("interrupted")


def test_another_signal_is_heard_and_does_not_end_the_question() -> None:
    with terminal(BESIDE.replace("NAME", "SIGUSR1")) as screen:
        screen.until("sent")
        screen.until("heard")
        screen.type("  другой год \n")
        screen.until("answer: 'другой год'")


def test_the_end_of_the_terminal_is_no_answer() -> None:
    with terminal(BESIDE.replace("NAME", "SIGUSR1")) as screen:
        screen.until("heard")
        screen.type("\x04")
        screen.until("answer: None")
