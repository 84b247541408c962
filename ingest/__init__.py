"""From files to readings: readers, layout, language pipeline, grammar. Knows no store and no network."""
