"""Figures become claims: measure, subject, object, good, and what looks wrong."""
