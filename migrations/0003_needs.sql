-- Employers as clients: the posts they want to fill, and who was put forward for them.

-- An employer's need. The first answer is what the promise of reactivity is measured by; it is given once.
create table needs (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    employer_id uuid not null,
    job_title text not null,
    rome text,
    tasks text,
    requirements text,
    weekly_hours bigint check (weekly_hours >= 0),
    workplace text,
    schedule text,
    -- How many people are wanted.
    people bigint not null check (people >= 1),
    asked_on date not null,
    wanted_from date,
    -- Who took the call.
    taken_by_id uuid,
    state text not null check (state in ('asked', 'answered', 'filled', 'partly', 'withdrawn', 'unanswered')),
    answer text check (answer in ('proposed', 'nobody', 'other_service')),
    answered_on date,
    answered_by_id uuid,
    answer_note text,
    closed_on date,
    closing_note text,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, employer_id) references employers (structure_id, id),
    foreign key (structure_id, taken_by_id) references members (structure_id, id),
    foreign key (structure_id, answered_by_id) references members (structure_id, id),
    check (answered_on >= asked_on),
    check (closed_on >= asked_on),
    check ((answer is null) = (answered_on is null)),
    check ((closed_on is null) = (state in ('asked', 'answered'))),
    check (answered_on is null or state not in ('asked', 'unanswered')),
    check (answered_on is not null or state not in ('answered', 'filled', 'partly'))
);
create index needs_by_employer on needs (structure_id, employer_id, asked_on);
create index needs_by_state on needs (structure_id, state, asked_on, id);

-- A person put forward for a need, at most once, and what became of it.
create table candidates (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    need_id uuid not null,
    case_id uuid not null,
    state text not null check (state in ('put_forward', 'met', 'hired', 'firm_declined', 'person_declined')),
    put_on date not null,
    put_by_id uuid,
    met_on date,
    result_on date,
    reason text,
    placement_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    unique (structure_id, need_id, case_id),
    foreign key (structure_id, need_id) references needs (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, put_by_id) references members (structure_id, id),
    foreign key (structure_id, placement_id) references placements (structure_id, id),
    check (met_on >= put_on),
    check (result_on >= put_on),
    check ((result_on is null) = (state in ('put_forward', 'met'))),
    check (met_on is null or state <> 'put_forward'),
    check (met_on is not null or state <> 'met'),
    check (reason is not null or state not in ('firm_declined', 'person_declined'))
);
create index candidates_by_case on candidates (structure_id, case_id);
