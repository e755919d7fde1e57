"""Vocabulary shared by all rooms: findings, intervals, periods, units, tables, hashes. No domain words."""
