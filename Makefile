.PHONY: setup run test test-full lint messages faults bench soak

bin := .venv/bin
pytest := $(bin)/python -m pytest

setup:
	@.ci/setup

run: setup    # a copy of an example scan; without a display, a rehearsal
	@$(bin)/scanhost run-example

unexport PYTHONDONTWRITEBYTECODE    # the tests start the program hundreds of times

test: export PYTHONASYNCIODEBUG = 1
test: lint
	@.ci/setup tests
	@$(pytest) -q -n 3 --dist worksteal    # a third of the time a test waits for a browser or a clock

test-full: setup    # the large numbers too
	@.ci/setup tests
	@$(pytest) -q -m "not bench and not soak"

lint: setup
	@$(bin)/ruff format --check
	@$(bin)/ruff check
	@$(bin)/mypy
	@$(bin)/lint-imports --no-logo

messages: setup    # from the sources into the catalogues; the test names what needs a translation
	@mkdir -p build
	@$(bin)/pybabel -q extract -F pyproject.toml --add-location=file --no-wrap \
		-o build/scanhost.pot src
	@$(bin)/pybabel -q update -i build/scanhost.pot -d assets/messages -D scanhost --no-wrap \
		--no-fuzzy-matching --ignore-obsolete --omit-header
	@$(pytest) -q tests/test_texts.py

# pytest ends with 5 when no test carries the mark.
faults bench soak: setup
	@$(pytest) -q -m $@ || { code=$$?; [ $$code -ne 5 ] && exit $$code; echo "make $@: there is none yet"; }
