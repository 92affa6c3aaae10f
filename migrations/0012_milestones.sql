-- Milestones about which the sides say different things, questions handed over on paper, and the papers that were seen.

-- Since when one side says yes and another no, and how that was cleared up.
alter table milestones add column contradicted_on date;
alter table milestones add column cleared_on date check (cleared_on is null or contradicted_on is not null);
alter table milestones add column cleared_note text check ((cleared_note is null) = (cleared_on is null));
create index milestones_contradicted on milestones (structure_id, case_id) where contradicted_on is not null and cleared_on is null;

-- Handed over by the coach on a sheet, not mailed to an address of the firm.
alter table links add column handed boolean not null default false;

-- The photograph of the paper that an answer was read from.
create table answer_papers (
    structure_id uuid not null references structures (id),
    answer_id uuid not null,
    scan_id uuid not null,
    primary key (structure_id, answer_id),
    foreign key (structure_id, answer_id) references answers (structure_id, id),
    foreign key (structure_id, scan_id) references scans (structure_id, id)
);
