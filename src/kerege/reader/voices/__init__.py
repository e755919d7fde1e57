"""Who says it, and how it is put forward."""
