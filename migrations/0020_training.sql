-- Days on which the structure's people trained: practice analysis, and whatever else.
create table training_days (
    structure_id uuid not null references structures (id),
    id uuid not null,
    member_id uuid not null,
    held_on date not null,
    kind text not null check (kind in ('practice_analysis', 'other')),
    -- In hundredths of a day.
    days bigint not null check (days >= 0),
    note text,
    version bigint not null default 1,
    primary key (structure_id, id),
    -- What a source calls a day by, which has no other name.
    unique (structure_id, member_id, held_on, kind),
    foreign key (structure_id, member_id) references members (structure_id, id)
);
create index training_days_by_day on training_days (structure_id, held_on);
