"""What can be done about something, where how it is done depends on the face: the window, or the command line.

An act is a template like any other: ``Message(Act.REINDEX)``, or a field of a sentence. Its own words are plain and
name no command and no page; :mod:`app.advice` has the words of the faces.
"""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What to do, in the words of somebody who has neither a window nor a terminal before them."""

    RESTORE = "restore it from a backup"
    RESTORE_NEWEST = "restore it from a backup, the newest is {file}, of {made}"
    RESTORE_MISSED = "restore it from a backup; the newest is of {made}, and was at {file}: find it, or take another"
    GO_BACK = "to go back to this backup nonetheless, insist; what has been done since is moved aside then"
    RESTORE_ELSEWHERE = "restore into a new folder"
    END_OTHERS = "{folder} is open in another program: end that first"
    MOVE_THE_KEY = "move the key"
    MOVE_IT = "move it"
    MOVE_GALLERY = "move it there again, if it is to be there"
    FORGET_MOVED = "delete it once all is well"
    TAKE_OVER = "take it over, if that one is used no more"
    END_MOVE = "go on with it, or delete what it has brought"
    SEE_BACKUPS = "see how it is planned"
    CHOOSE_BACKUP_FOLDER = "choose one"
    GIVE_PASSPHRASE = "give it anew"  # noqa: S105  # no passphrase
    AWAIT_BACKUP = "leave the program open for a minute, or make one now"
    KEEP_OPEN = "leave the program open, or make one now"
    REINDEX = "make the index anew"
    MEASURE = "measure them under {profile}"
    CHANGE_PROFILE = "change to {profile}, while everybody is recognised as before"
    CHOOSE_PROFILE = "change to one that is there, such as {profile}"
    TIDY_LATER = (
        "another program still works with the profile {profile}, and would know nobody without its templates: end it"
    )
    BE_STRICTER = "choose 1 in 1,000 or stricter"
    ASK_LIVENESS = "have it ask for a live face"
    PHOTOGRAPH = "photograph them anew"
    CLOSE_FILES = "take the permissions of others away, unless a group shares them on purpose"
    WATCH = "start them"
    LIST_PEOPLE = "see who is enrolled"
    LIST_OPERATORS = "see who the operators are"
    LIST_TASKS = "see which tasks there are"
    LIST_RECIPES = "see which recipes there are"
    LIST_RUNS = "see which runs there are"
    LEARN_AT_A_TERMINAL = "go on with {run} in the foreground, at a terminal"
    FINISH_RUN = "finish {run} here, or go on with it to its end"
    RECORD_CONSENT = "record one"
    CHOOSE_PERSON = "choose them from the list"
    WRITE_NAME = "write the name as it stands in the list of people"
    NAME_FOLDER = "name a folder"
    NAME_ANOTHER = "name another"
    OTHER_SITE = "use that window, or name another site"
    NAME_SITE = "name its folder"
