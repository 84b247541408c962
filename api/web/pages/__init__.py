"""The pages, grouped as their questions are; `api/routers.py` lists them."""
