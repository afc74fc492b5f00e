"""``portico users``: look after operators."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, SiteOption, commands, open_site, print_json

if TYPE_CHECKING:
    from core.store.operators import Role

app = commands("users", "Look after the operators of the window.")

OperatorArgument = Annotated[str, typer.Argument(metavar="OPERATOR", help="Name of the operator.")]
RoleOption = Annotated[str, typer.Option(help="viewer, receptionist, auditor or administrator.")]


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the operators."""
    with open_site(context, site) as opened:
        operators = opened.operators.all()
    if as_json:
        print_json({"operators": [{"name": o.name, "role": str(o.role)} for o in operators]})
        return
    for operator in operators:
        print(f"{operator.name}: {operator.role}")
    if not operators:
        print("There is no operator yet, and the window asks for none: portico users add NAME --role administrator")


@app.command()
def add(
    context: typer.Context, name: OperatorArgument, role: RoleOption = "administrator", site: SiteOption = None
) -> None:
    """Add an operator. The password is asked for, or read from standard input."""
    from core.store.operators import Role

    with open_site(context, site) as opened:
        operator = opened.operators.add(name, _password(), _role(role, Role))
    print(f"{operator.name} is {operator.role}.")


@app.command()
def role(
    context: typer.Context,
    name: OperatorArgument,
    new: Annotated[str, typer.Argument(metavar="ROLE", help="viewer, receptionist, auditor or administrator.")],
    site: SiteOption = None,
) -> None:
    """Make an operator something else."""
    from core.store.operators import Role

    with open_site(context, site) as opened:
        opened.operators.set_role(name, _role(new, Role))
    print(f"{name} is {new}.")


@app.command()
def password(context: typer.Context, name: OperatorArgument, site: SiteOption = None) -> None:
    """Give an operator another password, which is asked for, or read from standard input."""
    with open_site(context, site) as opened:
        opened.operators.set_password(name, _password())
    print(f"{name} has another password.")


@app.command()
def remove(context: typer.Context, name: OperatorArgument, site: SiteOption = None) -> None:
    """Remove an operator; what they did stays in the audit trail."""
    with open_site(context, site) as opened:
        opened.operators.remove(name)
    print(f"{name} is no operator any more.")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    line = sys.stdin.readline()
    if not line:
        raise CliError("give the password on standard input, or run this at a terminal")
    return line.rstrip("\r\n")


def _role(word: str, roles: type[Role]) -> Role:
    try:
        return roles(word)
    except ValueError:
        raise CliError(f"{word!r} is no role: choose viewer, receptionist, auditor or administrator") from None
