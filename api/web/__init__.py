"""The pages for people: made at the server, read without scripts, in Chinese and English."""
