"""Is this site sound, and is this machine ready for it? What ``portico doctor`` and the page Health look at."""

from core.health.check import Check as Check
from core.health.check import Facts as Facts
from core.health.check import Group as Group
from core.health.check import State as State
from core.health.examining import examine as examine
from core.health.examining import examine_closed as examine_closed
from core.health.examining import glance as glance
from core.health.report import as_json as as_json
from core.health.report import without_names as without_names
from core.health.running import LOST as LOST
