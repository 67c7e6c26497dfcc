"""Log lines by allow-list (security 35): what is not on the list is not written."""

import logging


class Formatter(logging.Formatter):
    """`time level logger message`."""

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
