-- One file for SQLite and PostgreSQL: uuid, text, bigint, boolean, date; nothing else.
-- Instants are bigint milliseconds (text instants sort wrongly); hours, FTE and days are bigint hundredths.
-- Every tenant table leads with structure_id and is referred to by (structure_id, id), so that a row pointing into
-- another structure cannot exist on either engine.

create table networks (
    id uuid primary key,
    slug text not null unique check (length(slug) between 1 and 60),
    name text not null check (length(name) between 1 and 200),
    country text not null check (country in ('FR', 'BE'))
);

create table regions (
    id uuid primary key,
    network_id uuid not null references networks (id),
    slug text not null check (length(slug) between 1 and 60),
    name text not null check (length(name) between 1 and 200),
    unique (network_id, slug)
);

create table structures (
    id uuid primary key,
    network_id uuid not null references networks (id),
    region_id uuid references regions (id),
    slug text not null unique check (length(slug) between 1 and 60),
    name text not null check (length(name) between 1 and 200),
    country text not null check (country in ('FR', 'BE')),
    time_zone text not null,
    language text not null check (language in ('fr', 'en')),
    profile text not null,
    created_at bigint not null
);
create index structures_by_network on structures (network_id, region_id);

create table accounts (
    id uuid primary key,
    email text not null,
    email_folded text not null unique,
    name text not null check (length(name) between 1 and 200),
    password_hash text,
    language text not null check (language in ('fr', 'en')),
    created_at bigint not null,
    -- The structure or the network worked in last: the next sign-in goes there.
    last_place uuid,
    version bigint not null default 1
);

-- Who may sign in where. The only table that joins accounts and structures; roles repeat the member's.
create table memberships (
    account_id uuid not null references accounts (id),
    structure_id uuid not null references structures (id),
    member_id uuid not null,
    roles text not null,
    active boolean not null,
    primary key (account_id, structure_id)
);
create unique index memberships_by_member on memberships (structure_id, member_id);

create table officers (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    network_id uuid not null references networks (id),
    region_id uuid references regions (id),
    active boolean not null,
    unique (account_id, network_id)
);

create table sign_ins (
    token_hash text primary key,
    account_id uuid not null references accounts (id),
    structure_id uuid references structures (id),
    network_id uuid references networks (id),
    created_at bigint not null,
    seen_at bigint not null
);
create index sign_ins_by_account on sign_ins (account_id);

-- One-time addresses where a person chooses a password.
create table account_links (
    token_hash text primary key,
    account_id uuid not null references accounts (id),
    expires_at bigint not null,
    used_at bigint
);

create table account_mails (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    recipient text not null,
    subject text not null,
    body text not null,
    state text not null check (state in ('queued', 'sent', 'dead')),
    attempts bigint not null default 0,
    due_at bigint not null,
    sent_at bigint,
    error text
);
create index account_mails_due on account_mails (state, due_at);

-- Which structure has mail to send, and from when: all that work across structures may know.
create table wake_ups (
    structure_id uuid primary key references structures (id),
    due_at bigint not null
);
create index wake_ups_due on wake_ups (due_at);

create table structure_kinds (
    structure_id uuid not null references structures (id),
    id uuid not null,
    effective_on date not null,
    kind text not null check (kind in ('aci', 'ai', 'ei', 'etti', 'eiti', 'geiq', 'ges', 'services', 'cisp', 'mire', 'title_services', 'other')),
    primary key (structure_id, id),
    unique (structure_id, effective_on)
);

create table members (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    name text not null,
    email text,
    email_folded text,
    roles text not null,
    fte bigint check (fte >= 0),
    in_post_from date,
    in_post_to date,
    active boolean not null default true,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    unique (structure_id, email_folded),
    check (in_post_to is null or in_post_from is null or in_post_to >= in_post_from)
);

create table tokens (
    structure_id uuid not null references structures (id),
    id uuid not null,
    name text not null,
    role text not null,
    token_hash text not null,
    created_at bigint not null,
    withdrawn_at bigint,
    primary key (structure_id, id),
    unique (structure_id, token_hash)
);

create table trainees (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    first_name text not null,
    last_name text not null,
    folded text not null,
    birth_date date,
    sex text check (sex in ('F', 'M', 'X')),
    email text,
    phone text,
    entered_on date not null,
    left_on date,
    exit_reason text,
    hours_worked bigint check (hours_worked >= 0),
    education text,
    criteria text not null default '',
    barriers text not null default '',
    consent_on date,
    attestation_on date,
    supervisor_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, supervisor_id) references members (structure_id, id),
    check (left_on is null or left_on >= entered_on)
);
create index trainees_by_name on trainees (structure_id, folded, id);
create index trainees_by_supervisor on trainees (structure_id, supervisor_id);
create index trainees_by_entry on trainees (structure_id, entered_on);

