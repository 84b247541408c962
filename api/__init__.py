"""The place of the HTTP interface over the questions; nothing is served yet."""
