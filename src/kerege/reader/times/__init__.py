"""Dates, periods and time words, and which one belongs to a figure."""
