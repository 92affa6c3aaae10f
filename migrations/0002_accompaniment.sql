-- The accompaniment: what the method adds to the house. Columns are added, tables are never rebuilt.

-- A number of the method profile (rule, value), or the shipped profile it is based on (base), from a day on. Never rewritten.
create table profile_changes (
    structure_id uuid not null references structures (id),
    id uuid not null,
    rule text,
    value bigint check (value >= 0),
    base text check (base in ('rejoins', 'mire', 'emploi-accompagne', 'ips')),
    origin text not null check (length(origin) between 1 and 200),
    effective_on date not null,
    decided_at bigint not null,
    member_id uuid,
    primary key (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    check ((rule is null) <> (base is null))
);
create index profile_changes_by_day on profile_changes (structure_id, effective_on);

-- Each move of a case from one stage to another; the case holds the latest.
create table moves (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    from_stage text not null check (from_stage in ('referred', 'intake', 'declined', 'towards', 'in_employment', 'closed')),
    to_stage text not null check (to_stage in ('referred', 'intake', 'declined', 'towards', 'in_employment', 'closed')),
    moved_on date not null,
    reason text,
    moved_at bigint not null,
    member_id uuid,
    primary key (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, member_id) references members (structure_id, id),
    check (from_stage <> to_stage)
);
create index moves_by_case on moves (structure_id, case_id, moved_at);

-- How a case was closed: the bilan, and the closing test of those closed as autonomous.
create table closings (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    bilan text not null,
    -- For as long as the profile asks, only manager and colleagues supplied the support.
    supported_by_firm boolean,
    both_agree boolean,
    objectives_done boolean,
    -- Why it was closed as autonomous although the test was not passed.
    overruled text,
    primary key (structure_id, id),
    unique (structure_id, case_id),
    foreign key (structure_id, case_id) references cases (structure_id, id)
);

-- Who coached a case, and from when on; changes are kept.
create table handovers (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    from_coach_id uuid not null,
    to_coach_id uuid not null,
    handed_on date not null,
    note text,
    handed_at bigint not null,
    primary key (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, from_coach_id) references members (structure_id, id),
    foreign key (structure_id, to_coach_id) references members (structure_id, id),
    check (from_coach_id <> to_coach_id)
);
create index handovers_by_case on handovers (structure_id, case_id, handed_at);

-- An accompaniment rests: the plan's clock stands still. Both days are counted in; two of one case never share a day.
create table suspensions (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    case_id uuid not null,
    reason text not null check (reason in ('illness', 'maternity', 'parental', 'detention', 'training', 'absence', 'other')),
    from_on date not null,
    to_on date not null,
    -- As first agreed, when the person came back earlier.
    agreed_to_on date not null,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    check (agreed_to_on >= from_on),
    check (to_on <= agreed_to_on)
);
create index suspensions_by_case on suspensions (structure_id, case_id, from_on);

alter table plans add column proposed_on date;
alter table plans add column hours_planned bigint check (hours_planned >= 0);
-- Under a profile without an end: planned_end is the day of the next review, and no wall.
alter table plans add column open_ended boolean not null default false;
alter table plans add column bilan text;
alter table plans add column bilan_on date;

alter table objectives add column horizon_on date;
-- Why it was dropped or carried over.
alter table objectives add column result_note text;

create table extensions (
    structure_id uuid not null references structures (id),
    id uuid not null,
    ref text,
    plan_id uuid not null,
    state text not null check (state in ('requested', 'granted', 'denied', 'withdrawn')),
    reason text not null,
    new_end date not null,
    hours bigint check (hours >= 0),
    requested_on date not null,
    requested_by_id uuid,
    decided_on date,
    decided_by_id uuid,
    comment text,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, ref),
    foreign key (structure_id, plan_id) references plans (structure_id, id),
    foreign key (structure_id, requested_by_id) references members (structure_id, id),
    foreign key (structure_id, decided_by_id) references members (structure_id, id),
    check ((state = 'requested') = (decided_on is null))
);
create index extensions_by_plan on extensions (structure_id, plan_id, requested_on);
create index extensions_waiting on extensions (structure_id, state, requested_on);

-- The matching matrix: one of five pairs of person and post, and what a gap asks for.
create table gaps (
    structure_id uuid not null references structures (id),
    id uuid not null,
    case_id uuid not null,
    employer_id uuid,
    pair text not null check (pair in ('skills', 'learning', 'context', 'culture', 'wishes')),
    person text,
    work text,
    answer text not null check (answer in ('matched', 'objective', 'workplace', 'colleagues', 'open')),
    what text,
    objective_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, employer_id) references employers (structure_id, id),
    foreign key (structure_id, objective_id) references objectives (structure_id, id)
);
create index gaps_by_case on gaps (structure_id, case_id);

-- The record of an end: its legal form, its causes (joined by |), and whether it is good news.
alter table placements add column end_form text check (end_form in ('trial_break', 'resignation', 'dismissal', 'mutual', 'contract_end', 'medical', 'abandonment', 'transfer', 'other'));
alter table placements add column end_causes text not null default '';
alter table placements add column end_valence text check (end_valence in ('positive', 'neutral', 'negative'));
alter table placements add column end_note text;
