"""Content hashes: the same inputs give the same digest on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

DIGEST_CHARS = 16


def hash_bytes(parts: Iterable[bytes]) -> str:
    """Return a short SHA-256 digest of length-prefixed ``parts`` (so that splits cannot collide)."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()[:DIGEST_CHARS]


def hash_arrays(arrays: Iterable[NDArray[np.generic]]) -> str:
    """Return a digest of numeric arrays: type, shape and values, in the order given."""

    def parts() -> Iterable[bytes]:
        for array in arrays:
            fixed = np.ascontiguousarray(array)
            yield f"{fixed.dtype.str}{fixed.shape}".encode()
            yield fixed.tobytes()

    return hash_bytes(parts())
