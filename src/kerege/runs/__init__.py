"""Executors and sampling; knows nothing of the model."""
