"""From names, values and words to claims: flows, events and ties, by frames of verb classes over clauses."""
