-- Assessments: what several sources say of a person, or of an establishment, each alone; then side by side.

-- One assessment by one version of a framework. It is of a person in a case, or of an employer as a case's coach sees it.
create table assessments (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    -- Who is looked at: one of the two, and never both.
    trainee_id uuid,
    employer_id uuid,
    -- In which accompaniment it is made; unknown for some that a bundle tells.
    case_id uuid,
    -- The version of the framework: one that ships is known by its code and number alone.
    framework text not null,
    number bigint not null,
    framework_id uuid,
    max_level bigint not null check (max_level between 1 and 6),
    state text not null check (
        state in ('prepared', 'open', 'crossed', 'synthesised', 'agreed', 'contested', 'sealed', 'superseded', 'dropped')
    ),
    -- Why it is made, and how, in the words in which it was explained.
    purpose text,
    explained_on date,
    explained_by_id uuid,
    prepared_on date not null,
    -- The day on which the ratings were laid side by side.
    assessed_on date,
    synthesis text,
    synthesised_on date,
    synthesised_by_id uuid,
    -- What the person, or the firm, says of the synthesis.
    contested boolean,
    said_on date,
    said_comment text,
    sealed_on date,
    sealed_by_id uuid,
    -- The sealed one that this one corrects.
    supersedes_id uuid,
    dropped_on date,
    dropped_reason text,
    from_bundle boolean not null default false,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, trainee_id) references trainees (structure_id, id),
    foreign key (structure_id, employer_id) references employers (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, framework_id) references frameworks (structure_id, id),
    foreign key (structure_id, explained_by_id) references members (structure_id, id),
    foreign key (structure_id, synthesised_by_id) references members (structure_id, id),
    foreign key (structure_id, sealed_by_id) references members (structure_id, id),
    foreign key (structure_id, supersedes_id) references assessments (structure_id, id),
    check (trainee_id is not null or employer_id is not null),
    check (case_id is not null or from_bundle),
    -- What a bundle tells is history: its days can be in any order, and some are unknown.
    check (from_bundle or state in ('prepared', 'dropped') or explained_on is not null),
    check (from_bundle or state <> 'prepared' or explained_on is null),
    check (from_bundle or (assessed_on is not null) = (state in ('crossed', 'synthesised', 'agreed', 'contested', 'sealed', 'superseded'))),
    check (from_bundle or state not in ('synthesised', 'agreed', 'contested', 'sealed', 'superseded') or synthesised_on is not null),
    check (from_bundle or state not in ('agreed', 'contested', 'sealed', 'superseded') or said_on is not null),
    check ((sealed_on is not null) = (state in ('sealed', 'superseded'))),
    check ((dropped_on is not null) = (state = 'dropped')),
    check ((synthesised_on is null) = (synthesis is null)),
    check ((dropped_on is null) = (dropped_reason is null)),
    check (from_bundle or (said_on is null) = (contested is null)),
    check (from_bundle or contested is null or contested = false or said_comment is not null),
    check (from_bundle or assessed_on >= explained_on),
    check (from_bundle or sealed_on >= assessed_on)
);
create index assessments_by_case on assessments (structure_id, case_id, prepared_on);
create index assessments_by_trainee on assessments (structure_id, trainee_id, framework);
create index assessments_by_employer on assessments (structure_id, employer_id, framework);
-- A sealed one is corrected once at a time.
create unique index assessments_corrections on assessments (structure_id, supersedes_id) where supersedes_id is not null and dropped_on is null;
create index assessments_by_framework on assessments (structure_id, framework_id) where framework_id is not null;

-- Who is asked to rate. Each rates alone, and hands in once.
create table sources (
    structure_id uuid not null references structures (id),
    id uuid not null,
    assessment_id uuid not null,
    source text not null check (source in ('self', 'supervisor', 'employer', 'client', 'coach')),
    -- The member who rates; without one they rate through a mailed address, or on the coach's device.
    member_id uuid,
    asked_on date not null,
    given_on date,
    reminded_on date,
    primary key (structure_id, id),
    unique (structure_id, assessment_id, source),
    foreign key (structure_id, assessment_id) references assessments (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    check (given_on >= asked_on)
);
create index sources_by_member on sources (structure_id, member_id) where member_id is not null and given_on is null;

-- What a source says of an item. Without a level it was looked at and not assessed.
create table ratings (
    structure_id uuid not null references structures (id),
    source_id uuid not null,
    item text not null,
    level bigint check (level between 0 and 6),
    -- Who supplies the support, where the framework asks.
    support text check (support in ('coach', 'colleague', 'nobody')),
    primary key (structure_id, source_id, item),
    foreign key (structure_id, source_id) references sources (structure_id, id)
);
