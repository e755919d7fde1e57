"""``python -m kerege``: the command line."""

from kerege.cli.main import run

if __name__ == "__main__":
    run()
