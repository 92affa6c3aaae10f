-- A case that goes on at another structure of the network. Two structures are never written in one transaction: what one hands to
-- the other is carried, and each keeps a row of its own.

-- The structures that take accompaniments from others; being listed here is all that the others learn of one, beside its name.
create table receivers (
    structure_id uuid not null primary key references structures (id),
    since bigint not null
);

-- Which structure has something for another one to hear of; the carrier looks here first, and at every structure now and then.
create table errands (
    structure_id uuid not null primary key references structures (id),
    due_at bigint not null
);

-- What a structure proposes to another one, for one of its cases. The document is there from the sending to the answer only.
create table transfers (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    receiver uuid not null references structures (id),
    receiver_name text not null,
    -- What the person was asked about, word for word, and its hash.
    parts text not null,
    message text not null,
    wording text not null,
    text_hash text not null,
    -- With which the case is closed here once it is taken there.
    bilan text not null,
    proposed_on date not null,
    member_id uuid,
    state text not null check (state in
        ('waiting', 'declined', 'agreed', 'sent', 'recalled', 'withdrawn', 'accepted', 'refused', 'expired')),
    said_on date,
    said_at bigint,
    channel text check (channel in ('link', 'beside', 'paper')),
    grade text check (grade in ('A', 'B', 'C')),
    comment text,
    statement text,
    scan_id uuid,
    said_to_id uuid,
    document text,
    document_hash text,
    sent_on date,
    expires_on date,
    delivered_at bigint,
    answered_on date,
    reason text,
    version bigint not null default 1,
    primary key (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    foreign key (structure_id, said_to_id) references members (structure_id, id),
    foreign key (structure_id, scan_id) references scans (structure_id, id),
    check (receiver <> structure_id),
    check ((said_on is null) = (channel is null) and (said_on is null) = (grade is null)),
    check (state in ('waiting', 'withdrawn') or said_on is not null),
    check (said_on is null or said_on >= proposed_on),
    check ((document is not null) = (state in ('sent', 'recalled'))),
    check ((document_hash is null) = (sent_on is null) and (expires_on is null) = (sent_on is null)),
    check (state in ('waiting', 'declined', 'agreed', 'withdrawn') or sent_on is not null),
    check ((state in ('accepted', 'refused', 'expired', 'withdrawn')) = (answered_on is not null))
);
create index transfers_by_case on transfers (structure_id, case_id);
create index transfers_by_state on transfers (structure_id, state, proposed_on);
-- A case is on its way to one place at a time.
create unique index transfers_under_way on transfers (structure_id, case_id) where state in ('waiting', 'agreed', 'sent', 'recalled');

-- What another structure proposes, as it came. The id is the sender's, so that what comes twice comes once. What was asked back
-- before it came has no sending day, and is shown to nobody.
create table arrivals (
    structure_id uuid not null references structures (id),
    id uuid not null,
    sender uuid not null references structures (id),
    sender_name text not null,
    person text,
    parts text not null,
    message text,
    wording text,
    text_hash text,
    said_on date,
    channel text check (channel in ('link', 'beside', 'paper')),
    grade text check (grade in ('A', 'B', 'C')),
    document text,
    document_hash text,
    sent_on date,
    expires_on date,
    received_at bigint not null,
    state text not null check (state in ('received', 'accepted', 'refused', 'withdrawn', 'expired')),
    answered_on date,
    member_id uuid,
    reason text,
    case_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    check (sender <> structure_id),
    check ((document is not null) = (state = 'received')),
    check ((state = 'received') = (answered_on is null)),
    check (state <> 'accepted' or case_id is not null),
    check (state <> 'refused' or reason is not null),
    check (state = 'withdrawn' or sent_on is not null),
    check (state in ('received', 'accepted') or (person is null and message is null and wording is null))
);
create index arrivals_by_state on arrivals (structure_id, state, received_at);
