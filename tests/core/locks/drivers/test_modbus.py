from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from pymodbus.client import ModbusTcpClient
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from core.locks.drivers.base import DoorError
from core.locks.drivers.modbus import Modbus
from tests.servers import free_port, wait_for


@pytest.fixture
def relay() -> Iterator[int]:
    """pymodbus's own server, with 16 coils and 16 inputs of which number 3 is on."""
    port = free_port()
    ready, loop = threading.Event(), asyncio.new_event_loop()
    servers = []

    async def serve() -> None:
        bits = [SimData(0, values=[False] * 16, datatype=DataType.BITS)]
        inputs = [SimData(0, values=[n == 3 for n in range(16)], datatype=DataType.BITS)]
        words = [SimData(0, values=0, datatype=DataType.REGISTERS)]
        device = SimDevice(1, (bits, inputs, words, words))
        server = ModbusTcpServer(device, address=("127.0.0.1", port))
        servers.append(server)
        ready.set()
        await server.serve_forever()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    ready.wait(5)

    def connects() -> bool:
        client = ModbusTcpClient("127.0.0.1", port=port)
        connected = client.connect()
        client.close()
        return connected

    wait_for(connects)
    yield port
    asyncio.run_coroutine_threadsafe(servers[0].shutdown(), loop).result(5)
    thread.join(5)
    loop.close()


def _coil(port: int, number: int) -> bool:
    client = ModbusTcpClient("127.0.0.1", port=port)
    client.connect()
    answer = client.read_coils(number, count=1, device_id=1)
    client.close()
    return bool(answer.bits[0])


@pytest.mark.parametrize("inverted", [False, True])
def test_the_coil_is_written_and_the_contact_read(relay: int, inverted: bool) -> None:
    lock = Modbus(host="127.0.0.1", port=relay, coil=5, inverted=inverted, contact_input=3).connect(
        "Front", fail_safe=False
    )
    for unlocked in (True, False):
        lock.switch(unlocked=unlocked)
        assert _coil(relay, 5) is (unlocked != inverted)
    assert lock.stands_open() is True
    lock.close()


def test_a_relay_that_is_not_there_or_has_no_such_coil_is_named(relay: int) -> None:
    with pytest.raises(DoorError, match=r"Modbus relay 127\.0\.0\.1:\d+ cannot be used"):
        Modbus(host="127.0.0.1", port=free_port(), timeout=1).connect("Front", fail_safe=False)
    lock = Modbus(host="127.0.0.1", port=relay, coil=999).connect("Front", fail_safe=False)
    with pytest.raises(DoorError, match="refuses"):
        lock.switch(unlocked=True)
    assert lock.stands_open() is None
    lock.close()
