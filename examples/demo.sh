#!/usr/bin/env bash
# The main job on the example documents: `make demo` runs it with BIN (the folder of the program) and DB (a new database).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ask() {
    printf '\n$ aidgraph %s\n' "$*"
    AIDGRAPH_DB="$DB" "$BIN/aidgraph" "$@"
}

ask ingest examples/documents
ask helped
ask flows --recipient 考纳斯市 --quotes
ask coverage 06-embassy-tanzania.txt
