"""Lantu (蓝图): software that makes a government's multi-year plan run."""
