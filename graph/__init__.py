"""The graph: documents, claims, what they add up to, and the stores that keep them."""
