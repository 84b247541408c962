"""`python -m aidgraph`: the command line."""

from __future__ import annotations

from aidgraph.cli.main import main

if __name__ == "__main__":
    main()
