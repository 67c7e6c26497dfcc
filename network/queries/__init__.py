"""What the register's pages read. Everything here only SELECTs."""

from network.queries.catalogue import Catalogue, catalogue
from network.queries.chain import Cell, Chain, chain
from network.queries.filters import Filters
from network.queries.narrowing import Narrowing
from network.queries.programmes import Listing, Row, programme_rows, programmes_matching

__all__ = [
    "Catalogue",
    "Cell",
    "Chain",
    "Filters",
    "Listing",
    "Narrowing",
    "Row",
    "catalogue",
    "chain",
    "programme_rows",
    "programmes_matching",
]
