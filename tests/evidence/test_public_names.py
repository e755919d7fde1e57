import os
import subprocess
import sys

import pytest

import kerege.evidence as room


def test_every_public_name_is_there():
    assert all(getattr(room, name) is not None for name in room.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = room.nothing


def test_importing_the_room_loads_no_table_library_and_no_database():
    heavy = ("polars", "dataframely", "sqlalchemy", "pint")
    code = f"import sys, kerege.evidence; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "[]"
