"""查 · Plan → findings: a linter for plans, one file a rule."""
