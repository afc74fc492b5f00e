"""What people are told to do, as the command line and the window say it: by which command, on which page.

Core says what is to be done (:class:`core.base.advice.Act`), as the networks do (:class:`models.getting.Way`), and
knows neither. Whoever shows a sentence of core puts it through :func:`worded` first; the window translates what comes
out.
"""

from __future__ import annotations

import os
import shlex

from core.base.advice import Act
from core.base.messages import Message
from core.errors import in_one_line
from models.getting import Way

WORDS: dict[str, Message] = {
    Act.RESTORE: Message("restore it from a backup: portico restore FILE --replace-damaged --site {site}"),
    Act.RESTORE_NEWEST: Message(
        "restore it from a backup, the newest is of {made}: portico restore {file} --replace-damaged --site {site}"
    ),
    Act.RESTORE_MISSED: Message(
        "restore it from a backup, the newest is of {made}, and its disk is not there now: "
        "portico restore {file} --replace-damaged --site {site}"
    ),
    Act.GO_BACK: Message(
        "to go back to this backup nonetheless, say --force; what has been done since is moved aside then"
    ),
    Act.RESTORE_ELSEWHERE: Message("leave out --replace-damaged to restore into a new folder"),
    Act.END_OTHERS: Message("{folder} is open in a window, in portico watch or in another command: end that first"),
    Act.MOVE_THE_KEY: Message("move the key with: portico key store"),
    Act.MOVE_IT: Message("move it with portico key store"),
    Act.MOVE_GALLERY: Message("move it there again with portico move, if it is to be there"),
    Act.FORGET_MOVED: Message("delete it once all is well: portico move --forget-old"),
    Act.TAKE_OVER: Message("if that one is used no more, take it over here: portico move --take-over"),
    Act.END_MOVE: Message(
        "go on with it by the same portico move, or delete what it has brought: portico move --forget-old"
    ),
    Act.SEE_BACKUPS: Message("see portico backups status"),
    Act.CHOOSE_BACKUP_FOLDER: Message("choose one with portico backups schedule"),
    Act.GIVE_PASSPHRASE: Message("give it anew with portico backups schedule"),
    Act.AWAIT_BACKUP: Message("leave the window open for a minute, or run portico backups now"),
    Act.KEEP_OPEN: Message("leave the window open, or run portico backups now"),
    Act.REINDEX: Message("make the index anew: portico reindex"),
    Act.MEASURE: Message("measure them: portico profile use {profile}"),
    Act.CHANGE_PROFILE: Message("change to it, while everybody is recognised as before: portico profile use {profile}"),
    Act.CHOOSE_PROFILE: Message("change to one that is there: portico profile use {profile}"),
    Act.TIDY_LATER: Message(
        "a window or portico watch still works with the profile {profile}, and would know nobody without its "
        "templates: start that anew, then remove them with portico profile tidy"
    ),
    Act.BE_STRICTER: Message("choose 1 in 1,000 or stricter on the page Evaluation"),
    Act.ASK_LIVENESS: Message("have it ask for a live face on the page Doors"),
    Act.PHOTOGRAPH: Message("photograph them anew, from the page People"),
    Act.CLOSE_FILES: Message("close them with portico doctor --private, unless a group shares them on purpose"),
    Act.WATCH: Message("start them on the page Live, or run portico watch"),
    Act.LIST_PEOPLE: Message("see: portico people list"),
    Act.LIST_OPERATORS: Message("see: portico users list"),
    Act.LIST_TASKS: Message("see: portico task --list"),
    Act.LIST_RECIPES: Message("see: portico learn recipes"),
    Act.LIST_RUNS: Message("see: portico learn runs"),
    Act.LEARN_AT_A_TERMINAL: Message("learn in the foreground, at a terminal: portico learn go-on {run}"),
    Act.FINISH_RUN: Message(
        "finish it here, in the window or with: portico learn finish {run}; or go on with: portico learn go-on {run}"
    ),
    Act.RECORD_CONSENT: Message("record one with: portico people consent"),
    Act.CHOOSE_PERSON: Message("choose them in the window"),
    Act.WRITE_NAME: Message("write the name as it stands under People"),
    Act.NAME_FOLDER: Message("name a folder with --site"),
    Act.NAME_ANOTHER: Message("name another with --site"),
    Act.OTHER_SITE: Message("use that window, or name another site with --site"),
    Act.NAME_SITE: Message("name its folder with --site"),
    Way.FETCH: Message("{size}, get it with: portico weights get {name}"),
    Way.FETCH_FOR_TASK: Message("{size}, get it in the Tasks window or with: portico weights get {name}"),
    Way.FETCH_NEEDED: Message("{size}, get what is needed in the window or with: portico weights get --needed"),
    Way.CHOOSE_FILE: Message("choose the file with: portico weights use {name} FILE"),
    Way.ALLOW_DOWNLOADS: Message("set PORTICO_ALLOW_DOWNLOADS=1 to let Portico fetch what is missing"),
    Way.NAME_FOLDER: Message("put that file into a folder of your choice, named by the setting weights_folder"),
    Way.INSTALL_PIP: Message("install it with: python -m ensurepip"),
}
_PATHS = ("file", "site")


def worded(words: str) -> str:
    """A sentence of core with what is to be done as people can do it; the same where it says nothing of that."""
    if not isinstance(words, Message) or not _advises(words):
        return words
    told = WORDS.get(words.template)
    fields = {name: worded(value) if isinstance(value, str) else value for name, value in words.fields.items()}
    if told is not None:
        fields |= {name: _typed(str(fields[name])) for name in _PATHS if name in fields}
    made = Message(words.template if told is None else told.template, **fields)
    return made if "\n" in words else made.shortened(in_one_line(made))


def _advises(message: Message) -> bool:
    return message.template in WORDS or any(
        _advises(one) for one in message.fields.values() if isinstance(one, Message)
    )


def _typed(path: str) -> str:
    """A path as it can be typed after a command."""
    return shlex.quote(path) if os.name == "posix" else f'"{path}"' if " " in path else path
