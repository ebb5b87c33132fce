# Thin names over the real commands. `make run` and `make test` also set up what is missing (.ci/setup).
export PATH := $(HOME)/.cargo/bin:$(PATH)
MAKEFLAGS += --no-print-directory
.PHONY: run test stores cluster build bench load clean

LISTEN ?= 127.0.0.1:8080
# folders too: they change when a file is taken away
SITE_SOURCES := $(shell find src style public) Cargo.toml Cargo.lock Trunk.toml package-lock.json .ci/build-site .ci/finish-site.mjs .ci/short-imports.mjs

run: build
	target/release/marac serve --listen $(LISTEN) --data ./data --site ./dist

build:
	.ci/setup build
	@$(MAKE) dist/desk/assets.json
	@printf '\n== marac, the native program  (first time about 3 minutes on two cores, then seconds)\n' >&2
	cargo build --release --locked --bin marac

dist/desk/assets.json: $(SITE_SOURCES)
	.ci/build-site

test:
	.ci/test

# The dropboxes of docs/dropboxes.md and the stores of docs/operator.md against the real programs.
stores: build
	.ci/setup stores
	cargo nextest run --locked --test e2e --test it --run-ignored only -E 'test(/^stores::/)'

# Several servers before one distributed store, while a node of it and then a server is killed.
cluster:
	.ci/setup cluster
	cargo nextest run --locked --test it --run-ignored only -E 'test(/^cluster::/)'

bench: build
	.ci/bench

# The dropbox beside nginx: writes its section of docs/performance.md alone.
load:
	.ci/setup load
	cargo build --release --locked --bin marac
	.ci/load
	node benches/report.mjs load

clean:
	cargo clean
	rm -rf dist
