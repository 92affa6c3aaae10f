-- The pulse: two questions by a mailed address to one side of a job, and what was answered.

create table pulses (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    placement_id uuid not null,
    side text not null check (side in ('trainee', 'employer')),
    -- Who was asked.
    name text not null,
    asked_on date not null,
    asked_by_id uuid,
    going text check (going in ('well', 'difficulty', 'stuck')),
    wants_call boolean,
    -- The latest press, and the first one: from it the days count in which the answer can be changed.
    said_on date check (said_on >= asked_on),
    said_at bigint,
    first_at bigint,
    presses bigint not null default 0,
    -- Since when the answer asks for a contact, and the day by which it is due.
    called_on date,
    called_at bigint,
    due_on date check (due_on >= called_on),
    version bigint not null default 1,
    from_bundle boolean not null default false,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, placement_id) references placements (structure_id, id),
    foreign key (structure_id, asked_by_id) references members (structure_id, id),
    check ((said_on is null) = (going is null and wants_call is null)),
    check ((said_at is null) = (said_on is null)),
    check ((first_at is null) = (said_on is null)),
    check ((called_at is null) = (called_on is null)),
    check ((due_on is null) = (called_on is null)),
    check (called_on is null or said_on is not null)
);
create index pulses_by_placement on pulses (structure_id, placement_id, side, said_at);

-- By when a side of the job that asked for it is to be contacted, when no contact took place since: the coach's day reads it.
alter table placements add column pulse_trainee_on date;
alter table placements add column pulse_employer_on date;
