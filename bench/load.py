"""The load: a process of its own that asks one address over loopback, again and again.

Reads one JSON order a line on stdin, answers one JSON line on stdout, ends when stdin ends. Started by `Load` in
`bench.client`; knows nothing of Django. Every order is bounded in requests and in seconds.
"""

import asyncio
import json
import sys
from collections import Counter
from time import perf_counter, process_time

LOOPBACK = "127.0.0.1"


async def answer(order: dict) -> dict:
    """Send `requests` GETs over `concurrency` connections, at most for `seconds`."""
    message = _message(order)
    left, statuses, received = [order["requests"]], Counter(), [0]
    began, busy = perf_counter(), process_time()
    deadline = began + order["seconds"]

    async def visitor():
        reader, writer = await asyncio.open_connection(LOOPBACK, order["port"])
        while left[0] > 0 and perf_counter() < deadline:
            left[0] -= 1
            writer.write(message)
            status, size = await _read(reader)
            statuses[status] += 1
            received[0] += size
        writer.close()

    try:
        async with asyncio.timeout(order["seconds"] + 5):
            await asyncio.gather(*(visitor() for _ in range(order["concurrency"])))
    except (TimeoutError, OSError, asyncio.IncompleteReadError) as broken:
        statuses[type(broken).__name__] += 1
    return {
        "seconds": perf_counter() - began,
        "busy": process_time() - busy,
        "bytes": received[0],
        "statuses": dict(statuses),
    }


def _message(order: dict) -> bytes:
    headers = {"Host": f"{LOOPBACK}:{order['port']}", "Accept-Encoding": "gzip, br", "Accept": "text/html"}
    lines = [f"GET {order['path']} HTTP/1.1", *(f"{k}: {v}" for k, v in (headers | order["headers"]).items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _read(reader: asyncio.StreamReader) -> tuple[str, int]:
    head = await reader.readuntil(b"\r\n\r\n")
    lowered = head.lower()
    at = lowered.find(b"content-length:")
    if at < 0:
        raise OSError("an answer without a length")
    length = int(lowered[at + 15 : lowered.index(b"\r\n", at)])
    await reader.readexactly(length)
    return head[9:12].decode(), len(head) + length


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(asyncio.run(answer(json.loads(line)))), flush=True)


if __name__ == "__main__":
    main()
