-- Finding people and firms by their names, and putting double records right.

-- What a person is found by: each way to begin their name, their number and address. Derived from the record.
create table trainee_keys (
    structure_id uuid not null references structures (id),
    trainee_id uuid not null,
    key text not null,
    primary key (structure_id, key, trainee_id),
    foreign key (structure_id, trainee_id) references trainees (structure_id, id)
);
create index trainee_keys_by_trainee on trainee_keys (structure_id, trainee_id, key);

create table employer_keys (
    structure_id uuid not null references structures (id),
    employer_id uuid not null,
    key text not null,
    primary key (structure_id, key, employer_id),
    foreign key (structure_id, employer_id) references employers (structure_id, id)
);
create index employer_keys_by_employer on employer_keys (structure_id, employer_id, key);

-- The words names are made of, each under its own spelling, under itself without one of its letters, and under its sound.
create table spellings (
    structure_id uuid not null references structures (id),
    key text not null,
    word text not null,
    primary key (structure_id, key, word)
);
create index spellings_by_word on spellings (structure_id, word, key);

-- With which rules a structure's keys and spellings were made: other ones make them anew.
create table key_editions (
    structure_id uuid primary key references structures (id),
    edition bigint not null
);

create index candidates_by_case_and_need on candidates (structure_id, case_id, need_id);
create index gaps_by_employer on gaps (structure_id, employer_id);

-- Two records that were one: which was kept (a person or an employer), what both held, and what moved, so that it can be undone. The absorbed record is a row
-- of its own table no more. What they held is emptied when it can no longer be undone.
create table merges (
    structure_id uuid not null references structures (id),
    id uuid not null,
    trainee_id uuid,
    employer_id uuid,
    -- The id of a row that is no more.
    absorbed uuid not null,
    -- The key of the absorbed record in bundles.
    absorbed_ref text not null,
    held text,
    merged_at bigint not null,
    member_id uuid,
    undone_at bigint,
    undone_by_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    foreign key (structure_id, trainee_id) references trainees (structure_id, id),
    foreign key (structure_id, employer_id) references employers (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    foreign key (structure_id, undone_by_id) references members (structure_id, id)
);
create index merges_by_absorbed on merges (structure_id, absorbed);
create index merges_by_trainee on merges (structure_id, trainee_id);
create index merges_by_employer on merges (structure_id, employer_id);
