from __future__ import annotations

from pathlib import Path

from core import images
from core.bulk.importing import Importer
from core.bulk.reading import entries
from core.engine import Recogniser
from core.enrolment import Enroller, sample
from core.site import Site


def test_a_refused_face_gives_nothing_to_whoever_bears_the_name(
    site: Site, recogniser: Recogniser, collins, hopper, tmp_path: Path
) -> None:
    person = Enroller(site, recogniser).samples("Eileen Collins", [sample(recogniser.engine, collins)])
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "h.jpg").write_bytes(images.encode_jpeg(hopper))
    (tmp_path / "list" / "people.csv").write_text(
        "name,employee id,group,valid until,photo\nEileen Collins,E-77,Server room,2030-01-01,h.jpg\n"
    )
    for _ in range(2):
        report = Importer(site, recogniser).run(entries(tmp_path / "list"), lambda _step: None, lambda: False)
        assert "already enrolled with another face" in report.rejected[0].reason
    holder = site.access.holder(person.id)
    assert holder is not None
    assert (holder.groups, holder.valid_until) == (frozenset(), None)
    assert site.people.find(person.id).employee_id is None
