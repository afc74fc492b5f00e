"""The options of tasks and recipes, made from their parameters."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args, get_origin

import typer

from app.cli.common import CliError

if TYPE_CHECKING:
    from core.base.parameters import Parameters


class Parser(argparse.ArgumentParser):
    """One whose complaints are those of every command."""

    def error(self, message: str) -> NoReturn:
        """Complain of what was typed."""
        raise CliError(f"{message}; see: portico {self.prog.partition(' ')[2]} --help")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:  # noqa: ARG002  # argparse names it
        """End after ``--help``."""
        raise typer.Exit(status)


def add_parameters(parser: argparse.ArgumentParser, parameters: type[Parameters]) -> None:
    """An option for each parameter."""
    for name, field in parameters.model_fields.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=_told(field), **_kind(field.annotation))


def given(options: argparse.Namespace, parameters: type[Parameters]) -> dict[str, Any]:
    """Those parameters that were given, by name."""
    values = {name: getattr(options, name) for name in parameters.model_fields}
    return {name: value for name, value in values.items() if value is not None}


def _told(field: Any) -> str:
    about = f": {field.description}" if field.description else ""
    default = f"default {field.default}" if field.default not in ("", None) else ""
    told = ", ".join(part for part in (_span(field.metadata), default) if part)
    return f"{field.title}{about}{f' ({told})' if told else ''}".replace("%", "%%")


def _span(metadata: list[Any]) -> str:
    """Between which ends a number may be, in words; an end that does not belong to it is said to be none."""
    limits = {type(m).__name__: m for m in metadata}
    ends = {kind: getattr(limits[kind], kind.lower()) for kind in ("Ge", "Gt", "Le", "Lt") if kind in limits}
    if {"Ge", "Le"} <= set(ends):
        return f"{ends['Ge']} to {ends['Le']}"
    words = {"Ge": "at least", "Gt": "above", "Le": "at most", "Lt": "below"}
    return ", ".join(f"{words[kind]} {end}" for kind, end in ends.items())


def _kind(annotation: Any) -> dict[str, Any]:
    if annotation is bool:
        return {"action": argparse.BooleanOptionalAction, "default": None}
    if get_origin(annotation) is Literal:
        return {"choices": [str(choice) for choice in get_args(annotation)], "default": None}
    return {"metavar": getattr(annotation, "__name__", "text").upper(), "default": None}
