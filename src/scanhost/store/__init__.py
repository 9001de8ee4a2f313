"""Files: the scan itself, its backups, the packs and the knowledge bank.

What the environment says no to is a `Trouble`. Every code but the first two carries
`name`, the file's name without its folder:

    sqlite.old           found, needed: the SQLite that was started with is too old
    sqlite.checksums     the checksum layer cannot be loaded: the installation is broken

    file.missing         there is no file there
    file.exists          there is one already
    file.foreign         it is no scan
    file.newer           found, known: it was made by a later version of the program
    file.in_use          user, computer, process: who has it open; "" and 0 when not known
    file.incomplete      missing, backup: the file that was beside it and is needed
    file.damaged         problem, backup: it is not what was written

    file.older           kept: brought forward; the original is kept under that name
    restore.none         there is no good backup of it
    second.missed        the second place (`name`, a folder) lacks the last backup
    backups.left         backups from before closing or wiping could not be deleted there (a folder)
    emergency.back       place: it went on there when the disk failed, and is back
    emergency.away       place: it went on there, and that is not there now
    emergency.damaged    other: it went on there, and that does not open
    emergency.differs    other: it went on there, and was changed here since; both are kept

    storage.tight        less than 50 MB is left, or the room kept back is in use
    storage.full         the disk is full; a later commit may succeed
    storage.read_only    nothing may be written there
    storage.failed       the disk failed; nothing is taken until the file is opened anew
    storage.setting      setting, found: a promise SQLite cannot keep there (a network disk)

    table.empty          there is nothing in it
    table.foreign        it is something else than a table
    table.large          it is larger than a list of people can be
    table.locked         it opens with a password only
    table.broken         it cannot be read

    closing.differs      the new file did not say what the old one says; that one stays

`backup` is the name of the newest backup that opens, or empty. `problem` is for the
log: checksum, structure, size, beside, wal, journal, schema, version, replay, pack,
link, gap, kind, body, fields, type, double, number or grade. Packs and knowledge have
`pack.damaged`: see `packs.trouble`.
"""
