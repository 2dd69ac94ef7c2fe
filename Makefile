# make run    装好一切，打开窗口看示例煤矿（没有显示器时把截图和打印件写到 out/）
# make test   装好一切，跑全部检查和测试
# make check  格式、静态检查、类型、分层约定
# make bench  性能数字
# make faults 断电、杀死进程、磁盘满、损坏文件、改坏的表格、长时间工作，试全部次数，写进 docs/faults.md
# make screenshots  重画 README 里的图
# make translations  收集界面文字到 i18n/dangjian_en.ts，等待翻译
# make clean  删除生成的文件（保留 .venv；要从头再装，删掉 .venv 即可）
#
# A bare Debian 12 with python3 (3.11), git and make is enough. All paths here are relative, so the
# checkout may lie in a folder with blanks or Chinese characters in its name.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
JOBS   ?= 2
OUT    ?= out

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip install --retries 5 --timeout 60 --quiet --disable-pip-version-check --constraint packaging/constraints.txt
QM     := resources/translations/dangjian_en.qm
INPUTS := pyproject.toml packaging/constraints.txt hatch_build.py Makefile

.DEFAULT_GOAL := help
.PHONY: help run test check bench faults screenshots translations clean system
.DELETE_ON_ERROR:

help:
	@sed -n '1,8s/^# //p' Makefile

run: $(VENV)/.ready-to-run
	@$(MAKE) --no-print-directory $(QM)
	$(BIN)/dangjian demo-window --out "$(OUT)"

test: check
	@$(MAKE) --no-print-directory $(QM)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(JOBS) --dist worksteal

check: $(VENV)/.ready-to-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-to-test
	@$(MAKE) --no-print-directory $(QM)
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py

faults: $(VENV)/.ready-to-test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/faults
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.faults

screenshots: $(VENV)/.ready-to-test
	$(BIN)/python docs/make_screenshots.py

# New texts come in unfinished; a test tells which. See i18n/README.md.
translations: $(VENV)/.ready-to-test
	$(BIN)/python i18n/collect.py
	$(BIN)/python i18n/update.py

# The program needs only the compiled catalogue; lrelease comes with PySide6.
$(QM): i18n/dangjian_en.ts
	@mkdir -p $(@D)
	$(BIN)/pyside6-lrelease -silent $< -qm $@

clean:
	rm -rf $(QM) "$(OUT)" build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find dangjian_desktop tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Asked every time (0.1 s): the libraries belong to the computer and not to the checkout.
system:
	@sh packaging/install_system_libraries.sh "$(PYTHON)"

# Made anew when it no longer fits: the checkout was moved or copied (scripts in it hold absolute
# paths) or the system's Python was upgraded.
ifneq ($(shell [ "$$(cat $(VENV)/.made 2>&1)" = "$$(pwd)" ] && $(BIN)/python -c 'print("fits")' 2>&1),fits)
.PHONY: $(VENV)/.made
endif
$(VENV)/.made: | system
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	|| { echo "需要 Python 3.11 至 3.13，找到的是：$$("$(PYTHON)" --version 2>&1)。可用 make PYTHON=python3.11 指定。" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	@pwd > $@

# pip tries each download five times itself; the loop is for a connection that breaks for longer.
define install
	@for wait in 5 20 0; do \
	    echo "pip install -e \"$(1)\""; \
	    if $(PIP) hatchling editables && $(PIP) --no-build-isolation --editable "$(1)"; then exit 0; fi; \
	    [ $$wait = 0 ] || { echo "安装没有成功，$$wait 秒后再试。" >&2; sleep $$wait; }; \
	done; \
	echo "安装没有成功。请检查网络或 pip 的软件源设置，再运行一次。" >&2; exit 1
endef

$(VENV)/.ready-to-run: $(INPUTS) $(VENV)/.made
	$(call install,.)
	@touch $@

# Tests need what the program needs and more, so one installation serves both.
$(VENV)/.ready-to-test: $(INPUTS) $(VENV)/.made
	$(call install,.[dev])
	@touch $(VENV)/.ready-to-run $@
