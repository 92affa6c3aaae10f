-- Secret addresses for those without an account, beside the employers' questions: each leads to one thing, for one person.
-- What a door is for is a word of the program: more kinds come, and neither engine extends a check without a new table.
create table doors (
    structure_id uuid not null references structures (id),
    id uuid not null,
    token_hash text not null,
    purpose text not null,
    subject uuid not null,
    case_id uuid not null,
    recipient text not null,
    recipient_name text not null,
    language text not null,
    created_at bigint not null,
    expires_at bigint not null,
    withdrawn_at bigint,
    primary key (structure_id, id),
    unique (structure_id, token_hash),
    foreign key (structure_id, case_id) references cases (structure_id, id)
);
create index doors_by_subject on doors (structure_id, subject);
create index doors_by_case on doors (structure_id, case_id);

-- Neither engine adds a composite reference to a table that is there; `jalon verify` looks after this one and the doors' subjects.
alter table mails add column door uuid;

-- The texts a structure proposes, one row for each time somebody wrote one; the latest holds.
create table agreement_texts (
    structure_id uuid not null references structures (id),
    id uuid not null,
    kind text not null check (kind in ('coach_trainee', 'coach_employer', 'tripartite')),
    language text not null,
    common text not null,
    for_trainee text not null,
    for_employer text not null,
    for_coach text not null,
    written_at bigint not null,
    member_id uuid,
    primary key (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id)
);
create index agreement_texts_by_kind on agreement_texts (structure_id, kind, language, written_at);

create table agreements (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    case_id uuid not null,
    kind text not null check (kind in ('coach_trainee', 'coach_employer', 'tripartite')),
    employer_id uuid,
    placement_id uuid,
    state text not null check (state in ('draft', 'sent', 'active', 'ended', 'lapsed')),
    common text not null,
    for_trainee text not null,
    for_employer text not null,
    for_coach text not null,
    drafted_on date not null,
    sent_on date,
    active_on date,
    ended_on date,
    end_note text,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, employer_id) references employers (structure_id, id),
    foreign key (structure_id, placement_id) references placements (structure_id, id),
    check ((kind = 'coach_trainee') = (employer_id is null)),
    check ((state = 'draft') = (sent_on is null) or state = 'lapsed'),
    check (state <> 'active' or active_on is not null),
    check ((state in ('ended', 'lapsed')) = (ended_on is not null))
);
create index agreements_by_case on agreements (structure_id, case_id);
create index agreements_by_employer on agreements (structure_id, employer_id);
create index agreements_waiting on agreements (structure_id, state);

-- A paper that was signed, as it was photographed: base64, because both engines keep text alike.
create table scans (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    name text not null,
    kind text not null check (kind in ('image/jpeg', 'image/png', 'application/pdf')),
    bytes bigint not null,
    sha256 text not null,
    content text not null,
    added_at bigint not null,
    member_id uuid,
    primary key (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id)
);

-- One row for each time a party is asked; a changed text asks again, and what was said of the older text stays.
create table signatures (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    agreement_id uuid not null,
    party text not null check (party in ('trainee', 'employer', 'coach')),
    name text not null,
    state text not null check (state in ('waiting', 'signed', 'refused', 'overtaken')),
    text_hash text not null,
    shown text not null,
    asked_on date not null,
    said_on date,
    said_at bigint,
    channel text check (channel in ('account', 'link', 'beside', 'paper')),
    grade text check (grade in ('A', 'B', 'C')),
    comment text,
    statement text,
    scan_id uuid,
    member_id uuid,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, agreement_id) references agreements (structure_id, id),
    foreign key (structure_id, scan_id) references scans (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    check (state not in ('signed', 'refused') or said_on is not null),
    check (state <> 'waiting' or said_on is null),
    check ((said_on is null) = (channel is null)),
    check (state <> 'signed' or grade is not null)
);
create index signatures_by_agreement on signatures (structure_id, agreement_id);

-- How many agreements of a case wait for somebody; counted with each of them, for the coach's day.
alter table cases add column agreements_waiting bigint not null default 0 check (agreements_waiting >= 0);
create index cases_under_way on cases (structure_id, coach_id) where closed_on is null;