create table employers (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    name text not null,
    folded text not null,
    siret text,
    country text check (country in ('FR', 'BE')),
    enterprise_number text,
    establishment_number text,
    naf text,
    city text,
    size text check (size in ('micro', 'small', 'medium', 'large')),
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref)
);
create index employers_by_name on employers (structure_id, folded, id);

create table contacts (
    structure_id uuid not null references structures (id),
    id uuid not null,
    employer_id uuid not null,
    name text not null default '',
    email text,
    phone text,
    role text,
    language text not null default 'fr' check (language in ('fr', 'en')),
    position bigint not null default 1,
    version bigint not null default 1,
    primary key (structure_id, id),
    foreign key (structure_id, employer_id) references employers (structure_id, id)
);
create index contacts_by_employer on contacts (structure_id, employer_id, position);

create table cases (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    trainee_id uuid not null,
    coach_id uuid not null,
    stage text not null check (stage in ('referred', 'intake', 'declined', 'towards', 'in_employment', 'closed')),
    opened_on date not null,
    closed_on date,
    closing_reason text check (closing_reason in ('autonomous', 'handed_over', 'time_limit', 'withdrew', 'lost_contact', 'ineligible')),
    next_contact_on date,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, trainee_id) references trainees (structure_id, id),
    foreign key (structure_id, coach_id) references members (structure_id, id),
    check (closed_on is null or closed_on >= opened_on),
    check ((stage = 'closed') = (closed_on is not null))
);
create index cases_by_trainee on cases (structure_id, trainee_id);
create index cases_by_next_contact on cases (structure_id, coach_id, next_contact_on);

create table plans (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    case_id uuid not null,
    coach_id uuid not null,
    purpose text,
    starts_on date not null,
    planned_end date not null,
    ends_on date,
    last_day date not null,
    signed_trainee_on date,
    signed_coach_on date,
    signed_employer_on date,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, coach_id) references members (structure_id, id),
    check (planned_end >= starts_on),
    check (ends_on is null or ends_on >= starts_on),
    check (last_day = coalesce(ends_on, planned_end))
);
create index plans_by_case on plans (structure_id, case_id, starts_on);
create index plans_ending on plans (structure_id, coach_id, last_day);

create table objectives (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    plan_id uuid not null,
    text text,
    domain text check (domain in ('work', 'employer', 'personal')),
    origin text check (origin in ('person', 'employer', 'coach', 'joint')),
    opened_on date not null,
    closed_on date,
    result text check (result in ('met', 'partly', 'dropped', 'carried_over')),
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, plan_id) references plans (structure_id, id),
    check (closed_on is null or closed_on >= opened_on)
);
create index objectives_by_plan on objectives (structure_id, plan_id);

create table sessions (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    case_id uuid not null,
    coach_id uuid,
    writer_id uuid,
    held_on date not null,
    minutes bigint check (minutes >= 0),
    side text not null check (side in ('trainee', 'employer', 'tripartite', 'third_party')),
    place text check (place in ('workplace', 'structure', 'phone', 'video', 'home', 'outside')),
    attended boolean,
    note text,
    audience text not null check (audience in ('coach', 'structure', 'trainee', 'employer')),
    mood text check (mood in ('going_well', 'to_watch', 'stuck')),
    next_contact_on date,
    recorded_at bigint,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, coach_id) references members (structure_id, id),
    foreign key (structure_id, writer_id) references members (structure_id, id)
);
create index sessions_by_case on sessions (structure_id, case_id, held_on, id);
create index sessions_by_day on sessions (structure_id, held_on);

create table placements (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    case_id uuid not null,
    employer_id uuid not null,
    job_title text,
    rome text,
    kind text not null check (kind in ('pmsmp', 'trial', 'cddi', 'cdd', 'cdi', 'temp', 'apprenticeship', 'subsidised', 'iae_other')),
    started_on date not null,
    planned_end date,
    trial_ends_on date,
    ended_on date,
    end_phase text check (end_phase in ('before_start', 'trial', 'after_trial')),
    end_initiator text check (end_initiator in ('worker', 'employer', 'both', 'neither')),
    weekly_hours bigint check (weekly_hours >= 0),
    tutor text,
    tutor_named_on date,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, employer_id) references employers (structure_id, id),
    check (ended_on is null or ended_on >= started_on)
);
create index placements_by_case on placements (structure_id, case_id, started_on);
create index placements_by_employer on placements (structure_id, employer_id);
create index placements_by_start on placements (structure_id, started_on);

