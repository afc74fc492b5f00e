"""The cameras of a site: their settings, and the passwords of their addresses."""

from __future__ import annotations

from core.access.door import Door
from core.access.store import AccessStore
from core.cameras import address
from core.errors import SiteError, SourceError
from core.settings import CameraSettings
from core.settings.upgrades import ENROLMENT, of_camera
from core.site.kept import KeptSettings
from core.store.audit import AuditTrail, Permission
from core.store.names import clean_name


class SiteCameras:
    """Adds, changes and removes cameras, and tells where their pictures come from."""

    def __init__(self, settings: KeptSettings, access: AccessStore, trail: AuditTrail):
        self._settings = settings
        self._access = access
        self._trail = trail

    def keep(self, name: str, camera: CameraSettings, before: str | None = None, password: str | None = None) -> None:
        """Add a camera, or change the one that was called ``before``; doors follow a new name.

        Args:
            name: as people know it.
            camera: its settings; a password in its address is kept sealed, and not in the settings.
            before: its name until now.
            password: of the user in its address; None leaves what is kept, empty removes it.

        Raises:
            GalleryError: the name cannot be kept.
            SiteError: another camera has it, the password would go to another place than it was kept for, or the
                settings cannot be written.

        """
        self._trail.require(Permission.RULES)
        kept = clean_name(name)
        cameras = dict(self._settings.in_file().cameras)
        if kept != before and kept in cameras:
            raise SiteError("there is a camera {kept!r} already: choose another name", kept=kept)
        camera, secret = self._apart(camera, before, password)
        if before is not None:
            cameras.pop(before, None)
        with self._settings.changing(f"camera {kept}") as change:
            self._settings.addresses.keep(of_camera(kept), secret)
            change(cameras={**cameras, kept: camera})
            if before not in (None, kept):
                self._access.rename_camera(str(before), kept)
                self._settings.addresses.keep(of_camera(str(before)), None)

    def drop(self, name: str) -> None:
        """Remove a camera, and its password.

        Raises:
            SiteError: a door needs it.

        """
        needed = [door.name for door in self._access.all(Door) if name in door.cameras]
        if needed:
            raise SiteError(
                "the camera {name!r} is at the door {needed!r}: take it away from there first",
                name=name,
                needed=needed[0],
            )
        cameras = dict(self._settings.in_file().cameras)
        cameras.pop(name, None)
        self._trail.require(Permission.RULES)
        with self._settings.changing(f"camera {name}") as change:
            change(cameras=cameras)
            self._settings.addresses.keep(of_camera(name), None)

    def source(self, name: str) -> str:
        """Where the pictures of a camera come from, for opening it: its address with its password. Never show it.

        Raises:
            SourceError: there is no such camera, it has no source, or its address was changed in the settings' file.

        """
        camera = self._settings.now.cameras.get(name)
        if camera is None or camera.source is None:
            raise SourceError("there is no camera {name!r} with a source: add it, with its address", name=name)
        return self._settings.addresses.joined(of_camera(name), camera.source)

    def enrolment_source(self) -> str:
        """Where the pictures of the camera come from that people are enrolled at; as :meth:`source`."""
        return self._settings.addresses.joined(ENROLMENT, self._settings.now.camera)

    def has_password(self, name: str) -> bool:
        """Whether a password is kept of a camera."""
        sealed = self._settings.addresses.get(of_camera(name))
        return sealed is not None and sealed.password is not None

    def address_of(self, camera: CameraSettings, before: str | None, password: str | None) -> str:
        """The address to try a camera with before it is kept; arguments and errors as of :meth:`keep`."""
        self._trail.require(Permission.RULES)
        tried, secret = self._apart(camera, before, password)
        return address.join(tried.source or "", secret)

    def _apart(
        self, camera: CameraSettings, before: str | None, password: str | None
    ) -> tuple[CameraSettings, address.Secret | None]:
        known = self._settings.addresses.get(of_camera(before)) if before is not None else None
        public, secret = address.revised(camera.source or "", known, password)
        return camera.model_copy(update={"source": public or None}), secret
