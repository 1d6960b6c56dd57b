"""Sessions of the application over its own websocket, without a browser: what the server does for a person who opens and asks again."""

from __future__ import annotations

import asyncio
import random
import time
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

__all__ = ["Session", "medians"]

TURNS = 5
WAIT_S = 120
VIEWS = ("node=mp-20", "node=psds-2567/s1", "strength=main", "plan=psds-2567", "")
"""What a session asks for in turn: another card, a filter, the whole again."""


class Session:
    """One person at the alignment graph."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._page = ""

    async def ask(self, query: str, page: str = "graph") -> float:
        """Seconds from asking for a view to the end of the run that answers it."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_script_hash = self._page
        message.rerun_script.page_name = page if not self._page else ""
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(WAIT_S):
            while True:
                forward = ForwardMsg()
                forward.ParseFromString(await self._socket.recv())
                kind = forward.WhichOneof("type")
                if kind == "new_session":
                    self._page = forward.new_session.page_script_hash
                elif kind == "script_finished" and forward.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return time.perf_counter() - start


async def _person(host: str, think: float, seed: int) -> list[float]:
    chance = random.Random(seed)  # noqa: S311 - pauses, not a secret
    await asyncio.sleep(chance.uniform(0, think))
    async with connect(f"ws://{host}/_stcore/stream", max_size=None, subprotocols=["streamlit"], origin=f"http://{host}") as socket:  # type: ignore[arg-type, list-item]
        session = Session(socket)
        await session.ask("")
        times = []
        for turn in range(TURNS):
            await asyncio.sleep(chance.uniform(0.5, 1.5) * think)
            times.append(await session.ask(VIEWS[(seed + turn) % len(VIEWS)]))
        return times


async def medians(host: str, sessions: int, think: float) -> tuple[float, float]:
    """Median seconds of an answer to one person alone, then to ``sessions`` people together. The first visit fills the caches."""
    await _person(host, 0, 0)
    alone = [time_ for seed in range(3) for time_ in await _person(host, 0.3, seed)]
    together = await asyncio.gather(*(_person(host, think, seed) for seed in range(sessions)))
    return median(alone), median(time_ for times in together for time_ in times)
