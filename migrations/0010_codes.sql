-- What is behind a mailed address beyond work facts opens with a code, mailed when somebody asks for it.

-- One row for each code that was mailed. The digits are nowhere: they are derived from the service's key and the id, and a
-- waiting mail holds a placeholder. What was tried in vain is counted here, so that it outlives a restart.
create table door_codes (
    structure_id uuid not null references structures (id),
    id uuid not null,
    door_id uuid not null,
    mail_id uuid not null,
    sent_at bigint not null,
    expires_at bigint not null,
    wrong bigint not null default 0 check (wrong between 0 and 5),
    used_at bigint,
    voided_at bigint,
    primary key (structure_id, id),
    unique (structure_id, mail_id),
    foreign key (structure_id, door_id) references doors (structure_id, id),
    foreign key (structure_id, mail_id) references mails (structure_id, id),
    check (expires_at > sent_at),
    check (used_at is null or voided_at is null),
    check (used_at is null or used_at < expires_at),
    check (wrong < 5 or voided_at is not null)
);
create index door_codes_by_door on door_codes (structure_id, door_id, sent_at);
-- A new code voids the old one.
create unique index door_codes_alive on door_codes (structure_id, door_id) where used_at is null and voided_at is null;

-- How often somebody was written to lately is asked of their address alone, not of every mail of the structure.
create index mails_by_recipient on mails (structure_id, recipient, due_at);
