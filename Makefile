# Two commands are enough: `make serve` and `make test`. `make` alone lists them all.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
CORE := PYTHONPATH=hooks $(BIN)/python -m hechtwijzer
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build check test bench register new-page new-term new-exercise move stage lock schema vendor clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.site: requirements.txt .ci/venv
	@PYTHON="$(PYTHON)" .ci/venv requirements.txt $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.site .ci/venv
	@PYTHON="$(PYTHON)" .ci/venv requirements-dev.txt $@

serve: $(VENV)/.site ## read and write the site at http://127.0.0.1:8000/ (PORT=… chooses another port)
	@PYTHONPATH=hooks $(BIN)/python .ci/serve.py $(PORT)

build: $(VENV)/.site ## build the site into site/
	@$(CORE) check
	@echo "Building site/ …"
	@$(BIN)/mkdocs build --quiet
	@echo "Built site/."

check: $(VENV)/.site ## check all content: data files, articles, both languages, addresses
	@$(CORE) check

test: $(VENV)/.tests ## run every test (finds or installs a Chromium)
	@.ci/test $(TESTS)

bench: $(VENV)/.tests ## measure weight and speed against plain mkdocs-material, as ratios
	@PYTHONPATH=hooks $(BIN)/python tests/bench.py

register: $(VENV)/.site ## add new addresses to docs/data/links.tsv
	@$(CORE) register

new-page: $(VENV)/.site ## create an article in both languages: make new-page path=/stijlen/voorbeeld/
	@$(CORE) new-page "$(path)"

new-term: $(VENV)/.site ## create a glossary entry: make new-term id=veilige-basis (asks; or nl=… en=… article=… class=… theme=…)
	@$(CORE) new-term "$(id)" $(if $(nl),--nl "$(nl)") $(if $(en),--en "$(en)") $(if $(article),--article "$(article)") \
		$(if $(class),--class "$(class)") $(if $(theme),--theme "$(theme)") \
		$(if $(definition_nl),--definition-nl "$(definition_nl)") $(if $(definition_en),--definition-en "$(definition_en)") \
		$(if $(forms_nl),--forms-nl "$(forms_nl)") $(if $(forms_en),--forms-en "$(forms_en)")

new-exercise: $(VENV)/.site ## create an exercise: make new-exercise id=mijn-oefening type=steps
	@$(CORE) new-exercise "$(id)" --type "$(or $(type),steps)"

move: $(VENV)/.site ## move a page in both languages: make move from=/a/ to=/b/ (shows the plan; yes=1 does it)
	@$(CORE) move "$(from)" "$(to)" $(if $(yes),--yes)

stage: $(VENV)/.site ## write the site as plain Markdown for another generator: make stage out=/tmp/markdown
	@$(CORE) stage "$(out)"

schema: $(VENV)/.site ## write the JSON Schema of the data files, for editors
	@$(CORE) schema

lock: $(VENV)/.tests ## write requirements*.txt anew: newest versions, exact, with hashes
	@.ci/lock

vendor: $(VENV)/.tests ## take the browser code of others anew (docs/assets/vendor)
	@$(BIN)/python .ci/vendor.py

clean: ## remove everything that can be made again
	rm -rf $(VENV) site .cache .pytest_cache .mypy_cache .ruff_cache node_modules