create table milestones (
    structure_id uuid not null references structures (id),
    id uuid not null,
    placement_id uuid not null,
    case_id uuid not null,
    coach_id uuid not null,
    kind text not null check (kind in ('SIGNED', 'DAY1', 'TRIAL', 'W1', 'M1', 'M3', 'M6', 'M12', 'RENEWED', 'CDI', 'HOURS', 'TUTOR', 'ADJUSTED', 'END')),
    due_on date not null,
    requested_on date,
    answered_on date,
    answer text check (answer in ('in_post', 'difficulty', 'left')),
    grade text check (grade in ('A', 'B', 'C')),
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, placement_id, kind, due_on),
    foreign key (structure_id, placement_id) references placements (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, coach_id) references members (structure_id, id)
);
create index milestones_by_case on milestones (structure_id, case_id, due_on);
create index milestones_waiting on milestones (structure_id, coach_id, answered_on, due_on);
create index milestones_by_due on milestones (structure_id, due_on);

create table links (
    structure_id uuid not null references structures (id),
    id uuid not null,
    token_hash text not null,
    milestone_id uuid not null,
    contact_id uuid,
    recipient text not null,
    recipient_name text not null,
    language text not null,
    created_at bigint not null,
    expires_at bigint not null,
    answered_at bigint,
    withdrawn_at bigint,
    primary key (structure_id, id),
    unique (structure_id, token_hash),
    foreign key (structure_id, milestone_id) references milestones (structure_id, id),
    foreign key (structure_id, contact_id) references contacts (structure_id, id)
);
create index links_by_milestone on links (structure_id, milestone_id);

-- Every answer ever given; the milestone shows the latest of the best-graded side.
create table answers (
    structure_id uuid not null references structures (id),
    id uuid not null,
    milestone_id uuid not null,
    link_id uuid,
    given_at bigint not null,
    answered_on date not null,
    answer text not null check (answer in ('in_post', 'difficulty', 'left')),
    grade text not null check (grade in ('A', 'B', 'C')),
    left_on date,
    comment text,
    -- What a bundle told may be corrected by a bundle; what somebody said here stays.
    from_bundle boolean not null default false,
    replaced_at bigint,
    primary key (structure_id, id),
    check (replaced_at is null or from_bundle),
    foreign key (structure_id, milestone_id) references milestones (structure_id, id),
    foreign key (structure_id, link_id) references links (structure_id, id)
);
create index answers_by_milestone on answers (structure_id, milestone_id, given_at);
create index answers_by_link on answers (structure_id, link_id, given_at);

create table mails (
    structure_id uuid not null references structures (id),
    id uuid not null,
    link_id uuid,
    recipient text not null,
    subject text not null,
    body text not null,
    state text not null check (state in ('queued', 'sent', 'dead')),
    attempts bigint not null default 0,
    due_at bigint not null,
    sent_at bigint,
    error text,
    primary key (structure_id, id),
    foreign key (structure_id, link_id) references links (structure_id, id)
);
create index mails_due on mails (structure_id, state, due_at);

-- The head of a structure's journal. Every write locks it first, so a structure's writes happen one at a time.
create table journal_heads (
    structure_id uuid primary key references structures (id),
    seq bigint not null,
    hash text not null
);

create table journal_entries (
    structure_id uuid not null references structures (id),
    seq bigint not null check (seq > 0),
    at bigint not null,
    actor text not null,
    face text not null,
    action text not null,
    subject uuid,
    digest text not null,
    hash text not null,
    primary key (structure_id, seq)
);
create index journal_by_subject on journal_entries (structure_id, subject, seq);

-- What was done in words; erasable without breaking the chain, which holds only the salted digest.
create table journal_payloads (
    structure_id uuid not null references structures (id),
    seq bigint not null,
    salt text not null,
    payload text not null,
    primary key (structure_id, seq),
    foreign key (structure_id, seq) references journal_entries (structure_id, seq)
);

create table idempotency (
    structure_id uuid not null references structures (id),
    actor text not null,
    key text not null check (length(key) between 1 and 255),
    request_hash text not null,
    answer text not null,
    at bigint not null,
    primary key (structure_id, actor, key)
);
