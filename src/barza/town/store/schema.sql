CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS account (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    language TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    institution INTEGER NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS status (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account,
    text TEXT NOT NULL,
    spoiler TEXT NOT NULL,
    sensitive INTEGER NOT NULL,
    visibility TEXT NOT NULL,
    language TEXT NOT NULL,
    conversation_id INTEGER NOT NULL,
    reply_to_id INTEGER REFERENCES status,
    reply_to_account_id INTEGER REFERENCES account,
    reblog_of_id INTEGER REFERENCES status,
    entry TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    edited_at TEXT,
    deleted_at TEXT
);
CREATE INDEX IF NOT EXISTS status_account ON status (account_id, id);
CREATE INDEX IF NOT EXISTS status_conversation ON status (conversation_id, id);
CREATE INDEX IF NOT EXISTS status_reply ON status (reply_to_id);
CREATE INDEX IF NOT EXISTS status_reblog ON status (reblog_of_id);

CREATE TABLE IF NOT EXISTS mention (
    status_id INTEGER NOT NULL REFERENCES status,
    account_id INTEGER NOT NULL REFERENCES account,
    PRIMARY KEY (status_id, account_id)
);

CREATE TABLE IF NOT EXISTS edit (
    status_id INTEGER NOT NULL REFERENCES status,
    text TEXT NOT NULL,
    spoiler TEXT NOT NULL,
    sensitive INTEGER NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS edit_status ON edit (status_id);

CREATE TABLE IF NOT EXISTS favourite (
    status_id INTEGER NOT NULL REFERENCES status,
    account_id INTEGER NOT NULL REFERENCES account,
    PRIMARY KEY (status_id, account_id)
);

CREATE TABLE IF NOT EXISTS idempotency (
    account_id INTEGER NOT NULL REFERENCES account,
    key TEXT NOT NULL,
    status_id INTEGER NOT NULL REFERENCES status,
    created_at TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
);

CREATE TABLE IF NOT EXISTS notification (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account,
    sender_id INTEGER NOT NULL REFERENCES account,
    type TEXT NOT NULL,
    status_id INTEGER NOT NULL REFERENCES status,
    created_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS notification_account ON notification (account_id, id);

CREATE TABLE IF NOT EXISTS conversation_read (
    conversation_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account,
    status_id INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, account_id)
);

CREATE TABLE IF NOT EXISTS media (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account,
    status_id INTEGER REFERENCES status,
    position INTEGER NOT NULL DEFAULT 0,
    type TEXT NOT NULL,
    mime TEXT NOT NULL,
    description TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS media_status ON media (status_id);

-- What the script still has to do: an answer that a citizen owes, an edit, a deletion.
CREATE TABLE IF NOT EXISTS due (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    status_id INTEGER NOT NULL REFERENCES status,
    text TEXT NOT NULL
);

DROP VIEW IF EXISTS seen;
DROP VIEW IF EXISTS viewer;

-- Everyone who may look: each account, and 0 for somebody who isn't signed in.
CREATE VIEW viewer AS SELECT id, institution FROM account UNION ALL SELECT 0, 0;

-- Who sees which status. The institution and the citizens follow each other.
CREATE VIEW seen AS
SELECT viewer.id AS viewer_id, status.*
FROM viewer JOIN status JOIN account AS author ON author.id = status.account_id
WHERE status.deleted_at IS NULL AND (
    status.visibility IN ('public', 'unlisted')
    OR status.account_id = viewer.id
    OR EXISTS (SELECT 1 FROM mention
               WHERE mention.status_id = status.id AND mention.account_id = viewer.id)
    OR (status.visibility = 'private' AND viewer.id AND (viewer.institution OR author.institution))
);
