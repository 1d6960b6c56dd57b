"""Many clients at once, from a process of its own: ``python -m tests.hostile.flood HOST PORT COUNT SECONDS AGENT < query``.

Each asks the query; one that is told to come back waits as long as it is told and asks again, until SECONDS are over. Prints JSON:
``[[status, seconds], …]``, one entry an answer; status 0: no answer or a broken one.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from urllib.parse import quote

__all__ = ["main"]


async def ask(host: str, port: int, head: bytes) -> tuple[int, float, float]:
    """Status, seconds until the answer was complete, and seconds to wait before the next try."""
    reader, writer = await asyncio.open_connection(host, port)
    before = time.perf_counter()
    try:
        writer.write(head)
        answer = await reader.read()
        took = time.perf_counter() - before
        headers = answer.partition(b"\r\n\r\n")[0].decode("latin-1").lower().split("\r\n")
        after = next((float(line.partition(":")[2]) for line in headers if line.startswith("retry-after:")), 0.0)
        return int(headers[0].split()[1]), took, after
    except (OSError, IndexError, ValueError):
        return 0, time.perf_counter() - before, 0.0
    finally:
        writer.close()


async def client(host: str, port: int, head: bytes, end: float) -> list[tuple[int, float]]:
    """All answers of one client."""
    answers = []
    while True:
        status, took, after = await ask(host, port, head)
        answers.append((status, took))
        if time.perf_counter() + after >= end:
            return answers
        await asyncio.sleep(after)


async def flood(host: str, port: int, count: int, seconds: float, head: bytes) -> list[tuple[int, float]]:
    """Answers of all clients."""
    end = time.perf_counter() + seconds
    found = await asyncio.gather(*(client(host, port, head, end) for _ in range(count)))
    return [answer for answers in found for answer in answers]


def main() -> None:
    """See the module."""
    host, port, count, seconds, agent = sys.argv[1:]
    request = f"GET /sparql?query={quote(sys.stdin.read())} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {agent}\r\nConnection: close\r\n\r\n"
    sys.stdout.write(json.dumps(asyncio.run(flood(host, int(port), int(count), float(seconds), request.encode()))))


if __name__ == "__main__":
    main()
