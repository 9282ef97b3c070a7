"""Errors planted into real texts by program, one file a kind: each gives edits that are wrong, or their right twins."""
