"""How the site is."""

from __future__ import annotations

from fastapi import APIRouter

from app.serve.asking import Health
from app.serve.describing import problems
from app.serve.models import CheckFacts, HealthFacts
from core.health import State, glance

router = APIRouter(prefix="/v1", tags=["health"])


@router.get("/health", responses=problems())
def show_health(caller: Health) -> HealthFacts:
    """Show what changes from moment to moment: cameras, doors, backups, room on the disk. It names nobody."""
    served = caller.served
    checks = list(glance(caller.site, None, {}))
    return HealthFacts(
        ok=all(check.state is not State.BAD for check in checks),
        people=served.recogniser.index.people,
        profile=served.recogniser.engine.profile.id,
        checks=[CheckFacts(name=check.name, group=str(check.group), state=str(check.state)) for check in checks],
    )
