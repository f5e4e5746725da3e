-- Documents by what they are about, and the feed of what changed.
CREATE TABLE documents (
    account  TEXT NOT NULL,
    region   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    json     TEXT NOT NULL,
    PRIMARY KEY (account, region, kind, id)
) STRICT, WITHOUT ROWID;

-- One row per document that a change put (deleted = 0) or deleted (1), in the order of the change.
CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    account  TEXT NOT NULL,
    region   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    deleted  INTEGER NOT NULL
) STRICT;

-- The revision of the newest change, kept apart from the feed, which is pruned.
CREATE TABLE newest_revision (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    revision INTEGER NOT NULL
) STRICT;

INSERT INTO newest_revision (only_row, revision) VALUES (1, 0);
