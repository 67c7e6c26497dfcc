"""Pieces of work for the bench's child process: each makes ready and returns what is measured."""

MB = 2**20


def eats(order):
    """Needs `order` MB while it works, and gives back the number of bytes."""
    return lambda: len(bytearray(b"1") * (order * MB))


def ate_before(order):
    """Needs `order` MB to make ready, nothing to work."""
    len(bytearray(b"1") * (order * MB))
    return lambda: "done"


def fails(order):
    raise ValueError("nothing to eat")
