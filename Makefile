# Targets: build test race lint tidy fuzz bench golden interop floor check, and what makes
# the data: calibrate model entities-report entities-ablations gazetteers wordforms.
# Set-up is nothing but Go; interop also wants a C compiler and python3.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: build test race lint tidy fuzz bench golden interop floor check
.PHONY: calibrate model entities-report entities-ablations gazetteers wordforms

# A number of inputs, not of seconds: a fuzz run that its time ends may fail with
# "context deadline exceeded", though no input did.
FUZZTIME ?= 20000x
SHARED ?= ../shared
GOLD ?= $(SHARED)/gold

build:
	CGO_ENABLED=0 go build -trimpath -o bin/harrow ./cmd/harrow

test:
	go test ./...

race:
	go test -race ./...

lint:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

tidy:
	go mod tidy -diff
	cd interop && go mod tidy -diff

# Every fuzz target in turn, FUZZTIME each; check fuzzes the text layer only.
fuzz:
	@grep -rl --include='*_test.go' '^func Fuzz' cmd extractors pipeline schema | xargs -n1 dirname | sort -u | while read -r folder; do \
		for target in $$(grep -hoE '^func Fuzz[A-Za-z0-9_]*' "$$folder"/*_test.go | cut -c6-); do \
			echo "fuzz $$folder $$target"; \
			go test "./$$folder" -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x; \
		done; \
	done

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Rewrites the golden files; review the difference like code.
golden:
	go test ./cmd/harrow -run Golden -update

interop:
	interop/run

# The figures on the sample documents may not fall below .ci/floor.json.
floor: build
	@if [ -d $(SHARED)/eval ]; then \
		python3 $(SHARED)/eval/scoreboard.py --harrow bin/harrow --only seeds --json | python3 .ci/floor.py .ci/floor.json; \
	else echo "floor: skipped, it needs $(SHARED)/eval"; fi

check: lint tidy race interop floor
	go test ./extractors/text -run '^$$' -fuzz FuzzNew -fuzztime 200000x -fuzzminimizetime 10x

# The confidence of each rule: its precision on the labelled texts of GOLD.
calibrate: build
	for layer in dates amounts percentages agreements; do \
		go run ./cmd/calibrate $$layer $(GOLD) > bin/calibration.txt && mv bin/calibration.txt extractors/$$layer/calibration.txt; \
	done

# The entity model, from the labelled texts of GOLD: same data, same bytes.
model:
	go run ./extractors/entities/train -gold $(GOLD) -out extractors/entities/model.bin

# Cross-fit and leave-one-corpus-out figures, as in docs/entities.md.
entities-report:
	go run ./extractors/entities/train -gold $(GOLD) -report

# The same without one part of the model or its training at a time; two minutes of processor time each.
entities-ablations:
	for part in tweets votes capitals wire doubt exchange average words clusters lists; do \
		echo "without $$part"; go run ./extractors/entities/train -gold $(GOLD) -report -halves -without $$part; \
	done

# The table of the name lists: compiled anew after an edit, and with SOURCES (packages of the Python index, unpacked) their
# made part written anew too; see docs/entities.md.
gazetteers:
	go run ./extractors/entities/gazetteer/gen $(SOURCES)

# The word forms of the agreements stage, from the texts that the entity model is trained on, less tweets and contracts.
wordforms:
	go build -o bin/wordforms ./extractors/agreements/wordforms
	for corpus in gum meantime re3d wikigold redocred ewt crossner; do gzip -cdf $(GOLD)/entities-$$corpus.jsonl*; done | \
		bin/wordforms > extractors/agreements/wordforms.txt
