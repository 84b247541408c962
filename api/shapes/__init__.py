"""What the API answers with: shapes of its own, each with the fields of the answer of `aidgraph.queries` it is made from."""
