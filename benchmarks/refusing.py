"""A program of an X session that calls off each logout, for :mod:`benchmarks.closings`.

    python -m benchmarks.refusing

It speaks the X Session Management Protocol (XSMP 1.0) through libSM: asked to save itself because the session ends, it
asks to be let interact, and then has the end called off, as an editor does whose user says "Cancel". Prints a line
"called off" each time that its manager has told everybody so. Ends with the session.
"""

from __future__ import annotations

import ctypes
import sys

_HEARS_ALL = 15  # bits of the four things that a manager tells
_ANY = 2  # of XSMP's interact styles
_NORMAL = 1  # of its kinds of dialogue

_Told = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_Save = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_int] * 4)


class _Callbacks(ctypes.Structure):
    _fields_ = (
        ("save_yourself", _Save),
        ("save_data", ctypes.c_void_p),
        ("die", _Told),
        ("die_data", ctypes.c_void_p),
        ("save_complete", _Told),
        ("complete_data", ctypes.c_void_p),
        ("shutdown_cancelled", _Told),
        ("cancelled_data", ctypes.c_void_p),
    )


def main() -> int:
    """Stay in the session until it ends; 1 where there is none."""
    sm, ice = ctypes.CDLL("libSM.so.6"), ctypes.CDLL("libICE.so.6")
    sm.SmcOpenConnection.restype = sm.SmcGetIceConnection.restype = ctypes.c_void_p
    ended: list[bool] = []

    def interact(connection: int, _data: int) -> None:
        sm.SmcInteractDone(ctypes.c_void_p(connection), 1)
        sm.SmcSaveYourselfDone(ctypes.c_void_p(connection), 1)

    interacting = _Told(interact)

    def save(connection: int, _data: int, _kind: int, shutdown: int, style: int, _fast: int) -> None:
        if shutdown and style == _ANY:
            sm.SmcInteractRequest(ctypes.c_void_p(connection), _NORMAL, interacting, None)
        else:
            sm.SmcSaveYourselfDone(ctypes.c_void_p(connection), 1)

    callbacks = _Callbacks(
        _Save(save),
        None,
        _Told(lambda _connection, _data: ended.append(True)),
        None,
        _Told(lambda _connection, _data: None),
        None,
        _Told(lambda _connection, _data: print("called off", flush=True)),
        None,
    )
    name, wrong = ctypes.c_char_p(), ctypes.create_string_buffer(256)
    connection = sm.SmcOpenConnection(
        None, None, 1, 0, _HEARS_ALL, ctypes.byref(callbacks), None, ctypes.byref(name), len(wrong), wrong
    )
    if not connection:
        print(f"no session: {wrong.value.decode()}", file=sys.stderr)
        return 1
    print("joined", flush=True)
    messages = ctypes.c_void_p(sm.SmcGetIceConnection(ctypes.c_void_p(connection)))
    while not ended and ice.IceProcessMessages(messages, None, None) == 0:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
