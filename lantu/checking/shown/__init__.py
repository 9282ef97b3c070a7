"""Findings as people and programs take them: one file a form."""
