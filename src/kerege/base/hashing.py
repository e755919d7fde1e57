"""Content hashes: the same inputs give the same digest on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIGEST_CHARS = 16
_TOGETHER, _LONG = 256, 65536


def hash_bytes(parts: Iterable[bytes]) -> str:
    """Return a short SHA-256 digest of length-prefixed ``parts`` (so that splits cannot collide)."""
    digest = hashlib.sha256()
    pieces: list[bytes] = []  # many short parts cost less when they are handed over together
    for part in parts:
        pieces += (len(part).to_bytes(8, "little"), part)
        if len(pieces) >= _TOGETHER or len(part) >= _LONG:
            digest.update(b"".join(pieces))
            pieces.clear()
    digest.update(b"".join(pieces))
    return digest.hexdigest()[:DIGEST_CHARS]


def hash_arrays(arrays: Iterable[NDArray[np.generic]]) -> str:
    """Return a digest of numeric arrays: type, shape and values, in the order given."""
    import numpy as np  # noqa: PLC0415  (whoever hashes words need not wait for it)

    def parts() -> Iterable[bytes]:
        for array in arrays:
            fixed = np.ascontiguousarray(array)
            yield f"{fixed.dtype.str}{fixed.shape}".encode()
            yield fixed.tobytes()

    return hash_bytes(parts())
