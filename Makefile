# Two commands do everything on a machine with Python 3.11 and make:  make run  and  make test.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
EXAMPLE := examples/jiaocheng-digest.docx

PIP := $(BIN)/pip install --quiet --disable-pip-version-check $(if $(wildcard wheels),--no-index --find-links wheels)

.PHONY: run example test setup check bench docs new-rule migrations lock wheelhouse clean

run: out/jiaocheng-digest.html  ## the example plan read and checked, then the workbench at http://127.0.0.1:8000/ (make run PORT=8001: another port)
	@echo "读过、查过的示例  file://$(CURDIR)/out/jiaocheng-digest.html（make example 再读一遍）"
	@$(BIN)/lantu serve --demo --port $(PORT)

out/jiaocheng-digest.html: .venv/runtime $(EXAMPLE)
	@$(MAKE) --no-print-directory example

example: .venv/runtime  ## read and check the example plan, say where the results are
	@mkdir -p out
	@$(BIN)/lantu read $(EXAMPLE) --html out/jiaocheng-digest.html --xlsx out/jiaocheng-digest.xlsx --json out/jiaocheng-digest.json
	@echo
	@$(BIN)/lantu check $(EXAMPLE) --html out/jiaocheng-digest-findings.html --docx out/jiaocheng-digest-comments.docx --fail-on never
	@echo
	@echo "网页  file://$(CURDIR)/out/jiaocheng-digest.html"
	@echo "问题  file://$(CURDIR)/out/jiaocheng-digest-findings.html"
	@echo "批注  $(CURDIR)/out/jiaocheng-digest-comments.docx"
	@echo "表格  $(CURDIR)/out/jiaocheng-digest.xlsx"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] && command -v xdg-open >/dev/null; then xdg-open out/jiaocheng-digest.html >/dev/null 2>&1 & fi

test: .venv/development  ## every test; those that need what is not there skip by name
	@$(BIN)/pytest -n 2 --dist loadfile

setup: .venv/development  ## .venv with .venv/bin/lantu and the tools of development

check: .venv/development  ## linters, types, import contracts, map, module sizes
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest -q tests/house

bench: .venv/development  ## the figures of docs/reading.md, measured now
	@$(BIN)/python -m bench

docs: .venv/development  ## write the printed parts of docs/ anew
	@$(BIN)/python scripts/rule_pages.py
	@$(BIN)/python -m bench --write docs

new-rule:  ## the skeleton of a check rule: make new-rule CODE=A099 NAME=growth_without_base
	@$(PYTHON) scripts/new_rule.py "$(CODE)" "$(NAME)"

lock:  ## both lock files anew, with hashes and without index addresses (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra web --extra postgresql pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group dev --extra web --extra postgresql pyproject.toml -o requirements-dev.lock

wheelhouse:  ## dist/lantu-offline.tar.gz: all that a machine without a network needs
	@scripts/wheelhouse.sh $(PYTHON)

clean:
	rm -rf .venv out

migrations: .venv/development  ## write the migrations that changed models ask for
	@LANTU_DATA=$$(mktemp -d) $(BIN)/python -m lantu_web makemigrations

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更高版本；可用 make PYTHON=python3.11 指定。Lantu needs Python 3.11 or later; try make PYTHON=python3.11."; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/runtime: .venv/bin/python requirements.lock pyproject.toml
	@echo "正在安装（首次约半分钟）…"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

.venv/development: .venv/bin/python requirements-dev.lock pyproject.toml
	@echo "正在安装（首次约一分钟）…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@ .venv/runtime
