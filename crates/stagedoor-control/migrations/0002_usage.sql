-- What each API key used of each usage plan, by days since 1970 in UTC. No document and in no feed: traffic makes it.
CREATE TABLE usage_days (
    account TEXT NOT NULL,
    region  TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    key_id  TEXT NOT NULL,
    day     INTEGER NOT NULL,
    used    INTEGER NOT NULL,
    -- Added to what remained of the quota's period, or taken from it.
    granted INTEGER NOT NULL,
    PRIMARY KEY (account, region, plan_id, key_id, day)
) STRICT, WITHOUT ROWID;
