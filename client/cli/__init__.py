"""The command line `aidgraph`: a thin layer over what `aidgraph.open` offers."""
