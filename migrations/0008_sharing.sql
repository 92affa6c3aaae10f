-- What is shown beyond work facts: one row for each thing and each time its owner is asked, with the very words that the other
-- side would read. Nothing is rewritten: other words are another row.
create table sharings (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    placement_id uuid not null,
    whose text not null check (whose in ('trainee', 'employer')),
    kind text not null check (kind in ('note', 'objective', 'adjustment', 'words')),
    session_id uuid,
    objective_id uuid,
    gap_id uuid,
    wording text not null,
    text_hash text not null,
    name text not null,
    state text not null check (state in ('asked', 'agreed', 'declined', 'revoked', 'withdrawn', 'ended')),
    asked_on date not null,
    asked_by_id uuid,
    said_on date,
    said_at bigint,
    channel text check (channel in ('link', 'beside', 'paper')),
    grade text check (grade in ('A', 'B', 'C')),
    comment text,
    statement text,
    scan_id uuid,
    ended_on date,
    end_note text,
    ended_by_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, placement_id) references placements (structure_id, id),
    foreign key (structure_id, session_id) references sessions (structure_id, id),
    foreign key (structure_id, objective_id) references objectives (structure_id, id),
    foreign key (structure_id, gap_id) references gaps (structure_id, id),
    foreign key (structure_id, scan_id) references scans (structure_id, id),
    foreign key (structure_id, asked_by_id) references members (structure_id, id),
    foreign key (structure_id, ended_by_id) references members (structure_id, id),
    check ((state in ('asked', 'withdrawn')) = (said_on is null)),
    check ((said_on is null) = (channel is null)),
    check ((said_on is null) = (said_at is null)),
    check (said_on is null or grade is not null),
    check ((state in ('revoked', 'withdrawn', 'ended')) = (ended_on is not null))
);
create index sharings_by_placement on sharings (structure_id, placement_id);
create index sharings_by_case on sharings (structure_id, case_id);

-- What was mailed to somebody is read again by the door it leads to.
create index mails_by_door on mails (structure_id, door);
create index mails_by_link on mails (structure_id, link_id);
