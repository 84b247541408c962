"""aidgraph: who helped whom, with what, when, through whom, and where it says so."""
