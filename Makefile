# Sosdata: the verbs. `make` alone lists them.

# Where `make run` serves and where it keeps its data.
PORT ?= 8080
DATA ?= data

.PHONY: help run test test-slow fuzz bench bench-quarter lint format docs snapshots clean

help: ## List the verbs
	@printf 'make VERB\n\n'
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r verb text; do printf '  %-10s %s\n' "$$verb" "$$text"; done
	@printf '\n  PORT=8080 and DATA=data are the port and the data directory of make run.\n'

run: ## Build, fill a demonstration on the first start, and serve it on http://127.0.0.1:8080
	@PORT='$(PORT)' DATA='$(DATA)' Scripts/run

test: ## Lint, build without warnings, all fast tests, then the browser tests
	@Scripts/test

test-slow: ## The same, with the slow tests and longer random ones; SOSMETA=DIR also holds documents against the national structures
	@SLOW=1 Scripts/test

fuzz: ## Look for bytes on which fast and plain readers disagree (SECONDS=60 for each target)
	@Scripts/fuzz $(or $(SECONDS),60)

bench: ## Measure derive, check and intake against other tools, in one run (ROWS=1000000 by default)
	@Scripts/bench

bench-quarter: ## Measure one quarter of the whole country and the public pages under load (CLIENTS=770000 by default)
	@Scripts/bench-quarter

lint: ## Check the format of the sources and that every public name is documented
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## Format the sources in place
	@swift format --in-place --parallel --recursive Package.swift Sources Tests

docs: ## Write the reference page of the rules from the program itself
	@Scripts/docs

snapshots: ## Record the page snapshots anew; look at the difference as at code
	@swift build --build-tests
	@SNAPSHOTS=record swift test --skip-build --filter WebPagesTests >/dev/null 2>&1 || true
	@git --no-pager diff --stat -- Tests/WebPagesTests/Snapshots
	@git ls-files --others --exclude-standard -- Tests/WebPagesTests/Snapshots

clean: ## Remove what was built; data and the Python packages stay
	@rm -rf .build .build-*
