"""Speed and memory beside peers that solve the same program: ``python -m benchmarks``."""
