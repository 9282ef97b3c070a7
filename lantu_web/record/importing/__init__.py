"""Importing a plan: read and check, compare, show, and on confirmation write all of it or nothing."""
