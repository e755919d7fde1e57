import hashlib

import numpy as np

from kerege.base.hashing import DIGEST_CHARS, hash_arrays, hash_bytes


def test_the_digest_is_the_same_on_every_machine():
    # SHA-256 of the length as eight little-endian bytes and the text, first 16 digits
    assert hash_bytes([b"kerege"]) == "4bc2fb3cfda03e9c"
    assert len(hash_bytes([])) == DIGEST_CHARS


def test_splits_of_the_same_bytes_differ():
    assert hash_bytes([b"ab", b"c"]) != hash_bytes([b"a", b"bc"])
    assert hash_bytes([]) != hash_bytes([b""])


def test_arrays_differ_by_type_shape_and_order_but_not_by_memory_layout():
    table = np.arange(6.0).reshape(2, 3)
    assert hash_arrays([table]) != hash_arrays([table.reshape(3, 2)])
    assert hash_arrays([table]) != hash_arrays([table.astype(np.float32)])
    assert hash_arrays([table, table[:1]]) != hash_arrays([table[:1], table])
    assert hash_arrays([np.asfortranarray(table)]) == hash_arrays([table])


def test_many_and_long_parts_are_hashed_as_one_after_the_other():
    parts = [str(n).encode() for n in range(1000)] + [b"x" * 200_000, b"", b"y"]
    plain = b"".join(len(part).to_bytes(8, "little") + part for part in parts)
    assert hash_bytes(iter(parts)) == hashlib.sha256(plain).hexdigest()[:DIGEST_CHARS]
