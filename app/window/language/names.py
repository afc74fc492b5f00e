"""Words for what core names by enumerations."""

from __future__ import annotations

from app.window.language import mark, tr
from core.access.policy import Approach, Liveness, Mode, Passback
from core.access.rules import Effect
from core.gallery.events import Outcome, Result
from core.recognition.quality import Pose
from core.store.audit import ACCOUNT_ENDING
from core.store.operators import Role


def account(name: str) -> str:
    """Who did something, in the language of the window: an operator, or an account of the machine."""
    if not name.endswith(ACCOUNT_ENDING):
        return name
    return tr("{name} (system account)", name=name.removesuffix(ACCOUNT_ENDING))


ROLES = {
    Role.VIEWER: mark("viewer"),
    Role.RECEPTIONIST: mark("receptionist"),
    Role.AUDITOR: mark("auditor"),
    Role.ADMINISTRATOR: mark("administrator"),
}

RESULTS = {
    Result.LET_IN: (mark("✔ Let in"), "allow"),
    Result.KEPT_OUT: (mark("✖ Kept out"), "deny"),
    Result.WAITING: (mark("◐ Waited for another"), "attention"),
    Result.ALARM: (mark("▲ Alarm"), "deny"),
    Result.OPENED: (mark("✔ Opened by hand"), "attention"),
    Result.NOTE: (mark("● Note"), "attention"),
    Result.RECOGNISED: (mark("◉ Recognised"), "accent"),
    Result.NOT_RECOGNISED: (mark("○ Not recognised"), "muted"),
}
"""What came of an event as a shape with a word, and its tone. Only where there is a door is anybody let in."""

OUTCOMES = {
    Outcome.UNKNOWN: mark("Unknown person"),
    Outcome.AMBIGUOUS: mark("Cannot be told apart"),
    Outcome.INSUFFICIENT: mark("Not seen well enough"),
    Outcome.RECOGNISED: mark("Somebody since deleted"),
    Outcome.DOOR: mark("The door"),
    Outcome.MACHINE: mark("The machine"),
}
"""Whom an event is about, where nobody is named."""

EFFECTS = {Effect.ALLOW: ("✔", "allow"), Effect.DENY: ("✖", "deny"), Effect.NOTE: ("●", "attention")}
"""Shape and tone of what a rule says."""

MODES = {
    Mode.NORMAL: mark("opens for those who may pass"),
    Mode.LOCKED: mark("stays locked for everybody"),
    Mode.FREE: mark("stands open, always or by schedule"),
    Mode.FIRST_PERSON: mark("opens for all once the first has come"),
    Mode.TWO_PERSON: mark("opens for two who come together"),
}

PASSBACK = {
    Passback.OFF: mark("off: nobody asks who is inside"),
    Passback.SOFT: mark("let in, and raise an alarm"),
    Passback.HARD: mark("keep out, and raise an alarm"),
}

APPROACH = {
    Approach.OFF: mark("all who are recognised"),
    Approach.NEAR: mark("who comes, not who walks past"),
    Approach.STAY: mark("who stays before it"),
}

LIVENESS = {
    Liveness.OFF: mark("none: a photo can pass as well"),
    Liveness.PASSIVE: mark("a face that looks live"),
    Liveness.CHALLENGE: mark("turn the head when asked"),
}

POSES = {
    Pose.FRONT: mark("front"),
    Pose.LEFT: mark("left"),
    Pose.RIGHT: mark("right"),
    Pose.UP: mark("up"),
    Pose.DOWN: mark("down"),
}

STATES = {
    "connecting": (mark("connecting"), "◌", "attention"),
    "waiting": (mark("waits for pictures"), "○", "muted"),
    "live": (mark("live"), "●", "allow"),
    "frozen": (mark("shows the same picture"), "◐", "deny"),
    "blank": (mark("shows nothing"), "◐", "deny"),
    "stalled": (mark("stalled"), "◐", "attention"),
    "lost": (mark("lost"), "✖", "deny"),
    "ended": (mark("ended"), "○", "muted"),
    "off": (mark("off"), "○", "muted"),
}
"""What a camera is doing: a word, a shape and a tone."""

PROFILES = {
    "standard-4": mark("Standard"),
    "fast-4": mark("Fast"),
    "standard-3": mark("Standard (earlier)"),
    "fast-3": mark("Fast (earlier)"),
}
"""Recognition profiles that are shipped; others go by their own names."""

DRIVERS = {
    "simulated": mark("no lock yet (simulated)"),
    "mqtt": mark("message broker (MQTT)"),
    "http": mark("web address (HTTP)"),
    "modbus": mark("relay on the network (Modbus TCP)"),
    "serial": mark("relay on a serial port"),
}
"""What unlocks a door, by driver; drivers of other packages go by their own names."""

DEVICES = {
    "hikvision": mark("Hikvision (ISAPI)"),
    "dahua": mark("Dahua, Amcrest (CGI)"),
    "akuvox": mark("Akuvox (HTTP API)"),
    "akuvox-url": mark("Akuvox (open relay by address)"),
    "axis": mark("Axis (output of a camera or a door station)"),
    "axis-door": mark("Axis (door controller)"),
    "2n": mark("2N (IP intercom)"),
    "doorbird": mark("DoorBird"),
    "shelly": mark("Shelly (Plus, Pro and later)"),
    "shelly-1": mark("Shelly (first generation)"),
    "home-assistant": mark("Home Assistant"),
    "tasmota": mark("Tasmota relay"),
    "relay": mark("another relay on the network"),
}
"""Devices whose way of opening a door is known, by recipe."""

FIELDS = {
    "host": mark("Address"),
    "port": mark("Port"),
    "topic": mark("Topic of commands"),
    "unlock": mark("Command that unlocks"),
    "lock": mark("Command that locks"),
    "contact_topic": mark("Topic of the door contact"),
    "contact_open": mark("It says when open"),
    "user": mark("User name"),
    "password_file": mark("File with the password"),
    "tls": mark("Encrypted (TLS)"),
    "ca_file": mark("File with the authority"),
    "timeout": mark("Seconds to wait for it"),
    "unlock_url": mark("Address that unlocks"),
    "lock_url": mark("Address that locks"),
    "contact_url": mark("Address of the door contact"),
    "lock_method": mark("Method of locking"),
    "success_status": mark("Status when done (0: any of 200 to 299)"),
    "success_text": mark("It answers when unlocked"),
    "lock_success_text": mark("It answers when locked"),
    "auth": mark("Signs in by"),
    "fingerprint": mark("Fingerprint of its certificate"),
    "method": mark("Method"),
    "headers": mark("Headers, one a line"),
    "unlock_body": mark("Content that unlocks"),
    "lock_body": mark("Content that locks"),
    "token_file": mark("File with the token"),
    "unit": mark("Unit"),
    "coil": mark("Coil"),
    "inverted": mark("Off while unlocked"),
    "contact_input": mark("Input of the door contact"),
    "baud": mark("Speed"),
    "protocol": mark("Protocol"),
    "channel": mark("Channel"),
    "contact": mark("Line of the door contact"),
}
"""Settings of the drivers that Portico brings."""
