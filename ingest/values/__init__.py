"""Quantities, money and dates as a Chinese text states them: numbers with units and currencies, days on a calendar."""

from .amounts import find_amounts
from .dates import find_dates
from .local import in_local_money

__all__ = ["find_amounts", "find_dates", "in_local_money"]
