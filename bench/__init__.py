"""The figures of docs/reading.md, measured by running them: one module a table."""
